#pragma once

#include "analysis/comparison.hpp"

#include <cstddef>

namespace kaptein {

/// Wilson's score interval of a share of `hits` among n independent cases (Wilson 1927, JASA 22, 209-212). n >= 1.
Interval wilson_interval(std::size_t hits, std::size_t n, double confidence);

/// Clopper and Pearson's interval, which never covers too seldom (1934, Biometrika 26, 404-413). n >= 1.
Interval exact_interval(std::size_t hits, std::size_t n, double confidence);

}  // namespace kaptein
