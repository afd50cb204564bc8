#pragma once

#include "report/compare/comparison_table.hpp"

namespace kaptein {

/// The columns of worlds.csv: in how many points of a sweep one design does better than another.
std::span<const Column> worlds_columns();

/// One row of worlds.csv, in the order of worlds_columns(). Numbers are rounded to 12 significant digits.
std::vector<TableCell> worlds_cells(const ComparisonReport& report, const PairShare& share);

}  // namespace kaptein
