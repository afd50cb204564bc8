#pragma once

/// The sine for x in [-pi, pi] from + - * only: the same bits on every computer, which libm does not promise. Absolute
/// error below 4e-16, as tests/unit/closed_form/verification.cpp asserts.
namespace kaptein::closed_form {

/// The double nearest to pi, and pi less that.
inline constexpr double pi = 0x1.921fb54442d18p+1;
inline constexpr double pi_rest = 0x1.1a62633145c07p-53;

/// Outside [-pi/2, pi/2] sin x = sin(pi - x); there the Taylor series to x^21, whose rest is below 2e-18.
constexpr double sine(double x)
{
    double r = x;
    if (x > 0.5 * pi) {
        r = (pi - x) + pi_rest;
    } else if (x < -0.5 * pi) {
        r = -((pi + x) + pi_rest);
    }
    const double z = r * r;
    double series = 0.0;
    for (int power = 21; power >= 3; power -= 2) {
        series = (1.0 + series) * (-z / (power * (power - 1)));
    }
    return r + r * series;
}

}  // namespace kaptein::closed_form
