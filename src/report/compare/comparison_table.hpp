#pragma once

#include "outcomes/declaration.hpp"
#include "report/compare/comparison_report.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace kaptein {

/// One cell of a table: missing, a whole number, a number or text.
using TableCell = std::variant<std::monostate, std::int64_t, double, std::string>;

/// The columns of comparisons.csv and of `compare --json`, for the codebook as well.
std::span<const Column> comparison_columns();

/// One row of comparisons.csv, in the order of comparison_columns(). Numbers are rounded to 12 significant digits, so
/// that the table has the same digest on every computer.
std::vector<TableCell> comparison_cells(const ComparisonReport& report, const ComparisonRow& row);

}  // namespace kaptein
