#pragma once

#include "analysis/comparison.hpp"
#include "experiment/study.hpp"
#include "store/rows.hpp"

#include <nlohmann/json_fwd.hpp>

#include <span>
#include <string>
#include <vector>

namespace kaptein {

/// One line of `expect:` and what came out.
struct ExpectationResult {
    Expectation expectation;
    std::string outcome, design;       // their names
    std::string against;               // "" when a number is known of the design itself
    std::optional<double> found;       // empty: nothing to measure it on
    std::optional<Interval> interval;  // 95 %
    bool met = false;
};

/// A sign is about the paired difference: positive, the 95 % interval lies above 0; negative, below; zero, it holds 0;
/// without an interval (one replicate at one point) the difference itself decides. A known number is met when what was
/// found is off by no more than its `within`, whatever the interval. Over a sweep each point's mean is one observation;
/// indices are those of `sensitivity`.
std::vector<ExpectationResult> check_expectations(const Study& study, const Rows& rows);

/// Whether a known number was missed. A sign that is not met is a finding about the world; a known number that is
/// missed is a fault of model, machinery or file.
bool misses_known_value(std::span<const ExpectationResult> results);

/// Known beside found, with what is allowed, and the sources as numbered notes; "" when nothing is expected.
std::string expectations_text(std::span<const ExpectationResult> results);

/// The same as the member "expect" of a document.
void add_expectations(nlohmann::ordered_json& document, std::span<const ExpectationResult> results);

} // namespace kaptein
