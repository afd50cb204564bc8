#include "experiment/study.hpp"
#include "report/page/analyses.hpp"
#include "report/sensitivity/sensitivity_report.hpp"
#include "report/wording/numbers.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace kaptein {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t most_factors = 60;  // of a target, the strongest: the page stays small
constexpr std::size_t most_targets = 40;
constexpr std::size_t most_pairs = 10;

Json rounded(double value) { return wording::round_significant(value, 6); }

Json json_of(const Estimate& estimate)
{
    if (!estimate.value.has_value()) {
        return nullptr;
    }
    const auto& interval = estimate.interval;
    return {rounded(*estimate.value), interval.has_value() ? rounded(interval->low) : Json(nullptr),
            interval.has_value() ? rounded(interval->high) : Json(nullptr)};
}

std::string meaning_of(const Study& study, const SensitivityReport& report, std::size_t factor)
{
    if (report.is_group[factor]) {
        return "several assumptions that move together";
    }
    for (const Factor& one : study.factors) {
        if (one.name == report.factors[factor]) {
            const ModelInfo& info = study.model->info();
            return std::string((one.is_choice ? info.choices : info.parameters)[one.index].meaning);
        }
    }
    return "";
}

/// The measures of one factor; the first decides its rank.
std::vector<std::pair<std::string, Estimate>> measures_of(const SensitivityAnalysis& analysis, std::size_t factor)
{
    if (const auto* indices = std::get_if<SobolIndices>(&analysis.found)) {
        return {{"total", indices->total[factor]}, {"alone", indices->first[factor]}};
    }
    const FactorEffect& effect = std::get<ElementaryEffects>(analysis.found).factors[factor];
    return {{"size", effect.mean_absolute}, {"mean", effect.mean}, {"spread", effect.deviation}};
}

/// Pairs whose interval lies above 0, the strongest first.
Json pairs_of(const SensitivityReport& report, const SensitivityAnalysis& analysis)
{
    std::vector<const SobolPair*> pairs;
    if (const auto* indices = std::get_if<SobolIndices>(&analysis.found)) {
        for (const SobolPair& pair : indices->pairs) {
            if (pair.second.interval.has_value() && pair.second.interval->low > 0.0) {
                pairs.push_back(&pair);
            }
        }
    }
    std::stable_sort(pairs.begin(), pairs.end(),
                     [](const SobolPair* a, const SobolPair* b) { return *a->second.value > *b->second.value; });
    pairs.resize(std::min(pairs.size(), most_pairs));
    Json list = Json::array();
    for (const SobolPair* pair : pairs) {
        list.push_back(
            {{"a", report.factors[pair->a]}, {"b", report.factors[pair->b]}, {"value", json_of(pair->second)}});
    }
    return list;
}

/// What luck alone would show: the mean of |N(0, 2 s^2)| over the step of a trajectory; a share of the variance.
Json floor_of(const SensitivityAnalysis& analysis)
{
    if (!analysis.noise.has_value()) {
        return nullptr;
    }
    const auto* effects = std::get_if<ElementaryEffects>(&analysis.found);
    if (effects == nullptr) {
        return rounded(analysis.noise->share);
    }
    return effects->mean_step > 0.0
               ? rounded(2.0 * std::sqrt(analysis.noise->of_mean / std::numbers::pi) / effects->mean_step)
               : Json(nullptr);
}

Json json_of(const Study& study, const SensitivityReport& report, const SensitivityAnalysis& analysis)
{
    std::vector<std::pair<double, std::size_t>> order;
    for (std::size_t i = 0; i < report.factors.size(); ++i) {
        order.emplace_back(-measures_of(analysis, i).front().second.value.value_or(-1.0), i);
    }
    std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    Json factors = Json::array();
    for (std::size_t place = 0; place < std::min(order.size(), most_factors); ++place) {
        const std::size_t i = order[place].second;
        Json row{{"factor", report.factors[i]}, {"meaning", meaning_of(study, report, i)}};
        for (const auto& [name, estimate] : measures_of(analysis, i)) {
            row[name] = json_of(estimate);
        }
        factors.push_back(std::move(row));
    }
    const SweepTarget& target = analysis.target;
    const auto& noise = analysis.noise;
    return {{"design", study.designs[target.design].name},
            {"against", target.against.has_value() ? Json(study.designs[*target.against].name) : Json(nullptr)},
            {"replicates", analysis.replicates},
            {"dropped", analysis.dropped},
            {"noise_share", noise.has_value() ? rounded(noise->share) : Json(nullptr)},
            {"noise_share_of_run", noise.has_value() ? rounded(noise->share_of_run) : Json(nullptr)},
            {"floor", floor_of(analysis)},
            {"factors", std::move(factors)},
            {"pairs", pairs_of(report, analysis)}};
}

}  // namespace

Json sensitivity_for_page(const Rows& rows, const Study& study)
{
    if (no_sensitivity(study).has_value()) {
        return nullptr;
    }
    const SensitivityReport report = build_sensitivity(rows, study, {});
    if (report.analyses.empty()) {
        return nullptr;
    }
    const Outcome& outcome = study.model->info().outcomes[report.analyses.front().target.outcome];
    Json document{{"method", report.method}, {"points", report.points}, {"factors", report.factors.size()},
                  {"outcome", outcome.key},  {"unit", outcome.unit},    {"targets", Json::array()}};
    // Differences first: they are what a study compares. The world without a program comes last.
    const auto none = null_design(study);
    const auto place = [&](const SensitivityAnalysis& analysis) {
        return analysis.target.design == none ? 2 : analysis.target.against.has_value() ? 0 : 1;
    };
    for (const int turn : {0, 1, 2}) {
        for (const SensitivityAnalysis& analysis : report.analyses) {
            if (place(analysis) == turn && document["targets"].size() < most_targets) {
                document["targets"].push_back(json_of(study, report, analysis));
            }
        }
    }
    return document;
}

}  // namespace kaptein
