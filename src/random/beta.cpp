#include "random/beta.hpp"

#include "base/contract.hpp"
#include "base/elementary.hpp"

#include <cmath>

namespace kaptein {
namespace {

/// log of x^a (1 - x)^b Gamma(a + b) / (Gamma(a) Gamma(b)).
double log_front(double x, double a, double b)
{
    return a * elementary::log(x) + b * elementary::log1p(-x) + log_gamma(a + b) - log_gamma(a) - log_gamma(b);
}

/// The continued fraction of the incomplete beta function (Abramowitz and Stegun 1964, 26.5.8), by Lentz's method; it
/// converges fast for x < (a + 1) / (a + b + 2).
double fraction(double x, double a, double b)
{
    constexpr double tiny = 1e-290;
    const auto away_from_zero = [](double value) { return std::abs(value) < tiny ? tiny : value; };
    double c = 1.0;
    double d = 1.0 / away_from_zero(1.0 - (a + b) * x / (a + 1.0));
    double value = d;
    double change = 2.0;
    for (double m = 1.0; std::abs(change - 1.0) > 1e-16 && m < 10'000.0; m += 1.0) {
        const double even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        d = 1.0 / away_from_zero(1.0 + even * d);
        c = away_from_zero(1.0 + even / c);
        value *= d * c;
        const double odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        d = 1.0 / away_from_zero(1.0 + odd * d);
        c = away_from_zero(1.0 + odd / c);
        change = d * c;
        value *= change;
    }
    return value;
}

/// Share of Beta(a, b) below x in (0, 1).
double cumulative(double x, double a, double b)
{
    if (x < (a + 1.0) / (a + b + 2.0)) {
        return elementary::exp(log_front(x, a, b)) * fraction(x, a, b) / a;
    }
    return 1.0 - elementary::exp(log_front(x, a, b)) * fraction(1.0 - x, b, a) / b;
}

}  // namespace

double beta_draw(double u, double a, double b)
{
    EXPECTS(a >= 0.01 && a <= 1e5 && b >= 0.01 && b <= 1e5);
    if (u <= 0.0 || u >= 1.0) {
        return u <= 0.0 ? 0.0 : 1.0;
    }
    double low = 0.0;
    double high = 1.0;
    double x = a / (a + b);
    for (int step = 0; step < 200 && high - low > 1e-16 * high; ++step) {
        const double excess = cumulative(x, a, b) - u;
        (excess < 0.0 ? low : high) = x;
        // Newton's step where it stays inside the bracket, else the middle, by powers of ten near 0.
        const double density = elementary::exp(log_front(x, a, b)) / (x * (1.0 - x));
        const double newton = x - excess / density;
        const double middle = high > 1e-3 ? 0.5 * (low + high) : low > 0.0 ? std::sqrt(low * high) : 1e-6 * high;
        const double next = newton > low && newton < high ? newton : middle;
        if (std::abs(next - x) <= 1e-15 * x || next <= 1e-290) {
            return next;
        }
        x = next;
    }
    return x;
}

}  // namespace kaptein
