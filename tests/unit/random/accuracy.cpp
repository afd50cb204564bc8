#include "support/catch.hpp"

#include "random/draw.hpp"
#include "random/normal.hpp"

#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/gamma.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/poisson.hpp>
#include <cmath>

// Against Boost.Math in long double, which shares no formula with our own code. Arguments are fixed, so these bounds
// cannot fail by luck; each is what the header states.
using namespace kaptein;

namespace {

/// u in (0, 1): even steps, and both tails down to 1e-15.
double argument(int index, int count)
{
    const double step = (index / 3 + 0.5) / (count / 3 + 1);
    if (index % 3 == 0) {
        return step;
    }
    const double tail = std::pow(10.0, -15.0 * step);
    return index % 3 == 1 ? tail : 1.0 - tail;
}

/// How far u lies outside (F(k - 1), F(k)]: 0 when k is the quantile.
template <class Distribution>
double miss(const Distribution& distribution, std::uint32_t k, double u)
{
    const long double below = k > 0 ? cdf(distribution, static_cast<long double>(k - 1)) : 0.0L;
    const long double through = cdf(distribution, static_cast<long double>(k));
    return static_cast<double>(std::max({0.0L, u - through, below - u}));
}

}  // namespace

TEST_CASE("normal quantiles and chances are right to 1e-14", "[random]")
{
    const boost::math::normal_distribution<long double> exact;
    for (int i = 0; i < 3000; ++i) {
        const double u = argument(i, 3000);
        const auto z = static_cast<double>(quantile(exact, static_cast<long double>(u)));
        CHECK(std::abs(normal(u) - z) <= 1e-14 * std::max(1.0, std::abs(z)));
        const double at = -37.0 + 74.0 * i / 3000;
        const auto chance = static_cast<double>(cdf(exact, static_cast<long double>(at)));
        CHECK(std::abs(normal_cumulative(at) - chance) <= 1e-14 * chance);
    }
    CHECK(normal(1e-300) == Approx(static_cast<double>(quantile(exact, 1e-300L))).epsilon(1e-14));
}

TEST_CASE("Poisson quantiles are right to 1e-12 in the sums of chances", "[random]")
{
    for (const double mean : {0.01, 1.0, 29.9, 30.1, 100.0, 1234.5, 1e5, 1e6}) {
        const boost::math::poisson_distribution<long double> exact(static_cast<long double>(mean));
        double worst = 0.0;
        for (int i = 0; i < 90; ++i) {
            worst = std::max(worst, miss(exact, poisson(argument(i, 90), mean), argument(i, 90)));
        }
        CHECK(worst <= 1e-12);
    }
}

TEST_CASE("binomial quantiles are right to 1e-12 in the sums of chances", "[random]")
{
    for (const double chance : {1e-9, 0.01, 0.3, 0.5, 0.77, 0.999}) {
        for (const std::uint32_t trials : {1u, 10u, 61u, 1000u, 1'000'000u}) {
            const boost::math::binomial_distribution<long double> exact(trials, static_cast<long double>(chance));
            double worst = 0.0;
            for (int i = 0; i < 60; ++i) {
                worst = std::max(worst, miss(exact, binomial(argument(i, 60), trials, chance), argument(i, 60)));
            }
            CHECK(worst <= 1e-12);
        }
    }
}

TEST_CASE("gamma quantiles are right to 1e-9, relative", "[random]")
{
    for (const double shape : {0.01, 0.1, 0.5, 1.0, 2.0, 20.0, 300.0, 1e4, 1e6}) {
        const boost::math::gamma_distribution<long double> exact(static_cast<long double>(shape));
        for (int i = 0; i < 90; ++i) {
            const double u = argument(i, 90);
            const auto x = static_cast<double>(quantile(exact, static_cast<long double>(u)));
            if (x > 1e-289) {
                CHECK(std::abs(gamma_draw(u, shape) - x) <= 1e-9 * x);
            }
        }
    }
}
