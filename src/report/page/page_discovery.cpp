#include "experiment/study.hpp"
#include "report/discovery/discovery_report.hpp"
#include "report/page/analyses.hpp"
#include "report/sweep/world_shares.hpp"
#include "report/wording/lines.hpp"
#include "report/wording/numbers.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace kaptein {

using namespace wording;

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t most_steps = 300;

Json rounded(double value) { return round_significant(value, 6); }
std::string share(double value) { return spoken(value, "share"); }

const Declaration& declaration_of(const Study& study, std::size_t factor)
{
    const Factor& one = study.factors[factor];
    const ModelInfo& info = study.model->info();
    return one.is_choice ? info.choices[one.index] : info.parameters[one.index];
}

/// Where a limit lies in the range that the points cover: 0 its lowest value, 1 its highest.
Json place_of(const FactorColumn& column, const Limit& limit)
{
    const auto [low, high] = std::minmax_element(column.values.begin(), column.values.end());
    const double width = *high - *low;
    const auto place = [&](const std::optional<double>& end, double otherwise) {
        return end.has_value() && width > 0.0 ? std::clamp((*end - *low) / width, 0.0, 1.0) : otherwise;
    };
    return {rounded(place(limit.low, 0.0)), rounded(place(limit.high, 1.0))};
}

Json json_of(const DiscoveryReport& report, const Limit& limit)
{
    const FactorColumn& column = report.cases.factors[limit.factor];
    const bool category = column.kind == FactorColumn::Kind::category;
    const auto [low, high] = std::minmax_element(column.values.begin(), column.values.end());
    const Declaration& declared = declaration_of(*report.study, limit.factor);
    const std::string unit(declared.unit == "1" ? "" : declared.unit);
    return {{"factor", report.study->factors[limit.factor].name},
            {"meaning", declared.meaning},
            {"words", limit_in_words(report, limit)},
            {"range", category ? "" : spoken(*low, unit) + " to " + spoken(*high, unit)},
            {"place", category ? Json(nullptr) : place_of(column, limit)},
            {"p", limit.p.has_value() ? rounded(*limit.p) : Json(nullptr)}};
}

/// "it does in 80 % (95 % interval 60 to 92 %) of the 20 points where joining.level is at most 0.3 and ...".
std::string in_words(const DiscoveryReport& report, const Box& box)
{
    std::vector<std::string> limits;
    for (const Limit& limit : box.limits) {
        limits.push_back(visible(report.study->factors[limit.factor].name) + " is " + limit_in_words(report, limit));
    }
    return "it does in " + share(box.quality.density) + " (95 % interval " + share(box.density_interval.low) + " to "
           + share(box.density_interval.high) + ") of the " + count(box.quality.inside, "point") + " where "
           + listed(limits) + ". This box holds " + share(box.quality.coverage) + " of all points where it does.";
}

Json steps_of(const DiscoveryReport& report)
{
    Json steps = Json::array();
    const auto& trajectory = report.found.trajectory;
    const std::size_t stride = std::max<std::size_t>(1, (trajectory.size() + most_steps - 1) / most_steps);
    for (std::size_t i = 0; i < trajectory.size(); ++i) {
        const PrimStep& step = trajectory[i];
        if (step.chosen || i % stride == 0) {
            steps.push_back({{"box", step.box + 1},
                             {"coverage", rounded(step.quality.coverage)},
                             {"density", rounded(step.quality.density)},
                             {"inside", step.quality.inside},
                             {"limits", step.restricted.size()},
                             {"chosen", step.chosen}});
        }
    }
    return steps;
}

std::string opening(const DiscoveryReport& report)
{
    const std::size_t cases = report.cases.size();
    return rule_in_words(report) + " in " + count(report.hits) + " of " + count(cases, "point")
           + (cases == 0 ? "" : " (" + share(report.found.base_density) + ")") + "."
           + (report.left_out == 0 ? ""
                                   : " " + count(report.left_out, "point") + " left out: a value is missing there.")
           + (report.hits == 0 || report.hits == cases ? " There is nothing to tell apart."
              : report.found.boxes.empty() ? " No part of the sweep is denser in such points than the whole."
                                           : "");
}

}  // namespace

Json discovery_for_page(const Rows& rows, const Study& study)
{
    if (!is_drawn(study.sweep.method) || study.designs.size() < 2 || no_discovery(study).has_value()) {
        return nullptr;
    }
    const DiscoveryReport report = build_discovery(rows, study, {});
    Json document{{"opening", opening(report)}, {"boxes", Json::array()}, {"steps", steps_of(report)}};
    for (const Box& box : report.found.boxes) {
        Json limits = Json::array();
        for (const Limit& limit : box.limits) {
            limits.push_back(json_of(report, limit));
        }
        document["boxes"].push_back({{"words", in_words(report, box)}, {"limits", std::move(limits)}});
    }
    return document;
}

}  // namespace kaptein
