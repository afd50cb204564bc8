#pragma once

#include "report/compare/comparison_report.hpp"

#include <string>
#include <vector>

namespace kaptein {

/// What `compare` and `run` print: plain words first, then tables; at most 100 columns, no colour.
std::string compare_text(const ComparisonReport& report);

/// The parts of it.
std::string compare_opening(const ComparisonReport& report);   // study, question, failures, what is missing
std::string compare_findings(const ComparisonReport& report);  // one point: the contrasts or the ranking in words
std::string compare_with_none(const ComparisonReport& report);  // every design against no program, in words
std::string compare_targets(const ComparisonReport& report);    // levels beside what surveys found
std::string compare_business_case(const ComparisonReport& report);
std::string compare_open_questions(const ComparisonReport& report); // what is not distinguishable; second uncertainty
std::string compare_tables(const ComparisonReport& report); // one point: differences and levels per outcome
std::string compare_sweep(const ComparisonReport& report); // several points: effects by point, shares of points

/// What every design does against no program: "Every design leaves net social value below that without any program",
/// and a line per design. Empty without such a comparison.
struct AgainstNone {
    std::string sentence;
    std::vector<std::string> lines;
};
AgainstNone against_none(const ComparisonReport& report);

/// "EUR 1.23 million more (...)", "not distinguishable (...)", "exactly the same in every replicate", ...
std::string finding_in_words(const ComparisonRow& row);

/// "95 % interval".
std::string interval_name(const ComparisonReport& report);

} // namespace kaptein
