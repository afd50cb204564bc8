#include "report/compare/compare_text.hpp"
#include "report/wording/lines.hpp"
#include "report/wording/numbers.hpp"

#include <algorithm>
#include <cmath>

namespace kaptein {

using namespace wording;

namespace {

/// One scale per outcome, so that a column of money can be read down.
struct Scale {
    double factor = 1.0;
    std::string unit;
};

Scale scale_for(const std::string& unit, double largest)
{
    const std::string shown = unit == "1" ? "" : unit;
    if (largest >= 1e9) {
        return {1e9, shown.empty() ? "billion" : "billion " + shown};
    }
    if (largest >= 1e6) {
        return {1e6, shown.empty() ? "million" : "million " + shown};
    }
    return {1.0, shown};
}

std::optional<double> over(std::optional<double> value, double factor)
{
    return value.has_value() ? std::optional<double>(*value / factor) : std::nullopt;
}

std::optional<Interval> over(const std::optional<Interval>& interval, double factor)
{
    return interval.has_value() ? std::optional<Interval>({interval->low / factor, interval->high / factor})
                                : std::nullopt;
}

std::string verdict_cell(const Comparison& comparison)
{
    if (!comparison.p.has_value() && comparison.verdict == Verdict::not_distinguishable) {
        return "-";
    }
    return comparison.verdict == Verdict::not_distinguishable ? "unclear" : std::string(to_text(comparison.verdict));
}

double largest_of(const ComparisonReport& report, std::size_t outcome)
{
    double largest = 0.0;
    for (const LevelRow& row : report.levels) {
        if (row.outcome == outcome && row.level.mean.has_value()) {
            largest = std::max(largest, std::abs(*row.level.mean));
        }
    }
    return largest;
}

std::string differences_of(const ComparisonReport& report, std::size_t outcome, const Scale& scale)
{
    TextTable table(
        {"design", "difference", interval_name(report), "p Holm", "var ratio", "n", "n needed", "verdict"},
        {Align::left, Align::right, Align::right, Align::right, Align::right, Align::right, Align::right, Align::left});
    for (const ComparisonRow& row : report.comparisons) {
        if (row.outcome != outcome) {
            continue;
        }
        const Comparison& part = row.comparison;
        const std::string mark = part.method == Method::bca ? "*" : "";
        table.add({visible(report.design(row.design)), cell(over(part.difference, scale.factor)),
                   cell(over(part.interval, scale.factor)) + mark, p_cell(part.p_holm),
                   part.variance_ratio.has_value() ? cell(round_significant(*part.variance_ratio, 2)) : "-",
                   count(part.n), part.n_needed.has_value() ? cell(round_significant(*part.n_needed, 2)) : "-",
                   verdict_cell(part)});
    }
    return table.empty() ? "" : table.text();
}

std::string levels_of(const ComparisonReport& report, std::size_t outcome, const Scale& scale)
{
    TextTable table({"design", "mean", interval_name(report), "sd", "n"},
                    {Align::left, Align::right, Align::right, Align::right, Align::right});
    for (const LevelRow& row : report.levels) {
        if (row.outcome == outcome) {
            table.add({visible(report.design(row.design)), cell(over(row.level.mean, scale.factor)),
                       cell(over(row.level.interval, scale.factor)), cell(over(row.level.sd, scale.factor)),
                       count(row.level.n)});
        }
    }
    return table.text();
}

}  // namespace

std::string compare_tables(const ComparisonReport& report)
{
    if (report.levels.empty()) {
        return "";
    }
    std::vector<std::size_t> outcomes;
    const auto& empty = report.without_null;  // said at the top
    for (const LevelRow& row : report.levels) {
        if (std::find(outcomes.begin(), outcomes.end(), row.outcome) == outcomes.end()
            && std::find(empty.begin(), empty.end(), row.outcome) == empty.end()) {
            outcomes.push_back(row.outcome);
        }
    }
    const bool compared = !report.comparisons.empty();
    std::string text;
    if (compared) {
        text += heading("Paired differences to " + visible(report.design(report.baseline)));
        text += paragraph("p Holm: corrected for the " + count(report.comparisons.size(), "comparison")
                          + " below. var ratio: how many times more replicates independent random numbers would take. "
                            "n needed: replicates for a power of 80 % at the difference seen. unclear: not "
                            "distinguishable. *: skewed, interval by resampling (BCa).");
        for (const std::size_t outcome : outcomes) {
            const auto row = std::find_if(report.levels.begin(), report.levels.end(),
                                          [&](const LevelRow& level) { return level.outcome == outcome; });
            const Scale scale = scale_for(row->unit, largest_of(report, outcome));
            text += "\n"
                    + paragraph(std::string(report.outcome(outcome).key)
                                + (scale.unit.empty() ? "" : " [" + scale.unit + "]"));
            text += differences_of(report, outcome, scale);
        }
    }
    text += heading("Levels");
    for (const std::size_t outcome : outcomes) {
        const auto row = std::find_if(report.levels.begin(), report.levels.end(),
                                      [&](const LevelRow& level) { return level.outcome == outcome; });
        const Scale scale = scale_for(row->unit, largest_of(report, outcome));
        text +=
            "\n"
            + paragraph(std::string(report.outcome(outcome).key) + (scale.unit.empty() ? "" : " [" + scale.unit + "]")
                        + ": " + std::string(report.outcome(outcome).meaning));
        text += levels_of(report, outcome, scale);
    }
    return text;
}

}  // namespace kaptein
