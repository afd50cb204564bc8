#pragma once

#include "report/compare/comparison_report.hpp"

#include <string>

namespace kaptein {

/// "needs_driven does more good than supply_driven in 700 of 1,024 plausible worlds (68 %; 65 to 71 %), ...".
std::string worlds_in_words(const ComparisonReport& report);

/// Who wins where, as a picture and a table.
std::string map_in_words(const ComparisonReport& report);

/// A sweep of one design: levels over all points and by point, for there is nothing to compare.
std::string levels_in_words(const ComparisonReport& report);

/// Places in report.points that tables show: the first `most`, or as many spread over a plan that moves one factor at a
/// time. `shown_in_words` says which.
std::vector<std::size_t> shown_points(const ComparisonReport& report, std::size_t most);
std::string shown_in_words(const ComparisonReport& report, std::size_t most);

/// Number of a point and the values of its first factors, short enough for a table.
std::vector<std::string> point_cells(const ComparisonReport& report, std::uint64_t point, std::size_t factors);

/// "less in 1,863 of 2,048 plausible worlds (91 %; 90 to 92 %)", for the side that holds in more of them; "" when no
/// study has told.
std::string worlds_line(const ComparisonReport& report, const ContrastRow& row);

} // namespace kaptein
