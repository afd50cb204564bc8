#pragma once

#include "report/compare/comparison_report.hpp"

#include <string>
#include <string_view>

namespace kaptein {

/// One document as annex 8 of the contract has it; command is "compare".
std::string compare_json(const ComparisonReport& report, std::string_view command = "compare");

}  // namespace kaptein
