#include "app/commands/commands.hpp"

#include "app/input/study_input.hpp"
#include "app/output/results_output.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <ostream>

namespace kaptein {
namespace {

/// Says what is wrong with --per and --point, or nothing.
std::string wrong_choice(const Options& options, const OpenResults& open)
{
    const ModelInfo& info = open.study.model->info();
    if (!options.per.empty()) {
        std::vector<std::string_view> keys;
        std::string allowed;
        for (const Denominator& denominator : info.denominators) {
            keys.push_back(denominator.key);
            allowed += (allowed.empty() ? "" : ", ") + std::string(denominator.key);
        }
        if (std::find(keys.begin(), keys.end(), options.per) == keys.end()) {
            return keys.empty() ? "model " + std::string(info.name) + " has nothing that --per could divide by"
                                : "--per " + options.per + ": not one of " + allowed;
        }
    }
    const std::vector<std::uint64_t> points = open.store->points();
    if (options.point && std::find(points.begin(), points.end(), *options.point) == points.end()) {
        return "--point " + std::to_string(*options.point) + ": this study has no such point with stored runs";
    }
    if (!options.analysis.map.empty()) {
        const std::size_t comma = options.analysis.map.find(',');
        std::string allowed;
        std::size_t known = 0;
        for (const Factor& factor : open.study.factors) {
            allowed += (allowed.empty() ? "" : ", ") + factor.name;
            known += options.analysis.map.substr(0, comma) == factor.name ? 1 : 0;
            known += comma != std::string::npos && options.analysis.map.substr(comma + 1) == factor.name ? 1 : 0;
        }
        if (known != 2) {
            return "--map takes two factors of the sweep, such as A,B; they are "
                   + (allowed.empty() ? std::string("none") : allowed);
        }
    }
    return "";
}

}  // namespace

ExitCode compare_command(const Options& options, Console& console)
{
    const OpenResults open = open_results(options.subject);
    if (const std::string wrong = wrong_choice(options, open); !wrong.empty()) {
        console.err << "kaptein: " << wrong << ".\n";
        return ExitCode::usage;
    }
    ComparisonReport report = comparison_of(open.study, *open.store, options);
    if (!options.point && options.per.empty()) {
        report.expected = check_expectations(open.study, *open.store);
    }
    console.out << comparison_output(report, options);
    return open.store->failed_count() > 0 ? ExitCode::runs_failed : ExitCode::done;
}

}  // namespace kaptein
