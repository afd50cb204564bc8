#include "analysis/comparison.hpp"
#include "random/draw.hpp"
#include "random/stream.hpp"

#include "support/catch.hpp"

#include <cmath>
#include <functional>
#include <vector>

using namespace kaptein;

/// Do the intervals hold what they say? Seeds are fixed: a failure is news, never bad luck to be retried. Bounds are
/// 4.9 standard errors, about one false alarm in a million over all seeds.
namespace {

constexpr Purpose test_draws{59001};

double draw(std::uint32_t experiment, std::uint32_t replicate, std::uint16_t stream)
{
    const Words words = bits({.seed = 20261123, .replicate = replicate}, test_draws, experiment, stream);
    return uniform(words[0], words[1]);
}

struct Shape {
    const char* name;
    double (*value)(double u);
    double mean;
};

const Shape shapes[] = {{"normal", [](double u) { return normal(u); }, 0.0},
                        {"exponential", [](double u) { return exponential_draw(u, 1.0); }, 1.0},
                        {"lognormal", [](double u) { return log_normal(u, 0.0, 1.0); }, std::exp(0.5)}};

/// Share of experiments whose interval covers the true mean.
double coverage(const Shape& shape, std::uint32_t n, std::uint32_t experiments)
{
    std::uint32_t covered = 0;
    std::vector<double> values(n);
    for (std::uint32_t experiment = 0; experiment < experiments; ++experiment) {
        for (std::uint32_t i = 0; i < n; ++i) {
            values[i] = shape.value(draw(experiment, i, 0));
        }
        const Interval interval = *level_of(values, 0.95).interval;
        covered += interval.low <= shape.mean && shape.mean <= interval.high ? 1 : 0;
    }
    return static_cast<double>(covered) / experiments;
}

double standard_error(double share, double trials) { return std::sqrt(share * (1.0 - share) / trials); }

}  // namespace

TEST_CASE("the t interval covers as often as reference row T5 says", "[statistical]")
{
    // Row T5 comes from 20,000 simulated sets itself (standard error .0015 to .0026, the same formula), so both errors
    // count. Skewed outcomes are covered less often: that is why skewed differences get another interval.
    struct Row {
        std::size_t shape;
        std::uint32_t n;
        double reference;
    };
    const Row rows[] = {{0, 10, 0.9500}, {1, 10, 0.9015},  {2, 10, 0.8415},  {0, 30, 0.9495}, {1, 30, 0.9288},
                        {2, 30, 0.8851}, {0, 300, 0.9507}, {1, 300, 0.9461}, {2, 300, 0.9338}};
    for (const Row& row : rows) {
        const std::uint32_t experiments = row.n == 300 ? 4000 : 20000;
        const double found = coverage(shapes[row.shape], row.n, experiments);
        const double error =
            std::hypot(standard_error(row.reference, experiments), standard_error(row.reference, 20000));
        INFO(shapes[row.shape].name << " n = " << row.n << ": " << found << " against " << row.reference);
        CHECK(std::abs(found - row.reference) <= 4.9 * error);
    }
}

TEST_CASE("resampling covers a skewed mean difference more often than the t interval does", "[statistical]")
{
    // Differences of 30 lognormal pairs with a normal partner: strongly skewed. Same draws for both intervals, so their
    // coverages are compared as pairs: the number of sets that only one of the two covers is binomial under "equal".
    constexpr std::uint32_t experiments = 1500;
    constexpr std::uint32_t n = 30;
    const double truth = std::exp(0.5);
    int only_bca = 0;
    int only_t = 0;
    std::vector<double> values(n);
    const std::vector<double> zeros(n, 0.0);
    for (std::uint32_t experiment = 0; experiment < experiments; ++experiment) {
        for (std::uint32_t i = 0; i < n; ++i) {
            values[i] = log_normal(draw(experiment, i, 1), 0.0, 1.0);
        }
        const auto covers = [&](Method method) {
            const Interval interval = *compare_paired(values, zeros, 0.95, method).interval;
            return interval.low <= truth && truth <= interval.high;
        };
        const bool bca = covers(Method::bca);
        const bool t = covers(Method::paired_t);
        only_bca += bca && !t ? 1 : 0;
        only_t += t && !bca ? 1 : 0;
    }
    INFO("only bca " << only_bca << ", only t " << only_t);
    // z of a fair coin over the sets where they disagree; 3 keeps a chance of 0.1 % of passing without a gain.
    CHECK(only_bca - only_t > 3.0 * std::sqrt(static_cast<double>(only_bca + only_t)));
}
