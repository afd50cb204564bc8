#include "analysis/moments.hpp"

#include "base/contract.hpp"

#include <algorithm>
#include <cmath>

namespace kaptein {

Moments moments_of(std::span<const double> values)
{
    EXPECTS(!values.empty());
    const double first = values.front();
    // A sum of equal values divided by n need not give the value back; a constant outcome must not look like luck.
    if (std::all_of(values.begin(), values.end(), [first](double value) { return value == first; })) {
        return {.mean = first, .sd = 0.0, .skewness = 0.0};
    }
    const auto n = static_cast<double>(values.size());
    double sum = 0.0;
    for (const double value : values) {
        sum += value;
    }
    const double mean = sum / n;
    double squares = 0.0;
    double cubes = 0.0;
    for (const double value : values) {
        const double distance = value - mean;
        squares += distance * distance;
        cubes += distance * distance * distance;
    }
    const double spread = std::sqrt(squares / n);
    return {.mean = mean,
            .sd = std::sqrt(squares / (n - 1.0)),
            .skewness = spread > 0.0 ? cubes / n / (spread * spread * spread) : 0.0};
}

double covariance(std::span<const double> a, std::span<const double> b)
{
    EXPECTS(a.size() == b.size() && !a.empty());
    if (a.size() < 2) {
        return 0.0;
    }
    const double mean_a = moments_of(a).mean;
    const double mean_b = moments_of(b).mean;
    double products = 0.0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        products += (a[i] - mean_a) * (b[i] - mean_b);
    }
    return products / static_cast<double>(a.size() - 1);
}

}  // namespace kaptein
