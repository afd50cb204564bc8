#pragma once

#include <cstddef>

/// Normal and Student t functions for intervals and tests; wrappers, so that Boost.Math is read by one file only.
/// They use the compiler's libm and may differ in the last digits between computers: what goes into a table is
/// rounded to 12 significant digits first.
namespace kaptein::distributions {

double normal_cdf(double z);
/// p in (0, 1).
double normal_quantile(double p);

/// degrees > 0.
double student_t_cdf(double t, double degrees);
/// P(|T| >= |t|), without cancellation in the tail.
double student_t_two_sided(double t, double degrees);
/// p in (0, 1).
double student_t_quantile(double p, double degrees);

/// P(T <= t) for Student's t with noncentrality `shift`.
double noncentral_t_cdf(double t, double degrees, double shift);

/// P(X >= k) for n trials with chance p in [0, 1].
double binomial_at_least(std::size_t k, std::size_t n, double p);

/// Quantile of the beta distribution; p in (0, 1), a and b > 0.
double beta_quantile(double p, double a, double b);

}  // namespace kaptein::distributions
