#include "app/line/analysis_options.hpp"

namespace kaptein {

std::vector<AnalysisOption> analysis_options(const std::string& command, Options& options)
{
    AnalysisWords& words = options.analysis;
    const AnalysisOption outcome{"--outcome", "OUTCOME", "Outcome to analyse (default: the study's first)",
                                 &words.outcome};
    const AnalysisOption design{"--design", "DESIGN", "Design (default: every design, and every difference)",
                                &words.design};
    const AnalysisOption against{"--against", "DESIGN", "Design that is subtracted (default: the baseline)",
                                 &words.against};
    const AnalysisOption point{"--point", "N",     "Point of the sweep (default: the study's settings)",
                               nullptr,   nullptr, &options.point};
    if (command == "sensitivity") {
        return {outcome, design, against};
    }
    if (command == "discover") {
        return {outcome,
                {"--rule", "RULE",
                 "Condition on outcomes, such as \"needs.net_social_value > supply.net_social_value\" (default: the "
                 "baseline does better than every other design)",
                 &words.rule},
                {"--density", "SHARE", "Take the box with most coverage among those at least this dense", nullptr,
                 &words.density}};
    }
    if (command == "shapley") {
        return {outcome,
                design,
                against,
                point,
                {"--replicates", "N", "Replicates per coalition (default: the study's)", nullptr, nullptr,
                 &words.replicates},
                {"--orders", "N", "With more than 7 players: orders that are sampled (default: 16)", nullptr, nullptr,
                 &words.orders}};
    }
    if (command == "power") {
        return {outcome,
                {"--half-width", "WIDTH",
                 "Half-width wanted: a number in the outcome's unit, or a share of the baseline's mean such as \"2 %\"",
                 &words.half_width}};
    }
    return {};
}

}  // namespace kaptein
