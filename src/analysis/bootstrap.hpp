#pragma once

#include "analysis/comparison.hpp"

#include <span>

namespace kaptein {

struct Bootstrap {
    Interval interval;
    double p;  // two-sided, of the mean being 0, by inverting the interval
};

inline constexpr int bootstrap_resamples = 2000;

/// Bias-corrected and accelerated interval of the mean (Efron 1987, JASA 82, 171-185): 2,000 resamples drawn by a fixed
/// seed, so that the same numbers always give the same interval; acceleration by delete-one jackknife. Resampling alone
/// is too narrow for small n, so its normal quantiles are widened to sqrt(n / (n - 1)) x those of Student's t
/// (Hesterberg 2015, The American Statistician 69, 371-386). p is the level at which an end of the interval meets 0;
/// beyond the resolution of the resamples it follows a normal tail with their mean and standard deviation. At least
/// two values, not all equal.
Bootstrap bca_mean(std::span<const double> values, double confidence);

} // namespace kaptein
