#include "base/contract.hpp"
#include "base/elementary.hpp"
#include "random/beta.hpp"
#include "random/draw.hpp"

#include <algorithm>
#include <cmath>

namespace kaptein {
namespace {

/// Both tails of Gamma(shape, 1) at x, each with its own digits, and x times the density.
struct Tails {
    double below;
    double above;
    double x_density;
};

/// Power series left of shape + 1 and the continued fraction right of it (Abramowitz and Stegun 1964, 6.5.29 and
/// 6.5.31). Both take about 8 sqrt(shape) + 40 terms.
Tails tails(double x, double shape, double log_gamma_shape)
{
    const double x_density = elementary::exp(shape * elementary::log(x) - x - log_gamma_shape);
    if (x < shape + 1.0) {
        double term = 1.0 / shape;
        double sum = term;
        for (double n = 1.0; term > sum * 1e-17; n += 1.0) {
            term *= x / (shape + n);
            sum += term;
        }
        const double below = std::min(1.0, x_density * sum);
        return {below, 1.0 - below, x_density};
    }
    double b = x + 1.0 - shape;
    double c = 1e300;
    double d = 1.0 / b;
    double fraction = d;
    double change = 2.0;
    for (double i = 1.0; std::abs(change - 1.0) > 1e-15 && i < 100000.0; i += 1.0) {
        const double a = -i * (i - shape);
        b += 2.0;
        d = 1.0 / (a * d + b);
        c = b + a / c;
        change = c * d;
        fraction *= change;
    }
    const double above = std::min(1.0, x_density * fraction);
    return {1.0 - above, above, x_density};
}

/// Where to start: Wilson and Hilferty's cube (1931, PNAS 17) or, near 0, the first term of the series.
double first_guess(double u, double shape, double log_gamma_shape)
{
    const double ninth = 1.0 / (9.0 * shape);
    const double root = 1.0 - ninth + normal(u) * std::sqrt(ninth);
    const double near_zero = (elementary::log(u) + elementary::log(shape) + log_gamma_shape) / shape;
    if (shape < 1.0 || root < 0.2) {
        return elementary::exp(std::min(near_zero, 5.0));
    }
    return shape * root * root * root;
}

}  // namespace

/// log Gamma(a), a > 0: Stirling's series from 15 on, below it by Gamma(a + 1) = a Gamma(a).
double log_gamma(double a)
{
    double product = 1.0;
    while (a < 15.0) {
        product *= a;
        a += 1.0;
    }
    constexpr double half_log_two_pi = 0.918938533204672741780;
    const double z = 1.0 / (a * a);
    const double rest =
        (1.0 / 12 - z * (1.0 / 360 - z * (1.0 / 1260 - z * (1.0 / 1680 - z * (1.0 / 1188 - z * (691.0 / 360360))))))
        / a;
    return (a - 0.5) * elementary::log(a) - a + half_log_two_pi + rest - elementary::log(product);
}

double gamma_draw(double u, double shape)
{
    EXPECTS(shape >= 1e-3 && shape <= 1e6);
    constexpr double smallest = 1e-290;  // quantiles below it are returned as it
    const double log_gamma_shape = log_gamma(shape);
    double x = std::max(first_guess(u, shape, log_gamma_shape), smallest);
    double low = 0.0;
    double high = 0x1p1000;
    for (int step = 0; step < 200; ++step) {
        const Tails at = tails(x, shape, log_gamma_shape);
        const double excess = u < 0.5 ? at.below - u : (1.0 - u) - at.above;
        (excess < 0.0 ? low : high) = x;
        // Halley's step in x; the bracket catches it where the curvature misleads.
        const double newton = excess * x / at.x_density;
        const double bend = 1.0 - 0.5 * newton * ((shape - 1.0) / x - 1.0);
        double next = x - newton / std::clamp(bend, 0.5, 2.0);
        if (!(next > low && next < high)) {
            next = high > 0x1p999 ? 2.0 * x : 0.5 * (low + high);
        }
        next = std::max(next, smallest);
        if (std::abs(next - x) <= 1e-14 * x) {
            return next;
        }
        x = next;
    }
    return x;
}

}  // namespace kaptein
