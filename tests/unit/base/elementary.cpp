#include "support/catch.hpp"

#include "base/elementary.hpp"

#include <cfloat>
#include <cmath>
#include <cstdint>
#include <limits>

// The references are long double libm (64-bit mantissa: its own error is below 0.001 ulp of a double). Arguments are
// dense and pseudo-random from a fixed counter, so a failure is news, never luck. Bounds are those the header states;
// the largest errors seen in 5 million arguments per range were exp 0.993, expm1 2.05, log 0.84, log1p 1.44,
// logistic 2.40, logit 3.20 and pow 1.69 |y log x|.
namespace {

namespace own = kaptein::elementary;

constexpr int count = 200'000;

/// Spreads indices over (0, 1): a Weyl sequence with the golden ratio, scrambled so that low bits vary too.
double fraction(std::uint64_t index)
{
    std::uint64_t word = (index + 1) * 0x9E3779B97F4A7C15u;
    word = (word ^ (word >> 31)) * 0xBF58476D1CE4E5B9u;
    word ^= word >> 29;
    return (static_cast<double>(word >> 12) + 0.5) * 0x1p-52;
}

double error_in_ulp(double value, long double exact)
{
    int exponent = 0;
    std::frexp(static_cast<double>(exact), &exponent);
    const double ulp = std::ldexp(1.0, std::max(exponent - 53, -1074));
    return static_cast<double>(fabsl(static_cast<long double>(value) - exact) / ulp);
}

template <class Function, class Reference, class Argument>
double worst_error(Function function, Reference reference, Argument argument)
{
    double worst = 0.0;
    for (int i = 0; i < count; ++i) {
        const double x = argument(fraction(static_cast<std::uint64_t>(i)));
        worst = std::max(worst, error_in_ulp(function(x), reference(static_cast<long double>(x))));
    }
    return worst;
}

auto between(double low, double high)
{
    return [=](double u) { return low + (high - low) * u; };
}

/// offset + sign * e^y with y between low and high: every size of argument.
auto sizes(double low, double high, double sign = 1.0, double offset = 0.0)
{
    return [=](double u) { return offset + sign * std::exp(low + (high - low) * u); };
}

}  // namespace

TEST_CASE("the exponential stays within 1 ulp", "[elementary]")
{
    const auto exact = [](long double x) { return expl(x); };
    CHECK(worst_error(own::exp, exact, between(-708.0, 709.0)) <= 1.0);
    CHECK(worst_error(own::exp, exact, between(-1.0, 1.0)) <= 1.0);
    CHECK(worst_error(own::exp, exact, sizes(-40.0, 0.0, -1.0)) <= 1.0);
}

TEST_CASE("the exponential saturates and is exact at 0", "[elementary]")
{
    CHECK(own::exp(0.0) == 1.0);
    CHECK(own::exp(-0.0) == 1.0);
    CHECK(own::exp(-708.5) == 0.0);
    CHECK(own::exp(-1e308) == 0.0);
    CHECK(own::exp(709.5) == DBL_MAX);
    CHECK(own::exp(1e308) == DBL_MAX);
}

TEST_CASE("e^x - 1 stays within 2.5 ulp, also where e^x - 1 cancels", "[elementary]")
{
    const auto exact = [](long double x) { return expm1l(x); };
    CHECK(worst_error(own::expm1, exact, between(-3.0, 3.0)) <= 2.5);
    CHECK(worst_error(own::expm1, exact, sizes(-600.0, 0.0)) <= 2.5);
    CHECK(worst_error(own::expm1, exact, sizes(-600.0, 6.5, -1.0)) <= 2.5);
    CHECK(own::expm1(0.0) == 0.0);
    CHECK(own::expm1(-1000.0) == -1.0);
    CHECK(own::expm1(1000.0) == DBL_MAX);
}

TEST_CASE("the logarithm stays within 1 ulp, also near 1", "[elementary]")
{
    const auto exact = [](long double x) { return logl(x); };
    CHECK(worst_error(own::log, exact, between(0.3, 3.0)) <= 1.0);
    CHECK(worst_error(own::log, exact, sizes(-708.0, 709.0)) <= 1.0);
    CHECK(worst_error(own::log, exact, sizes(-36.0, -1.0, 1.0, 1.0)) <= 1.0);
    CHECK(worst_error(own::log, exact, sizes(-36.0, -1.0, -1.0, 1.0)) <= 1.0);
    CHECK(own::log(1.0) == 0.0);
    CHECK(own::log(DBL_MIN) == std::log(DBL_MIN));
    CHECK(own::log(DBL_MAX) == std::log(DBL_MAX));
}

