#pragma once

#include "analysis/comparison.hpp"
#include "experiment/study.hpp"
#include "store/rows.hpp"

#include <vector>

namespace kaptein {

/// One line of `expect:` and what came out: the paired difference at the one point, or over the points of a sweep
/// (each point's mean difference is then one observation).
struct ExpectationResult {
    Expectation expectation;
    Comparison comparison;
    bool met = false;
};

/// positive: the 95 % interval lies above 0; negative: below; zero: it holds 0. Without an interval (one replicate at
/// one point) the difference itself decides.
std::vector<ExpectationResult> check_expectations(const Study& study, const Rows& rows);

}  // namespace kaptein
