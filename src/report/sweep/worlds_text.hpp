#pragma once

#include "report/compare/comparison_report.hpp"

#include <string>

namespace kaptein {

/// "needs_driven does more good than supply_driven in 700 of 1,024 plausible worlds (68 %; 65 to 71 %), ...".
std::string worlds_in_words(const ComparisonReport& report);

/// Who wins where, as a picture and a table.
std::string map_in_words(const ComparisonReport& report);

}  // namespace kaptein
