#include "report/compare/point_data.hpp"
#include "report/page/summaries.hpp"
#include "report/wording/lines.hpp"

#include <algorithm>
#include <map>

namespace kaptein {
namespace {

constexpr std::size_t most_points_shown = 400;

/// The points shown one by one: all of them, or evenly spread ones.
std::vector<std::uint64_t> sample_of(const std::vector<std::uint64_t>& points)
{
    if (points.size() <= most_points_shown) {
        return points;
    }
    std::vector<std::uint64_t> sample;
    for (std::size_t i = 0; i < most_points_shown; ++i) {
        sample.push_back(points[i * points.size() / most_points_shown]);
    }
    return sample;
}

/// Adds one comparison to an effect; `places` says where a point stands in the sample.
void add(SweepEffect& effect, const ComparisonRow& row, const std::map<std::uint64_t, std::size_t>& places)
{
    const Comparison& part = row.comparison;
    if (part.difference.has_value()) {
        ++effect.known;
        effect.positive += *part.difference > 0.0 ? 1U : 0U;
    }
    effect.clearly_positive += part.verdict == Verdict::higher ? 1U : 0U;
    effect.clearly_negative += part.verdict == Verdict::lower ? 1U : 0U;
    const auto place = places.find(row.point);
    if (place != places.end()) {
        effect.at[place->second] = part.difference;
        effect.verdict[place->second] = part.verdict;
    }
}

}  // namespace

SweepSummary sweep_summary(const ComparisonReport& report)
{
    SweepSummary summary;
    summary.sample = sample_of(report.points);
    std::map<std::uint64_t, std::size_t> places;
    for (std::size_t i = 0; i < summary.sample.size(); ++i) {
        places[summary.sample[i]] = i;
    }
    std::map<std::pair<std::size_t, std::size_t>, std::size_t> index;  // (row, outcome) -> effect
    const auto effect_of = [&](std::size_t row, const ComparisonRow& part, const std::string& name) -> SweepEffect& {
        const auto [found, fresh] = index.try_emplace({row, part.outcome}, summary.effects.size());
        if (fresh) {
            SweepEffect effect;
            effect.name = name;
            effect.outcome = part.outcome;
            effect.unit = part.unit;
            effect.at.resize(summary.sample.size());
            effect.verdict.resize(summary.sample.size(), Verdict::not_distinguishable);
            summary.effects.push_back(std::move(effect));
        }
        return summary.effects[found->second];
    };
    for (const ContrastRow& row : report.contrasts) {
        for (const ComparisonRow& part : row.totals) {
            const std::string name(report.request.info->contrasts[row.contrast].question);
            add(effect_of(row.contrast, part, name), part, places);
        }
    }
    for (const ComparisonRow& row : report.contrasts.empty() ? report.comparisons : std::vector<ComparisonRow>{}) {
        add(effect_of(row.design, row, report.design(row.design) + " against " + report.design(row.against)), row,
            places);
    }
    return summary;
}

std::vector<AcrossRow> across_points(const ComparisonReport& report, const Rows& rows)
{
    const ModelInfo& info = *report.request.info;
    const std::size_t designs = report.designs.size();
    const std::size_t outcomes = info.outcomes.size();
    std::vector<std::vector<double>> levels(designs * outcomes);
    std::vector<std::vector<double>> differences(designs * outcomes);
    for (const std::uint64_t point : report.points) {
        PointData data(info, designs, report.null_design);
        rows.each_run(point, [&](const StoredRun& run) { data.add(run); });
        for (std::size_t outcome = 0; outcome < outcomes; ++outcome) {
            const auto base = data.level({report.baseline, outcome, std::nullopt}, report.request.confidence).mean;
            for (std::size_t design = 0; design < designs; ++design) {
                const auto mean = data.level({design, outcome, std::nullopt}, report.request.confidence).mean;
                if (mean.has_value()) {
                    levels[design * outcomes + outcome].push_back(*mean);
                }
                if (mean.has_value() && base.has_value() && design != report.baseline) {
                    differences[design * outcomes + outcome].push_back(*mean - *base);
                }
            }
        }
    }
    std::vector<AcrossRow> table;
    for (std::size_t i = 0; i < levels.size(); ++i) {
        AcrossRow row;
        row.design = i / outcomes;
        row.outcome = i % outcomes;
        row.points = levels[i].size();
        row.compared = differences[i].size();
        row.positive = static_cast<std::size_t>(
            std::count_if(differences[i].begin(), differences[i].end(), [](double value) { return value > 0.0; }));
        row.level = levels[i].empty() ? std::nullopt : std::optional(band_of(levels[i]));
        row.difference = differences[i].empty() ? std::nullopt : std::optional(band_of(differences[i]));
        table.push_back(row);
    }
    return table;
}

}  // namespace kaptein
