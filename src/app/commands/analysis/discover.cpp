#include "app/commands/commands.hpp"

#include "app/analysis/analysis_names.hpp"
#include "app/analysis/analysis_output.hpp"
#include "app/input/study_input.hpp"
#include "app/output/version.hpp"

#include <ostream>

namespace kaptein {

ExitCode discover_command(const Options& options, Console& console)
{
    const OpenResults open = open_results(options.subject);
    const AnalysisNames names = analysis_names(open.study, options.analysis);
    std::string problem = names.problem.empty() ? no_discovery(open.study).value_or("") : names.problem;
    DiscoveryRequest request{.program_version = program_version(),
                             .outcome = names.outcome,
                             .rule = {},
                             .least_density = options.analysis.density.value_or(0.0)};
    if (problem.empty() && (request.least_density < 0.0 || request.least_density > 1.0)) {
        problem = "--density is a share from 0 to 1";
    }
    if (problem.empty() && !options.analysis.rule.empty()) {
        auto rule = read_rule(options.analysis.rule, open.study);
        if (auto* fault = std::get_if<std::string>(&rule)) {
            problem = *fault;
        } else {
            request.rule = std::get<Rule>(std::move(rule));
        }
    }
    if (!problem.empty()) {
        console.err << "kaptein: " << problem << ".\n";
        return ExitCode::usage;
    }
    const DiscoveryReport report = build_discovery(*open.store, open.study, request);
    console.out << (options.json ? discovery_json(report) : discovery_text(report));
    if (!request.rule && !request.outcome && request.least_density == 0.0) {
        keep_tables(options.subject, discovery_tables(report), console);
    }
    return open.store->failed_count() > 0 ? ExitCode::runs_failed : ExitCode::done;
}

}  // namespace kaptein
