#pragma once

#include "base/elementary.hpp"
#include "random/stream.hpp"

#include <cstdint>

/// Distributions as functions of one uniform number u in (0, 1), by inversion: monotone in u, so that common random
/// numbers stay common when a parameter moves. Our own code over base/elementary.hpp: the same bits on every
/// compiler and computer.

namespace kaptein {

/// Standard normal quantile; absolute error at most 1e-14 x max(1, |z|) for u in [1e-300, 1).
double normal(double u);

/// exp(location + scale * normal(u)): the logarithm has mean `location` and standard deviation `scale`.
double log_normal(double u, double location, double scale);

/// Normal with mean and standard deviation, restricted to [low, high] by inversion inside the interval.
double truncated_normal(double u, double mean, double deviation, double low, double high);

/// Exponential with the given mean: -mean * log(1 - u).
inline double exponential_draw(double u, double mean) { return -mean * elementary::log1p(-u); }

/// Poisson count with mean >= 0 (up to 1e6) by inversion; exact to the rounding of the sums.
std::uint32_t poisson(double u, double mean);

/// Number of successes among n independent trials, by inversion.
std::uint32_t binomial(double u, std::uint32_t n, double chance);

/// Failures before the first success; chance in (0, 1].
std::uint32_t geometric(double u, double chance);

/// Index in [0, n): floor(u * n).
std::uint32_t pick(double u, std::uint32_t n);

/// Gamma(shape, scale 1) by inversion (for beta and negative binomial); relative error at most 1e-9.
double gamma_draw(double u, double shape);

}  // namespace kaptein
