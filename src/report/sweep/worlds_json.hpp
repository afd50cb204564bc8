#pragma once

#include "report/compare/comparison_report.hpp"

#include <nlohmann/json_fwd.hpp>

namespace kaptein {

/// Adds what `compare` finds over the points of a sweep: in how many a design does better, and who wins where;
/// nothing without a sweep.
void add_worlds(nlohmann::ordered_json& document, const ComparisonReport& report);

}  // namespace kaptein
