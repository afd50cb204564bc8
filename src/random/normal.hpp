#pragma once

namespace kaptein {

/// Standard normal distribution function; relative error at most 1e-14 for |z| <= 37.
double normal_cumulative(double z);

}  // namespace kaptein