TEST_CASE("log(1 + x) stays within 2 ulp from tiny to huge x", "[elementary]")
{
    const auto exact = [](long double x) { return log1pl(x); };
    CHECK(worst_error(own::log1p, exact, between(-1.0, 3.0)) <= 2.0);
    CHECK(worst_error(own::log1p, exact, sizes(-600.0, 700.0)) <= 2.0);
    CHECK(worst_error(own::log1p, exact, sizes(-600.0, 0.0, -1.0)) <= 2.0);
    CHECK(worst_error(own::log1p, exact, sizes(-36.0, 0.0, 1.0, -1.0)) <= 2.0);
    CHECK(own::log1p(0.0) == 0.0);
}

TEST_CASE("powers stay within (2 + 2 |y log x|) ulp and are right at the edges", "[elementary]")
{
    double worst = 0.0;
    for (int i = 0; i < count; ++i) {
        const double x = std::exp(-20.0 + 40.0 * fraction(static_cast<std::uint64_t>(2 * i)));
        const double y = -30.0 + 60.0 * fraction(static_cast<std::uint64_t>(2 * i + 1));
        const double size = std::abs(y * std::log(x));
        if (size < 700.0) {
            const long double exact = powl(static_cast<long double>(x), static_cast<long double>(y));
            worst = std::max(worst, error_in_ulp(own::pow(x, y), exact) / (2.0 + 2.0 * size));
        }
    }
    CHECK(worst <= 1.0);
    CHECK(own::pow(0.0, 0.0) == 1.0);
    CHECK(own::pow(0.0, -0.0) == 1.0);
    CHECK(own::pow(0.0, 2.5) == 0.0);
    CHECK(own::pow(0.0, -1.0) == DBL_MAX);
    CHECK(own::pow(1.0, 123.0) == 1.0);
    CHECK(own::pow(7.0, 0.0) == 1.0);
    CHECK(own::pow(10.0, 400.0) == DBL_MAX);
    CHECK(own::pow(10.0, -400.0) == 0.0);
}

TEST_CASE("the logistic function stays within 2.5 ulp, is symmetric and never leaves [0, 1]", "[elementary]")
{
    const auto exact = [](long double x) { return 1 / (1 + expl(-x)); };
    CHECK(worst_error(own::logistic, exact, between(-700.0, 40.0)) <= 2.5);
    CHECK(worst_error(own::logistic, exact, between(-4.0, 4.0)) <= 2.5);
    CHECK(own::logistic(0.0) == 0.5);
    for (const double x : {0.0, 1e-300, 0.1, 3.0, 36.0, 40.0, 707.0, 709.0, 800.0, 1e308}) {
        const double right = own::logistic(x);
        const double left = own::logistic(-x);
        CHECK(right + left == Approx(1.0).epsilon(DBL_EPSILON));
        CHECK((right >= 0.5 && right <= 1.0));
        CHECK((left >= 0.0 && left <= 0.5));
    }
}

TEST_CASE("the logit stays within 4 ulp, also near 1/2 and near both ends", "[elementary]")
{
    const auto exact = [](long double p) {
        return p > 0.25L && p < 0.75L ? log1pl((2 * p - 1) / (1 - p)) : logl(p / (1 - p));
    };
    CHECK(worst_error(own::logit, exact, between(0.0, 1.0)) <= 4.0);
    CHECK(worst_error(own::logit, exact, sizes(-35.0, -1.0, 1.0, 0.5)) <= 4.0);
    CHECK(worst_error(own::logit, exact, sizes(-35.0, -1.0, -1.0, 0.5)) <= 4.0);
    CHECK(worst_error(own::logit, exact, sizes(-600.0, 0.0)) <= 4.0);
    CHECK(worst_error(own::logit, exact, sizes(-36.0, 0.0, -1.0, 1.0)) <= 4.0);
    CHECK(own::logit(0.5) == 0.0);
}

TEST_CASE("the compiler computes the same bits as the processor", "[elementary]")
{
    // constexpr results come from the compiler's own arithmetic; the volatile argument forces the run-time path.
    constexpr double at_compile_time[] = {own::exp(1.25), own::log(3.7), own::pow(2.5, 1.5), own::logistic(-0.3)};
    volatile double shift = 0.0;
    CHECK(own::exp(1.25 + shift) == at_compile_time[0]);
    CHECK(own::log(3.7 + shift) == at_compile_time[1]);
    CHECK(own::pow(2.5 + shift, 1.5 + shift) == at_compile_time[2]);
    CHECK(own::logistic(-0.3 + shift) == at_compile_time[3]);
}
