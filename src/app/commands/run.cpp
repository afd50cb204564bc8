#include "app/commands/commands.hpp"

#include "app/input/limits.hpp"
#include "app/input/study_input.hpp"
#include "app/output/progress.hpp"
#include "app/output/report_output.hpp"
#include "app/output/results_output.hpp"
#include "app/output/version.hpp"
#include "app/signals.hpp"
#include "app/store_sink.hpp"
#include "parallel/make_executor.hpp"

#include <fmt/format.h>

#include <chrono>
#include <ostream>

namespace kaptein {
namespace {

constexpr std::uint64_t most_rows_exported = 1'000'000;  // beyond, `run` names the command instead

RunStudyResult simulate(const Options& options, const Study& study, Store& store, ProgressLine& line)
{
    std::atomic<bool>& stop = StopOnSignals::flag();
    StoreSink sink(store, options.stop_on_error ? &stop : nullptr);
    const int threads = threads_of(options);
    const auto inside = make_executor(threads);
    RunStudyOptions how;
    how.workers = threads;
    how.inside_a_run = inside.get();
    how.stop = &stop;
    const auto start = std::chrono::steady_clock::now();
    const auto stored = [&store](const RunSpec& spec) {
        return store.claim(spec.point, spec.design, spec.replicate, spec.key);
    };
    const auto show = [&](const RunProgress& progress) {
        const double elapsed = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        if (options.stop_after_seconds && elapsed >= *options.stop_after_seconds) {
            stop.store(true);
        }
        if (!options.quiet) {
            line.show(progress);
        }
    };
    const RunStudyResult result = run_study(study, Plan(study, 0, study.replicates.max), stored, sink, how, show);
    sink.close();
    return result;
}

/// What a finished study leaves besides the store, and what it prints.
void conclude(const Options& options, const Study& study, const Store& store, Console& console)
{
    const bool small = table_rows(store) <= most_rows_exported;
    if (small) {
        write_tables(study, store, store.folder() / "tables");
    } else {
        write_manifest_only(study, store);
    }
    if (options.json) {
        return;
    }
    console.out << comparison_output(comparison_of(study, store, options), options);
    if (!options.quiet && !options.in_passing) {
        const std::string folder = options.output.empty() ? "results/" + study.name : options.output;
        console.err << (small ? fmt::format("Tables for R, Python and spreadsheets: {}/tables\n", folder)
                              : fmt::format("The tables are large; to write them: kaptein export {}\n", folder));
    }
}

RunState state_of_study(const RunStudyResult& result, double rate)
{
    RunState state;
    const RunProgress& progress = result.progress;
    state.state = result.stopped ? "interrupted" : "complete";
    state.planned = progress.planned;
    state.failed = progress.failed;
    state.stored = progress.done - progress.failed;
    state.runs_per_second = rate;
    state.seconds_left = result.stopped ? -1.0 : 0.0;
    return state;
}

}  // namespace

ExitCode run_study_command(const Options& options, Console& console)
{
    const StudyInput input = read_study_aloud(options, console);
    if (!input.study) {
        return input.exit_code;
    }
    const Study& study = *input.study;
    const std::filesystem::path folder = results_folder(options, study);
    if (options.max_runs || options.max_seconds || options.max_bytes) {
        std::optional<PilotResult> estimate;
        const std::string reason = limit_broken(options, study, counts_with_stored(study, folder), estimate);
        if (!reason.empty()) {
            console.err << "kaptein: not started: " << reason << ".\n";
            return ExitCode::limit;
        }
    }

    const StopOnSignals signals;
    const auto store =
        Store::open_for_writing(folder, identity_of(study),
                                {.program = fmt::format("kaptein {} ({})", program_version(), program_revision()),
                                 .threads = threads_of(options)});
    if (options.verbose) {
        console.err << fmt::format("{} {} with seed {} on {} threads\n",
                                   store->created() ? "new results in" : "continuing", folder.string(), study.seed,
                                   threads_of(options));
    }
    ProgressLine line(console, options.progress, study.name);
    const RunStudyResult result = simulate(options, study, *store, line);
    line.end();
    ExitCode code = store->failed_count() > 0 ? ExitCode::runs_failed : ExitCode::done;
    if (result.stopped) {
        console.err << fmt::format("kaptein: stopped with {} of {} runs stored in {}; the same command continues.\n",
                                   result.progress.done, result.progress.planned, folder.string());
        code = graver(code, ExitCode::stopped);
    } else {
        conclude(options, study, *store, console);
        if (!options.no_report) {
            report_after_run(options, study, *store, console);
        }
    }
    if (options.json) {
        console.out << run_state_document("run", study.name, state_of_study(result, line.runs_per_second()), true);
    }
    if (code == ExitCode::runs_failed) {
        console.err << fmt::format("kaptein: {} of {} runs failed; `kaptein rerun {} RUN` shows one again.\n",
                                   store->failed_count(), store->run_count(), folder.string());
    }
    return code;
}

}  // namespace kaptein
