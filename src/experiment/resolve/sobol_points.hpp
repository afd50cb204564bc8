#pragma once

#include <cstddef>
#include <vector>

namespace kaptein {

/// The unscrambled Sobol' sequence with Joe and Kuo's direction numbers (6.21201), the zero point first.
/// [point][dimension], in [0, 1); at most 3,667 dimensions.
std::vector<double> sobol_points(std::size_t points, std::size_t dimensions);

}  // namespace kaptein
