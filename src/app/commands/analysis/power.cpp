#include "app/commands/commands.hpp"

#include "app/analysis/analysis_names.hpp"
#include "app/input/study_input.hpp"
#include "app/output/version.hpp"
#include "report/power/power_report.hpp"

#include <charconv>
#include <ostream>

namespace kaptein {
namespace {

/// "2 %", "2%" or a number.
bool read_width(std::string text, PowerRequest& request)
{
    if (text.empty()) {
        return true;
    }
    request.relative = text.back() == '%';
    while (!text.empty() && (text.back() == '%' || text.back() == ' ')) {
        text.pop_back();
    }
    double width = 0.0;
    const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), width);
    request.half_width = request.relative ? width / 100.0 : width;
    return error == std::errc{} && rest == text.data() + text.size() && width > 0.0;
}

}  // namespace

ExitCode power_command(const Options& options, Console& console)
{
    const OpenResults open = open_results(options.subject);
    const AnalysisNames names = analysis_names(open.study, options.analysis);
    PowerRequest request{.program_version = program_version(), .outcome = names.outcome, .half_width = {}};
    std::string problem = names.problem;
    if (problem.empty() && !read_width(options.analysis.half_width, request)) {
        problem = "--half-width " + options.analysis.half_width + ": not a number above 0, nor a share such as \"2 %\"";
    }
    if (!problem.empty()) {
        console.err << "kaptein: " << problem << ".\n";
        return ExitCode::usage;
    }
    const PowerReport report = build_power(*open.store, open.study, request);
    console.out << (options.json ? power_json(report) : power_text(report));
    return open.store->failed_count() > 0 ? ExitCode::runs_failed : ExitCode::done;
}

}  // namespace kaptein
