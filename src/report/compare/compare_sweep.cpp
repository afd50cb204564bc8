#include "report/compare/compare_text.hpp"
#include "report/sweep/worlds_text.hpp"
#include "report/wording/lines.hpp"
#include "report/wording/numbers.hpp"

#include <algorithm>
#include <map>

namespace kaptein {

using namespace wording;

namespace {

constexpr std::size_t most_points = 20;
constexpr std::size_t most_factors = 4;
constexpr std::size_t most_effects = 6;

/// A column of the table by point: a contrast of the model or a design against the baseline, for one outcome.
struct Effect {
    std::string name;
    std::map<std::uint64_t, const ComparisonRow*> at;  // [point]
};

struct EffectKey {
    std::size_t row;      // contrast, or design
    std::size_t outcome;
    bool operator<(const EffectKey& other) const
    {
        return outcome != other.outcome ? outcome < other.outcome : row < other.row;
    }
};

using Effects = std::map<EffectKey, Effect>;

Effects effects_of(const ComparisonReport& report)
{
    Effects effects;
    for (const ContrastRow& row : report.contrasts) {
        for (std::size_t i = 0; i < row.totals.size(); ++i) {
            Effect& effect = effects[{row.contrast, i}];
            effect.name = std::string(report.request.info->contrasts[row.contrast].question);
            effect.at[row.point] = &row.totals[i];
        }
    }
    if (!report.contrasts.empty()) {
        return effects;
    }
    for (const ComparisonRow& row : report.comparisons) {
        const auto& asked = report.request.outcomes;
        const auto place = std::find(asked.begin(), asked.end(), row.outcome) - asked.begin();
        Effect& effect = effects[{row.design, static_cast<std::size_t>(place)}];
        effect.name = visible(report.design(row.design)) + " against " + visible(report.design(row.against));
        effect.at[row.point] = &row;
    }
    return effects;
}

std::string effect_cell(const Effect& effect, std::uint64_t point)
{
    const auto found = effect.at.find(point);
    if (found == effect.at.end() || !found->second->comparison.difference.has_value()) {
        return "-";
    }
    const Comparison& part = found->second->comparison;
    const bool clear = part.verdict == Verdict::higher || part.verdict == Verdict::lower;
    return spoken(*part.difference, "") + (clear ? " *" : "  ");
}

std::string by_point(const ComparisonReport& report, const Effects& effects)
{
    const std::size_t main_outcome = effects.begin()->second.at.begin()->second->outcome;
    std::vector<const Effect*> columns;
    for (const auto& [key, effect] : effects) {
        if (effect.at.begin()->second->outcome == main_outcome && columns.size() < most_effects) {
            columns.push_back(&effect);
        }
    }
    const std::size_t factors = std::min(most_factors, report.request.factors.size());
    std::vector<std::string> header{"point"};
    std::vector<Align> alignment{Align::right};
    for (std::size_t i = 0; i < factors; ++i) {
        header.push_back("f" + std::to_string(i + 1));
        alignment.push_back(Align::left);
    }
    const std::string unit = effects.begin()->second.at.begin()->second->unit;
    std::string text = heading("Effects by point: " + spoken_key(report.outcome(main_outcome).key)
                               + (unit.empty() || unit == "1" ? "" : " [" + unit + "]"));
    for (std::size_t i = 0; i < columns.size(); ++i) {
        text += paragraph(columns[i]->name, "  (" + std::to_string(i + 1) + ") ");
        header.push_back("(" + std::to_string(i + 1) + ")  ");
        alignment.push_back(Align::right);
    }
    for (std::size_t i = 0; i < factors; ++i) {
        text += paragraph(visible(report.request.factors[i]), "  f" + std::to_string(i + 1) + "  ");
    }
    if (report.replicates > 1) {
        text += paragraph("*: distinguishable at that point, corrected by Holm.", "  ");
    }
    TextTable table(std::move(header), std::move(alignment));
    for (const std::size_t i : shown_points(report, most_points)) {
        std::vector<std::string> row = point_cells(report, report.points[i], factors);
        for (const Effect* effect : columns) {
            row.push_back(effect_cell(*effect, report.points[i]));
        }
        table.add(std::move(row));
    }
    text += table.text();
    if (report.points.size() > most_points) {
        text += paragraph(shown_in_words(report, most_points)
                              + ". All of them: tables/comparisons.csv, compare --json, or compare --point N for one.",
                          "  ");
    }
    if (report.request.factors.size() > factors) {
        text += paragraph(count(report.request.factors.size()) + " factors in all: tables/points.csv.", "  ");
    }
    return text;
}

std::string shares(const ComparisonReport& report, const Effects& effects)
{
    std::string text = heading("Outcome by outcome: in how many points it is positive");
    std::size_t outcome = report.request.info->outcomes.size();
    std::size_t number = 0;  // as by_point numbers them
    TextTable table({"", "positive", "share", "clearly +", "clearly -"},
                    {Align::left, Align::right, Align::right, Align::right, Align::right});
    for (const auto& [key, effect] : effects) {
        std::size_t known = 0;
        std::size_t positive = 0;
        std::size_t tested = 0;
        std::size_t higher = 0;
        std::size_t lower = 0;
        for (const auto& [point, row] : effect.at) {
            if (point % report.request.plan_block > 1) {
                continue;  // no world of its own
            }
            const Comparison& part = row->comparison;
            known += part.difference.has_value() ? 1 : 0;
            positive += part.difference.has_value() && *part.difference > 0.0 ? 1 : 0;
            tested += part.p.has_value() ? 1 : 0;
            higher += part.verdict == Verdict::higher ? 1 : 0;
            lower += part.verdict == Verdict::lower ? 1 : 0;
        }
        const std::size_t this_outcome = effect.at.begin()->second->outcome;
        if (this_outcome != outcome) {
            outcome = this_outcome;
            number = 0;
            table.add({spoken_key(report.outcome(outcome).key)});
        }
        table.add({"  (" + std::to_string(++number) + ") " + effect.name, count(positive) + " of " + count(known),
                   known == 0 ? "-" : spoken(static_cast<double>(positive) / static_cast<double>(known), "share"),
                   tested == 0 ? "-" : count(higher), tested == 0 ? "-" : count(lower)});
    }
    return text + table.text();
}

}  // namespace

std::string compare_sweep(const ComparisonReport& report)
{
    const Effects effects = effects_of(report);
    if (effects.empty()) {
        return levels_in_words(report);
    }
    return worlds_in_words(report) + map_in_words(report) + by_point(report, effects) + shares(report, effects);
}

}  // namespace kaptein
