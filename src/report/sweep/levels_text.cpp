#include "report/sweep/worlds_text.hpp"

#include "report/wording/lines.hpp"
#include "report/wording/numbers.hpp"

#include <algorithm>

namespace kaptein {

using namespace wording;

namespace {

constexpr std::size_t most_points = 20;
constexpr std::size_t most_factors = 4;
constexpr std::size_t most_outcomes = 4;

/// The levels of one outcome in the order of the points that have one.
std::vector<const LevelRow*> rows_of(const ComparisonReport& report, std::size_t outcome)
{
    std::vector<const LevelRow*> rows;
    for (const LevelRow& row : report.levels) {
        if (row.outcome == outcome && row.level.mean.has_value()) {
            rows.push_back(&row);
        }
    }
    return rows;
}

std::string with_unit(const ComparisonReport& report, std::size_t outcome)
{
    const std::string_view unit = report.outcome(outcome).unit;
    return spoken_key(report.outcome(outcome).key)
           + (unit.empty() || unit == "1" ? "" : " [" + std::string(unit) + "]");
}

bool moves_one_at_a_time(const ComparisonReport& report)
{
    return report.request.sweep_method == "saltelli" || report.request.sweep_method == "morris";
}

std::string over_points(const ComparisonReport& report)
{
    TextTable table({"outcome", "points", "mean", "sd among points", "lowest", "at point", "highest", "at point"},
                    {Align::left, Align::right, Align::right, Align::right, Align::right, Align::right, Align::right,
                     Align::right});
    for (const std::size_t outcome : report.request.outcomes) {
        const std::vector<const LevelRow*> rows = rows_of(report, outcome);
        std::vector<double> means;
        for (const LevelRow* row : rows) {
            means.push_back(*row->level.mean);
        }
        if (means.empty()) {
            continue;
        }
        const Level all = level_of(means, report.request.confidence);
        const auto [low, high] = std::minmax_element(means.begin(), means.end());
        const auto at = [&](auto place) {
            return std::to_string(rows[static_cast<std::size_t>(place - means.begin())]->point);
        };
        table.add({with_unit(report, outcome), count(means.size()), cell(all.mean), cell(all.sd), cell(*low), at(low),
                   cell(*high), at(high)});
    }
    return table.empty() ? "" : heading("Over all points") + table.text();
}

std::string by_point(const ComparisonReport& report)
{
    const std::size_t factors = std::min(most_factors, report.request.factors.size());
    const std::size_t outcomes = std::min(most_outcomes, report.request.outcomes.size());
    std::vector<std::string> header{"point"};
    std::vector<Align> alignment{Align::right};
    for (std::size_t i = 0; i < factors; ++i) {
        header.push_back(visible(report.request.factors[i]));
        alignment.push_back(Align::left);
    }
    for (std::size_t i = 0; i < outcomes; ++i) {
        header.push_back(with_unit(report, report.request.outcomes[i]));
        alignment.push_back(Align::right);
    }
    TextTable table(std::move(header), std::move(alignment));
    for (const std::size_t i : shown_points(report, most_points)) {
        std::vector<std::string> row = point_cells(report, report.points[i], factors);
        for (std::size_t j = 0; j < outcomes; ++j) {
            const auto found = std::find_if(report.levels.begin(), report.levels.end(), [&](const LevelRow& level) {
                return level.point == report.points[i] && level.outcome == report.request.outcomes[j];
            });
            row.push_back(found == report.levels.end() ? "-" : cell(found->level.mean));
        }
        table.add(std::move(row));
    }
    std::string text = heading("Means by point") + table.text();
    if (report.points.size() > most_points) {
        text += paragraph(shown_in_words(report, most_points)
                              + ". All of them: tables/outcomes.csv and points.csv, or compare --point N for one.",
                          "  ");
    }
    return text;
}

}  // namespace

std::vector<std::size_t> shown_points(const ComparisonReport& report, std::size_t most)
{
    const std::size_t all = report.points.size();
    const std::size_t step = moves_one_at_a_time(report) && all > most ? all / most : 1;
    std::vector<std::size_t> shown;
    for (std::size_t i = 0; i < all && shown.size() < most; i += step) {
        shown.push_back(i);
    }
    return shown;
}

std::string shown_in_words(const ComparisonReport& report, std::size_t most)
{
    return (moves_one_at_a_time(report) ? count(most) : "The first " + count(most)) + " of "
           + count(report.points.size(), "point");
}

std::vector<std::string> point_cells(const ComparisonReport& report, std::uint64_t point, std::size_t factors)
{
    std::vector<std::string> row{std::to_string(point)};
    const auto& texts = report.request.points;
    const auto found =
        std::find_if(texts.begin(), texts.end(), [point](const PointText& text) { return text.number == point; });
    for (std::size_t i = 0; i < factors; ++i) {
        row.push_back(found != texts.end() && i < found->cells.size() ? visible(shortened(found->cells[i])) : "");
    }
    return row;
}

std::string levels_in_words(const ComparisonReport& report) { return over_points(report) + by_point(report); }

}  // namespace kaptein
