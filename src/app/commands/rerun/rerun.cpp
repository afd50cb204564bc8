#include "app/commands/commands.hpp"

#include "app/commands/rerun/trace.hpp"
#include "app/input/run_again.hpp"
#include "store/check/record_check.hpp"
#include "store/check/verify.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <ostream>

namespace kaptein {
namespace {

void print_outcomes(const ModelInfo& info, const RunRecord& record, Console& console)
{
    for (std::size_t i = 0; i < record.outcomes.size(); ++i) {
        const Outcome& outcome = info.outcomes[i];
        console.out << fmt::format("  {:<32} {} {}\n", outcome.key,
                                   record.outcomes[i] ? to_text(*record.outcomes[i]) : "missing", outcome.unit);
    }
}

void print_result(const Options& options, const Study& study, const RunResult& again, Console& console)
{
    if (const auto* record = std::get_if<RunRecord>(&again)) {
        console.out << fmt::format("{}: state digest {}\n", options.run, to_text(record->state));
        print_outcomes(study.model->info(), *record, console);
    } else {
        const RunFailure& failure = std::get<RunFailure>(again);
        console.out << fmt::format("{}: failed in {}: {}\n", options.run, failure.stage, failure_text(failure));
    }
}

}  // namespace

ExitCode rerun_command(const Options& options, Console& console)
{
    OpenResults open = open_results(options.subject);
    Study& study = open.study;
    const ModelInfo& info = study.model->info();
    const auto place = run_place(study, options.run);
    const auto stored = place ? open.store->run_at(place->point, place->design, place->replicate) : std::nullopt;
    const auto spec = place ? spec_at(study, place->point, place->design, place->replicate) : std::nullopt;
    if (!stored || !spec) {
        console.err << fmt::format(
            "kaptein: {}: no run '{}' is stored. Write POINT:DESIGN:REPLICATE, such as 0:{}:0.\n", options.subject,
            options.run, study.designs.front().name);
        return ExitCode::usage;
    }
    std::string allowed;
    const auto subject = options.only.empty() ? std::nullopt : trace_subject(info, options.only, allowed);
    if (!options.only.empty() && !subject) {
        console.err << fmt::format("kaptein: --only {}: write one of {}.\n", options.only,
                                   allowed.empty() ? "nothing: the model declares no panel" : allowed);
        return ExitCode::usage;
    }
    const bool trace = options.trace || subject.has_value();
    if (trace) {
        study.recording = everything_of(info);  // looking does not change the run: the digest below shows it
    }
    const RunResult again = run_again(study, *spec);
    const bool same = same_run(*stored, again);
    print_result(options, study, again, console);
    if (const auto* record = std::get_if<RunRecord>(&again); trace && record != nullptr) {
        print_trace(info, *record, subject, console.out);
    }
    if (!same) {
        console.err << fmt::format("kaptein: {} differs from what is stored (state digest {}).\n", options.run,
                                   to_text(stored->state));
        return ExitCode::differs;
    }
    if (!options.quiet) {
        console.err << "identical to the stored run\n";
    }
    return ExitCode::done;
}

}  // namespace kaptein
