#include "report/sweep/world_survey.hpp"

#include <algorithm>
#include <map>

namespace kaptein {

namespace {

constexpr std::size_t fewest_points = 4;

/// Every program against the baseline, and the model's contrasts that the study holds.
std::vector<DesignPair> pairs_of(const ComparisonReport& report)
{
    std::vector<DesignPair> pairs;
    const ModelInfo& info = *report.request.info;
    for (std::size_t design = 0; design < report.designs.size(); ++design) {
        if (design != report.baseline && report.null_design != design) {
            pairs.push_back({design, report.baseline});
        }
    }
    for (const Contrast& contrast : info.contrasts) {
        const auto design = design_of_preset(info, report.designs, contrast.preset);
        const auto against = design_of_preset(info, report.designs, contrast.against);
        if (design.has_value() && against.has_value()) {
            const DesignPair pair{*design, *against};
            if (std::find(pairs.begin(), pairs.end(), pair) == pairs.end()) {
                pairs.push_back(pair);
            }
        }
    }
    return pairs;
}

/// All designs, but not the one without a program when the outcome is a difference to it.
std::vector<std::size_t> competing_of(const ComparisonReport& report, std::size_t outcome)
{
    std::vector<std::size_t> designs;
    for (std::size_t design = 0; design < report.designs.size(); ++design) {
        const bool itself = report.outcome(outcome).kind == OutcomeKind::derived && report.null_design == design;
        if (!itself) {
            designs.push_back(design);
        }
    }
    return designs;
}

}  // namespace

WorldSurvey::WorldSurvey(const ComparisonReport& report, std::size_t outcome)
    : outcome_(outcome),
      confidence_(report.request.confidence),
      block_(report.request.plan_block),
      good_(report.outcome(outcome).better == Better::lower ? -1.0 : 1.0),
      pairs_(pairs_of(report)),
      competing_(competing_of(report, outcome)),
      counts_(*report.request.info, pairs_, outcome)
{}

void WorldSurvey::add(std::uint64_t point, const PointData& data)
{
    if (block_ > 1 && point % block_ > 1) {
        return;
    }
    counts_.add(data, confidence_);
    if (competing_.size() > 1) {
        if (auto winner = winner_at(point, data, competing_, outcome_, good_, confidence_)) {
            winners_.push_back(std::move(*winner));
        }
    }
}

std::optional<RegimeMap> WorldSurvey::map_of(const ComparisonReport& report) const
{
    const CompareRequest& request = report.request;
    std::map<std::uint64_t, const PointText*> texts;
    for (const PointText& text : request.points) {
        texts[text.number] = &text;
    }
    std::vector<MapFactor> factors;
    for (std::size_t i = 0; i < request.factors.size(); ++i) {
        factors.push_back({request.factors[i], {}, {}});
        for (const PointWinner& winner : winners_) {
            const auto found = texts.find(winner.point);
            if (found == texts.end() || i >= found->second->values.size()) {
                return std::nullopt;
            }
            factors.back().values.push_back(found->second->values[i]);
            factors.back().texts.push_back(found->second->cells[i]);
        }
    }
    if (factors.size() < 2 || winners_.size() < fewest_points) {
        return std::nullopt;
    }
    // The two factors asked for, or those that the first two competitors' difference follows most.
    std::vector<std::pair<double, std::size_t>> order;
    for (std::size_t i = 0; i < factors.size(); ++i) {
        const auto asked = std::find(request.map_factors.begin(), request.map_factors.end(), factors[i].name);
        const double rank =
            asked != request.map_factors.end() ? -2.0 : -variance_between_bins(winners_, factors[i], 0, 1);
        order.emplace_back(factors.size() == 2 ? static_cast<double>(i) : rank, i);
    }
    std::sort(order.begin(), order.end());
    RegimeMap map = regime_map(winners_, factors[order[0].second], factors[order[1].second], confidence_);
    map.designs = competing_;
    map.outcome = outcome_;
    return map;
}

void WorldSurvey::finish(ComparisonReport& report) const
{
    report.worlds = counts_.shares(is_sample(report.request.sweep_method), confidence_);
    report.map = map_of(report);
}

}  // namespace kaptein
