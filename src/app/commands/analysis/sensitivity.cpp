#include "app/commands/commands.hpp"

#include "app/analysis/analysis_names.hpp"
#include "app/analysis/analysis_output.hpp"
#include "app/input/study_input.hpp"
#include "app/output/version.hpp"

#include <ostream>

namespace kaptein {

ExitCode sensitivity_command(const Options& options, Console& console)
{
    const OpenResults open = open_results(options.subject);
    const AnalysisNames names = analysis_names(open.study, options.analysis);
    const std::string problem = names.problem.empty() ? no_sensitivity(open.study).value_or("") : names.problem;
    if (!problem.empty()) {
        console.err << "kaptein: " << problem << ".\n";
        return ExitCode::usage;
    }
    const SensitivityRequest request{.program_version = program_version(),
                                     .outcome = names.outcome,
                                     .design = names.design,
                                     .against = names.against};
    const SensitivityReport report = build_sensitivity(*open.store, open.study, request);
    console.out << (options.json ? sensitivity_json(report) : sensitivity_text(report));
    if (!names.outcome && !names.design && !names.against) {
        keep_tables(options.subject, {sensitivity_table(report)}, console);
    }
    return open.store->failed_count() > 0 ? ExitCode::runs_failed : ExitCode::done;
}

}  // namespace kaptein
