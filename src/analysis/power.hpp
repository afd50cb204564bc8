#pragma once

#include <cstddef>
#include <optional>

namespace kaptein {

/// Chance that a two-sided paired t test at `level` rejects when the true difference is `standardised` standard
/// deviations of the differences. n >= 2.
double paired_t_power(std::size_t n, double standardised, double level);

/// Smallest number of pairs with at least that power; empty when the difference is 0 or it takes more than 10 million.
std::optional<double> pairs_needed(double standardised, double level, double power);

/// Half the width of the t interval of a mean of n values with this standard deviation. n >= 2.
double half_width(std::size_t n, double sd, double level);

/// Smallest number of values whose t interval has at most this half-width if their standard deviation stays `sd`;
/// empty when `wanted` is not above 0 or it takes more than 10 million.
std::optional<double> values_needed(double sd, double wanted, double level);

}  // namespace kaptein
