#pragma once

#include <cstddef>
#include <optional>

namespace kaptein {

/// Chance that a two-sided paired t test at `level` rejects when the true difference is `standardised` standard
/// deviations of the differences. n >= 2.
double paired_t_power(std::size_t n, double standardised, double level);

/// Smallest number of pairs with at least that power; empty when the difference is 0 or it takes more than 10 million.
std::optional<double> pairs_needed(double standardised, double level, double power);

}  // namespace kaptein
