#include "app/commands/commands.hpp"

#include "app/input/limits.hpp"
#include "app/input/run_counts.hpp"
#include "app/input/standing.hpp"
#include "app/input/study_input.hpp"
#include "app/output/progress.hpp"
#include "app/output/report_output.hpp"
#include "app/output/results_output.hpp"
#include "app/output/version.hpp"
#include "app/profile/profile_text.hpp"
#include "app/signals.hpp"
#include "app/store_sink.hpp"
#include "parallel/make_executor.hpp"

#include <fmt/format.h>

#include <chrono>
#include <ostream>
#include <utility>

namespace kaptein {
namespace {

RunStudyResult simulate(const Options& options, const Study& study, Store& store, ProgressLine& line,
                        PartClock* part_clock)
{
    std::atomic<bool>& stop = StopOnSignals::flag();
    StoreSink sink(store, options.stop_on_error ? &stop : nullptr);
    const int threads = threads_of(options);
    const auto inside = make_executor(threads);
    RunStudyOptions how;
    how.workers = threads;
    how.inside_a_run = inside.get();
    how.stop = &stop;
    how.part_clock = part_clock;
    const auto start = std::chrono::steady_clock::now();
    const auto stored = [&store](const RunSpec& spec) {
        return store.claim(spec.point, spec.design, spec.replicate, spec.key);
    };
    bool said = false;
    const auto show = [&](const RunProgress& progress) {
        const double elapsed = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        // Not before a run is under way: however short the time, each call gets further.
        if (options.stop_after_seconds && elapsed >= *options.stop_after_seconds && progress.begun > 0) {
            stop.store(true);
        }
        if (options.quiet) {
            return;
        }
        if (stop.load() && !std::exchange(said, true)) {
            line.say("kaptein: stopping after the runs that are under way; Ctrl-C again ends it at once.");
        }
        line.show(progress);
    };
    const auto driver = driver_of(study, options.shard.value_or(Share{}), store);
    const RunStudyResult result = run_driven(study, *driver, stored, sink, how, show);
    sink.close();
    return result;
}

RunState state_of_study(const Standing& standing, bool stopped, double rate)
{
    RunState state;
    state.state = stopped ? "interrupted" : "complete";
    state.planned = standing.planned;
    state.failed = standing.failed;
    state.stored = standing.stored - standing.failed;
    state.runs_per_second = rate;
    state.seconds_left = stopped ? -1.0 : 0.0;
    state.not_precise = standing.not_precise;
    return state;
}

/// Why this part of the study cannot be decided by itself, or "".
std::string shard_refused(const Options& options, const Study& study)
{
    const bool one_point = point_count(study) == 1;
    if (options.shard && !options.shard->whole() && study.replicates.until && one_point) {
        return fmt::format("{}: replicates.until: with one point the shards share out the replicates, and none of "
                           "them sees enough to stop. Allowed: a fixed number of replicates, a sweep, or no --shard",
                           options.subject);
    }
    return "";
}

/// What a study leaves besides the store when it has come to its end, and what it prints. Gives what came of `expect:`.
std::vector<ExpectationResult> end_whole(const Options& options, const Study& study, const Store& store,
                                         const Standing& standing, Console& console)
{
    std::vector<ExpectationResult> expected;
    if (options.shard) {
        write_shard_manifest(store);
        if (!options.quiet && !options.json) {
            console.err << fmt::format("kaptein: shard {} is done, {} runs in {}. When all are: kaptein merge DIR... "
                                       "-o DIR\n",
                                       to_text(*options.shard), standing.stored,
                                       results_folder(options, study).string());
        }
    } else {
        expected = conclude(options, study, store, console);
        if (!options.no_report) {
            report_after_run(options, study, store, console);
        }
    }
    console.err << not_precise_text(study, standing);
    return expected;
}

} // namespace

ExitCode run_study_command(const Options& options, Console& console)
{
    const StopOnSignals signals;
    const StudyInput input = read_study_aloud(options, console);
    if (!input.study) {
        return input.exit_code;
    }
    const Study& study = *input.study;
    const std::filesystem::path folder = results_folder(options, study);
    if (const std::string reason = shard_refused(options, study); !reason.empty()) {
        console.err << reason << '\n';
        return ExitCode::usage;
    }
    if (options.max_runs || options.max_seconds || options.max_bytes) {
        std::optional<PilotResult> estimate;
        const RunCounts counts = counts_with_stored(study, folder, options.shard);
        const std::string reason = limit_broken(options, study, counts, estimate);
        if (!reason.empty()) {
            console.err << "kaptein: not started: " << reason << ".\n";
            return ExitCode::limit;
        }
    }

    const auto store =
        Store::open_for_writing(folder, identity_of(study, options.shard),
                                {.program = fmt::format("kaptein {} ({})", program_version(), program_revision()),
                                 .threads = threads_of(options)});
    if (options.verbose) {
        console.err << fmt::format("{} {} with seed {} on {} threads\n",
                                   store->created() ? "new results in" : "continuing", folder.string(), study.seed,
                                   threads_of(options));
    }
    ProgressLine line(console, options.progress, study.name);
    PartTimes times;
    const RunStudyResult result = simulate(options, study, *store, line, options.profile ? &times : nullptr);
    line.end();
    const Standing standing = standing_of(study, *store);
    ExitCode code = standing.failed > 0 ? ExitCode::runs_failed : ExitCode::done;
    std::vector<ExpectationResult> expected;
    if (result.stopped) {
        console.err << fmt::format("kaptein: stopped with {} of {} runs stored in {}; the same command continues.\n",
                                   standing.stored, standing.planned, folder.string());
        code = graver(code, ExitCode::stopped);
    } else {
        expected = end_whole(options, study, *store, standing, console);
        code = graver(code, misses_known_value(expected) ? ExitCode::differs : ExitCode::done);
    }
    if (options.profile) {
        console.err << profile_text(study.model->info(), times, result.progress.ran);
    }
    if (options.json) {
        RunState state = state_of_study(standing, result.stopped, line.runs_per_second());
        state.expected = expected;
        console.out << run_state_document("run", study.name, state, true);
    }
    if (standing.failed > 0) {
        console.err << fmt::format("kaptein: {} of {} runs failed; `kaptein rerun {} RUN` shows one again.\n",
                                   standing.failed, standing.stored, folder.string());
    }
    return code;
}

} // namespace kaptein
