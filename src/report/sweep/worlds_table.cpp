#include "report/sweep/worlds_table.hpp"

#include "report/wording/numbers.hpp"

#include <array>

namespace kaptein {

namespace {

constexpr std::array<Column, 12> columns{{
    {"design", "Design", "", ColumnType::text, {}, true},
    {"against", "Design that it is compared with", "", ColumnType::text, {}, true},
    {"outcome", "Outcome compared", "", ColumnType::text, {}, true},
    {"per", "What it is divided by; empty for totals", "", ColumnType::text, {}, true},
    {"points", "Points of the sweep with a difference", "", ColumnType::integer, {}, true},
    {"better", "Of them, points in which the design does better", "", ColumnType::integer, {}, true},
    {"share", "better over points", "1", ColumnType::number, {}, true},
    {"share_low",
     "Lower end of Wilson's interval of share; for points drawn at random",
     "1",
     ColumnType::number,
     {},
     true},
    {"share_high", "Upper end of the interval", "1", ColumnType::number, {}, true},
    {"mean", "Mean of the difference over points", "of the outcome", ColumnType::number, {}, true},
    {"low", "Lower end of the interval of mean, over points", "of the outcome", ColumnType::number, {}, true},
    {"high", "Upper end of the interval", "of the outcome", ColumnType::number, {}, true},
}};

TableCell number(std::optional<double> value)
{
    return value.has_value() ? TableCell(wording::round_significant(*value, 12)) : TableCell();
}

TableCell end_of(const std::optional<Interval>& interval, double Interval::* which)
{
    return interval.has_value() ? number(*interval.*which) : TableCell();
}

}  // namespace

std::span<const Column> worlds_columns() { return columns; }

std::vector<TableCell> worlds_cells(const ComparisonReport& report, const PairShare& share)
{
    const auto points = static_cast<double>(share.points);
    const auto better = static_cast<double>(share.better);
    return {report.design(share.design),
            report.design(share.against),
            std::string(report.outcome(share.outcome).key),
            share.per.empty() ? TableCell() : TableCell(share.per),
            static_cast<std::int64_t>(share.points),
            static_cast<std::int64_t>(share.better),
            number(share.points > 0 ? std::optional(better / points) : std::nullopt),
            end_of(share.share_range, &Interval::low),
            end_of(share.share_range, &Interval::high),
            number(share.mean),
            end_of(share.interval, &Interval::low),
            end_of(share.interval, &Interval::high)};
}

}  // namespace kaptein
