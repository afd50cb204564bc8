#include "report/compare/comparison_table.hpp"

#include "report/wording/numbers.hpp"

#include <array>

namespace kaptein {

namespace {

constexpr std::array<std::string_view, 4> verdicts{"higher", "lower", "not_distinguishable", "identical"};
constexpr std::array<std::string_view, 3> methods{"paired_t", "bca", "jackknife"};

constexpr std::array<Column, 18> columns{{
    {"point", "Point of the sweep; 0 without one", "", ColumnType::integer, {}, true},
    {"design", "Design", "", ColumnType::text, {}, true},
    {"baseline", "Design that the difference is taken against", "", ColumnType::text, {}, true},
    {"outcome", "Outcome compared", "", ColumnType::text, {}, true},
    {"unit", "Unit of difference, low and high", "", ColumnType::text, {}, true},
    {"n", "Replicates in which both designs have a value", "", ColumnType::integer, {}, true},
    {"difference", "Mean over replicates of design minus baseline", "of the outcome", ColumnType::number, {}, true},
    {"low",
     "Lower end of the interval of the difference, luck in the simulation only",
     "of the outcome",
     ColumnType::number,
     {},
     true},
    {"high", "Upper end of the interval", "of the outcome", ColumnType::number, {}, true},
    {"p", "Two-sided p-value of no difference", "1", ColumnType::number, {}, true},
    {"p_holm", "p corrected by Holm over all comparisons of the point", "1", ColumnType::number, {}, true},
    {"relative",
     "Difference over the mean of the baseline; empty unless the interval of the baseline lies above 0",
     "1",
     ColumnType::number,
     {},
     true},
    {"relative_low", "Lower end of Fieller's interval of relative", "1", ColumnType::number, {}, true},
    {"relative_high", "Upper end of Fieller's interval of relative", "1", ColumnType::number, {}, true},
    {"variance_ratio",
     "(variance of design + variance of baseline) / variance of the paired difference: how much the "
     "common random numbers helped",
     "1",
     ColumnType::number,
     {},
     true},
    {"method", "Paired t test; bca (resampling) when |skewness| of the differences exceeds 1; jackknife for ratios", "",
     ColumnType::category, methods, true},
    {"verdict", "From p_holm; identical when every pair is equal", "", ColumnType::category, verdicts, true},
    {"n_needed",
     "Replicates for a power of 80 % at the difference seen and the level that Holm leaves it, when not "
     "distinguishable",
     "1",
     ColumnType::integer,
     {},
     true},
}};

TableCell number(std::optional<double> value)
{
    return value.has_value() ? TableCell(wording::round_significant(*value, 12)) : TableCell();
}

TableCell low(const std::optional<Interval>& interval)
{
    return interval.has_value() ? number(interval->low) : TableCell();
}

TableCell high(const std::optional<Interval>& interval)
{
    return interval.has_value() ? number(interval->high) : TableCell();
}

}  // namespace

std::span<const Column> comparison_columns() { return columns; }

std::vector<TableCell> comparison_cells(const ComparisonReport& report, const ComparisonRow& row)
{
    const Comparison& part = row.comparison;
    return {static_cast<std::int64_t>(row.point),
            report.design(row.design),
            report.design(row.against),
            std::string(report.outcome(row.outcome).key),
            row.unit,
            static_cast<std::int64_t>(part.n),
            number(part.difference),
            low(part.interval),
            high(part.interval),
            number(part.p),
            number(part.p_holm),
            number(part.relative),
            low(part.relative_interval),
            high(part.relative_interval),
            number(part.variance_ratio),
            std::string(to_text(part.method)),
            std::string(to_text(part.verdict)),
            part.n_needed.has_value() ? TableCell(static_cast<std::int64_t>(*part.n_needed)) : TableCell()};
}

}  // namespace kaptein
