#include "experiment/resolve/sobol_points.hpp"

#include <boost/random/sobol.hpp>

#include <cstdint>

namespace kaptein {

std::vector<double> sobol_points(std::size_t points, std::size_t dimensions)
{
    std::vector<double> values(points * dimensions, 0.0);
    if (dimensions == 0) {
        return values;
    }
    boost::random::sobol_engine<std::uint32_t, 32> engine(dimensions);
    for (std::size_t i = dimensions; i < values.size(); ++i) {  // Boost leaves the zero point out
        values[i] = static_cast<double>(engine()) * 0x1p-32;
    }
    return values;
}

}  // namespace kaptein
