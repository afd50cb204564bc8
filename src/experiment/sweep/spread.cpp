#include "experiment/sweep/spread.hpp"

#include "base/elementary.hpp"
#include "random/beta.hpp"
#include "random/draw.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace kaptein {
namespace {

constexpr double last_below_one = 1.0 - 0x1p-33;

double triangular(double u, double mode, double low, double high)
{
    const double turn = (mode - low) / (high - low);
    return u < turn ? low + std::sqrt(u * (high - low) * (mode - low))
                    : high - std::sqrt((1.0 - u) * (high - low) * (high - mode));
}

double log_uniform(double u, double low, double high)
{
    if (u >= 1.0) {
        return high;  // not through the logarithm, whose rounding would stop short of it
    }
    const double ratio = elementary::log(high / low);
    return std::clamp(low * elementary::exp(u * ratio), low, high);
}

double real_at(const Spread& spread, double u)
{
    const double* const n = spread.numbers;
    switch (spread.kind) {
    case SpreadKind::values:
        break;
    case SpreadKind::uniform:
        return u < 1.0 ? n[0] + u * (n[1] - n[0]) : n[1];
    case SpreadKind::log_uniform:
        return log_uniform(u, n[0], n[1]);
    case SpreadKind::normal:
        return n[0] + n[1] * normal(u);
    case SpreadKind::truncated_normal:
        return u > 0.0 && u < 1.0 ? truncated_normal(u, n[0], n[1], n[2], n[3]) : (u > 0.0 ? n[3] : n[2]);
    case SpreadKind::log_normal:
        return n[0] * elementary::exp(n[1] * normal(u));
    case SpreadKind::triangular:
        return triangular(u, n[0], n[1], n[2]);
    case SpreadKind::beta:
        return n[2] + (n[3] - n[2]) * beta_draw(u, n[0], n[1]);
    case SpreadKind::exponential:
        return exponential_draw(u, n[0]);
    case SpreadKind::gamma:
        return n[1] * gamma_draw(u, n[0]);
    case SpreadKind::weibull:
        return n[1] * elementary::pow(-elementary::log1p(-u), 1.0 / n[0]);
    }
    return 0.0;
}

}  // namespace

double Spread::at(double u) const
{
    const double below_one = std::min(u, last_below_one);
    if (kind == SpreadKind::values) {
        return values[static_cast<std::size_t>(std::floor(below_one * static_cast<double>(values.size())))];
    }
    if (whole && kind == SpreadKind::uniform) {
        return numbers[0] + std::floor(below_one * (numbers[1] - numbers[0] + 1.0));
    }
    const double value = real_at(*this, bounded ? u : std::clamp(u, 0x1p-33, last_below_one));
    return whole ? std::floor(value + 0.5) : value;
}

double Spread::low() const
{
    return kind == SpreadKind::values ? *std::min_element(values.begin(), values.end()) : at(0.0);
}

double Spread::high() const
{
    return kind == SpreadKind::values ? *std::max_element(values.begin(), values.end()) : at(1.0);
}

std::string_view spread_name(SpreadKind kind)
{
    constexpr std::array<std::string_view, 11> names{"values",           "uniform",    "log_uniform", "normal",
                                                     "truncated_normal", "log_normal", "triangular",  "beta",
                                                     "exponential",      "gamma",      "weibull"};
    return names[static_cast<std::size_t>(kind)];
}

}  // namespace kaptein
