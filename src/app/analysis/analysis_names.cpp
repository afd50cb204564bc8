#include "app/analysis/analysis_names.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <vector>

namespace kaptein {

namespace {

std::optional<std::size_t> find(const std::string& option, const std::string& name,
                                const std::vector<std::string_view>& names, std::string& problem)
{
    if (name.empty()) {
        return std::nullopt;
    }
    const auto found = std::find(names.begin(), names.end(), name);
    if (found != names.end()) {
        return static_cast<std::size_t>(found - names.begin());
    }
    if (problem.empty()) {
        std::string allowed;
        for (const std::string_view one : names) {
            allowed += (allowed.empty() ? "" : ", ") + std::string(one);
        }
        const std::string_view near = nearest_name(name, names);
        problem = option + " " + name + ": not one of " + allowed
                  + (near.empty() ? "" : ". Did you mean " + std::string(near) + "?");
    }
    return std::nullopt;
}

}  // namespace

AnalysisNames analysis_names(const Study& study, const AnalysisWords& words)
{
    std::vector<std::string_view> outcomes;
    for (const Outcome& outcome : study.model->info().outcomes) {
        outcomes.push_back(outcome.key);
    }
    std::vector<std::string_view> designs;
    for (const Design& design : study.designs) {
        designs.push_back(design.name);
    }
    AnalysisNames names;
    names.outcome = find("--outcome", words.outcome, outcomes, names.problem);
    names.design = find("--design", words.design, designs, names.problem);
    names.against = find("--against", words.against, designs, names.problem);
    const bool derived =
        names.outcome.has_value() && study.model->info().outcomes[*names.outcome].kind == OutcomeKind::derived;
    if (names.problem.empty() && derived && !null_design(study).has_value()) {
        names.problem = "--outcome " + words.outcome
                        + ": the difference to a design without a program, and this study "
                          "has none. Add one under designs, for example \"none: {preset: "
                        + std::string(study.model->info().null_preset) + "}\"";
    }
    if (names.problem.empty() && names.design.has_value() && names.design == names.against) {
        names.problem = "--design and --against name the same design";
    }
    return names;
}

}  // namespace kaptein
