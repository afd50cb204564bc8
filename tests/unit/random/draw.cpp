#include "support/catch.hpp"
#include "support/statistics.hpp"

#include "random/draw.hpp"
#include "random/normal.hpp"

#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

using namespace kaptein;

namespace {

constexpr int n = 100'000;

double draw_uniform(int index, Purpose purpose)
{
    const Words words = bits({20261123, 1}, purpose, static_cast<Word>(index), 0);
    return uniform(words[0], words[1]);
}

std::vector<double> sample(Purpose purpose, auto quantile)
{
    std::vector<double> values;
    for (int i = 0; i < n; ++i) {
        values.push_back(quantile(draw_uniform(i, purpose)));
    }
    return values;
}

/// Counts of 0, 1, ... against n times their chances, by Pearson's statistic.
statistics::ChiSquare fit(Purpose purpose, auto quantile, auto chance)
{
    std::vector<double> counted(400);
    std::vector<double> expected(400);
    for (int i = 0; i < n; ++i) {
        counted[std::min(399u, quantile(draw_uniform(i, purpose)))] += 1.0;
    }
    for (std::size_t k = 0; k < expected.size(); ++k) {
        expected[k] = n * chance(static_cast<double>(k));
    }
    return statistics::chi_square(counted, expected);
}

double poisson_chance(double k, double mean) { return std::exp(k * std::log(mean) - mean - std::lgamma(k + 1.0)); }

double binomial_chance(double k, double trials, double chance)
{
    return k > trials ? 0.0
                      : std::exp(std::lgamma(trials + 1) - std::lgamma(k + 1) - std::lgamma(trials - k + 1)
                                 + k * std::log(chance) + (trials - k) * std::log1p(-chance));
}

}  // namespace

// Bounds: Kolmogorov-Smirnov and chi-square at 1e-6, n = 100,000, fixed seed. The references are libm's.

TEST_CASE("continuous draws follow their distributions", "[random]")
{
    const double bound = statistics::kolmogorov_smirnov_bound;
    const auto bell = [](double z) { return 0.5 * std::erfc(-z / std::sqrt(2.0)); };
    CHECK(statistics::kolmogorov_smirnov(sample(Purpose{1}, normal), bell) < bound);
    CHECK(statistics::kolmogorov_smirnov(sample(Purpose{2}, [](double u) { return log_normal(u, 1.0, 0.5); }),
                                         [&](double x) { return bell((std::log(x) - 1.0) / 0.5); })
          < bound);
    CHECK(statistics::kolmogorov_smirnov(sample(Purpose{3}, [](double u) { return exponential_draw(u, 3.0); }),
                                         [](double x) { return 1.0 - std::exp(-x / 3.0); })
          < bound);
    const double low = bell(-3.5);
    const double all = bell(1.5) - low;
    CHECK(statistics::kolmogorov_smirnov(
              sample(Purpose{4}, [](double u) { return truncated_normal(u, 0.7, 0.2, 0.0, 1.0); }),
              [&](double x) { return (bell((x - 0.7) / 0.2) - low) / all; })
          < bound);
    CHECK(statistics::kolmogorov_smirnov(sample(Purpose{5}, [](double u) { return gamma_draw(u, 2.0); }),
                                         [](double x) { return 1.0 - (1.0 + x) * std::exp(-x); })
          < bound);
    // A wrong scale by 2 % is seen, so the test can fail.
    CHECK(statistics::kolmogorov_smirnov(sample(Purpose{1}, [](double u) { return 1.02 * normal(u); }), bell)
          > 0.6 * bound);
    CHECK(statistics::kolmogorov_smirnov(sample(Purpose{1}, [](double u) { return 1.05 * normal(u); }), bell) > bound);
}

TEST_CASE("counts follow their distributions", "[random]")
{
    for (const double mean : {0.3, 4.0, 29.0, 31.0, 150.0}) {
        CHECK(fit(
                  Purpose{6}, [=](double u) { return poisson(u, mean); },
                  [=](double k) { return poisson_chance(k, mean); })
                  .fits());
    }
    for (const double chance : {0.02, 0.4, 0.97}) {
        for (const std::uint32_t trials : {7u, 60u, 300u}) {
            CHECK(fit(
                      Purpose{7}, [=](double u) { return binomial(u, trials, chance); },
                      [=](double k) { return binomial_chance(k, trials, chance); })
                      .fits());
        }
    }
    CHECK(fit(
              Purpose{8}, [](double u) { return geometric(u, 0.1); }, [](double k) { return 0.1 * std::pow(0.9, k); })
              .fits());
    CHECK(
        fit(Purpose{9}, [](double u) { return pick(u, 37); }, [](double k) { return k < 37 ? 1.0 / 37 : 0.0; }).fits());
    // The chances of a neighbouring mean do not fit.
    CHECK_FALSE(
        fit(
            Purpose{6}, [](double u) { return poisson(u, 4.1); }, [](double k) { return poisson_chance(k, 4.0); })
            .fits());
}

