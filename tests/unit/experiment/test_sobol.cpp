#include "experiment/resolve/sobol_points.hpp"

#include "support/catch.hpp"

#include <algorithm>
#include <cstdint>

using namespace kaptein;

TEST_CASE("the Sobol' sequence starts with the zero point and holds a published row")
{
    const auto points = sobol_points(8, 6);
    for (std::size_t i = 0; i < 6; ++i) {
        CHECK(points[i] == 0.0);
    }
    // Joe and Kuo 6.21201, point 5 (trust.md Q1).
    const std::vector<double> row{.875, .875, .125, .375, .875, .625};
    CHECK(std::equal(row.begin(), row.end(), points.begin() + 5 * 6));
}

TEST_CASE("each dimension of 2^m points holds every k / 2^m once")
{
    constexpr std::size_t n = 256;
    constexpr std::size_t d = 40;
    const auto points = sobol_points(n, d);
    for (std::size_t j = 0; j < d; ++j) {
        std::vector<double> column;
        for (std::size_t i = 0; i < n; ++i) {
            column.push_back(points[i * d + j] * n);
        }
        std::sort(column.begin(), column.end());
        for (std::size_t i = 0; i < n; ++i) {
            CHECK(column[i] == static_cast<double>(i));
        }
    }
}
