#pragma once

#include <bit>
#include <cstdint>

/// Elementary functions from + - * / and conversions only, inline so that loops vectorise: the same bits on every
/// compiler, optimisation level and computer, which libm does not promise. Error bounds are tested against long
/// double. No special values: arguments are finite; results saturate instead of overflowing to infinity.
namespace kaptein::elementary {

double exp_reference_bound();  // documented maximal error in ulp, see the tests

/// e^x for finite x. Below -708 the result is 0, above 709 the largest finite double is returned.
inline double exp(double x);
/// e^x - 1 without cancellation near 0.
inline double expm1(double x);
/// Natural logarithm of x > 0 (normal numbers).
inline double log(double x);
/// log(1 + x), x > -1, without cancellation near 0.
inline double log1p(double x);
/// x^y for x >= 0 (0^0 = 1, 0^y = 0 for y > 0).
inline double pow(double x, double y);
/// 1 / (1 + e^-x).
inline double logistic(double x);
/// log(p / (1 - p)), p in (0, 1).
inline double logit(double p);

}  // namespace kaptein::elementary