TEST_CASE("draws are monotone in u, so that common luck stays common", "[random]")
{
    double before_z = -100.0;
    double before_t = -1.0;
    double before_g = -1.0;
    std::uint32_t before_p = 0;
    std::uint32_t before_large = 0;
    std::uint32_t before_b = 0;
    std::uint32_t before_skewed = 0;
    for (int i = 0; i < 20'000; ++i) {
        const double u = (i + 0.5) / 20'000;
        CHECK(normal(u) > before_z);
        CHECK(truncated_normal(u, 0.9, 0.3, 0.0, 1.0) >= before_t);
        CHECK(gamma_draw(u, 0.4) >= before_g);
        CHECK(poisson(u, 3.3) >= before_p);
        CHECK(poisson(u, 333.3) >= before_large);
        CHECK(binomial(u, 500, 0.3) >= before_b);
        CHECK(binomial(u, 50, 0.9) >= before_skewed);
        before_z = normal(u);
        before_t = truncated_normal(u, 0.9, 0.3, 0.0, 1.0);
        before_g = gamma_draw(u, 0.4);
        before_p = poisson(u, 3.3);
        before_large = poisson(u, 333.3);
        before_b = binomial(u, 500, 0.3);
        before_skewed = binomial(u, 50, 0.9);
    }
}

TEST_CASE("a larger mean never gives a smaller count for the same luck", "[random]")
{
    // From step to step across the switch at 30 as well; rounding there is 1e-15, so 500 values of u do not meet it.
    for (int i = 0; i < 500; ++i) {
        const double u = (i + 0.5) / 500;
        std::uint32_t before = 0;
        for (double mean = 28.0; mean < 32.0; mean += 0.05) {
            CHECK(poisson(u, mean) >= before);
            before = poisson(u, mean);
        }
    }
}

TEST_CASE("the edges of the parameters are exact", "[random]")
{
    const double smallest = 0x1p-53;
    const double largest = 1.0 - 0x1p-53;
    for (const double u : {smallest, 0.5, largest}) {
        CHECK(poisson(u, 0.0) == 0);
        CHECK(binomial(u, 10, 0.0) == 0);
        CHECK(binomial(u, 10, 1.0) == 10);
        CHECK(binomial(u, 0, 0.5) == 0);
        CHECK(geometric(u, 1.0) == 0);
        CHECK(pick(u, 1) == 0);
        CHECK(truncated_normal(u, 0.5, 0.0, 0.0, 1.0) == 0.5);
        CHECK(truncated_normal(u, 5.0, 0.0, 0.0, 1.0) == 1.0);
        CHECK(truncated_normal(u, 0.5, 1.0, 0.3, 0.3) == 0.3);
    }
    CHECK(pick(largest, 0xffffffff) == 0xfffffffe);
    CHECK(pick(smallest, 0xffffffff) == 0);
    CHECK(geometric(largest, 1e-12) == std::numeric_limits<std::uint32_t>::max());
    CHECK(binomial(largest, 5, 0.5) == 5);
    CHECK(poisson(largest, 1e6) < 1'010'000);
    CHECK(normal(0.5) == 0.0);
    CHECK(normal(0.25) == -normal(0.75));
    CHECK(exponential_draw(smallest, 2.0) > 0.0);
}

TEST_CASE("a truncated normal stays in its interval even far outside the bell", "[random]")
{
    for (const double mean : {-1000.0, -12.0, 0.5, 12.0, 1000.0}) {
        for (const double u : {1e-10, 0.5, 1.0 - 1e-10}) {
            const double value = truncated_normal(u, mean, 1.0, 0.0, 1.0);
            CHECK((value >= 0.0 && value <= 1.0));
        }
    }
    // 12 deviations above the interval the values crowd at its top: P(X > t | X < 1) falls as exp(-11 (1 - t)), so
    // the median lies near 1 - log(2) / 11 = 0.937 (to first order; second order moves it by 0.001).
    CHECK(truncated_normal(0.5, 12.0, 1.0, 0.0, 1.0) == Approx(0.937).margin(0.002));
    CHECK(truncated_normal(0.5, -11.0, 1.0, 0.0, 1.0) == Approx(0.063).margin(0.002));
}
