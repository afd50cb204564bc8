#pragma once

#include <span>

namespace kaptein {

struct Moments {
    double mean = 0.0;
    double sd = 0.0;        // divisor n - 1; 0 for one value
    double skewness = 0.0;  // third moment over the cubed standard deviation, divisor n; 0 when sd is 0
};

/// In index order, two passes. Equal values give exactly that mean and sd 0. Not for an empty span.
Moments moments_of(std::span<const double> values);

/// Covariance with divisor n - 1; 0 for one value. Spans of equal length.
double covariance(std::span<const double> a, std::span<const double> b);

}  // namespace kaptein
