#include "support/catch.hpp"
#include "support/model_runs.hpp"
#include "support/statistics.hpp"

#include "models/closed_form/models.hpp"

#include <cmath>

// Bounds: 4.9 standard errors of theory (1e-6 two-sided), seed fixed.
using namespace kaptein;
using model_runs::moments;
using model_runs::outcomes;
using model_runs::setup;
using statistics::z_bound;
using statistics::z_of_mean;

namespace {

std::vector<double> differences(const std::vector<double>& a, const std::vector<double>& b)
{
    std::vector<double> result;
    for (std::size_t i = 0; i < a.size(); ++i) {
        result.push_back(a[i] - b[i]);
    }
    return result;
}

}  // namespace

TEST_CASE("N7: the gap between balls in turn and at random is 36.603234127323 bins", "[closed_form]")
{
    const double gap = 100 * std::pow(0.99, 100);
    CHECK(gap == Approx(36.603234127323).epsilon(1e-13));
    // Variance of the empty bins: n (n - 1) (1 - 2/n)^m + n q - n^2 q^2 with n = m = 100.
    const double variance = 100 * 99 * std::pow(0.98, 100) + gap - gap * gap;
    constexpr int runs = 4000;
    const auto random = outcomes(setup(closed_form::occupancy()), "occupied", runs);
    const auto in_turn = outcomes(setup(closed_form::occupancy(), {}, {{"placing", 1}}), "occupied", runs);
    const auto found = moments(differences(in_turn, random));
    CHECK(std::abs(z_of_mean(found.mean, gap, variance, runs)) <= z_bound);
    // Nearly normal, so the fourth moment is 3 variance^2 within a few per cent.
    CHECK(std::abs(statistics::z_of_variance(found.variance, variance, 3 * variance * variance, runs)) <= z_bound);
    // One ball too few would be seen: 100 x 0.99^99 = 36.973.
    CHECK(std::abs(z_of_mean(found.mean, 100 * std::pow(0.99, 99), variance, runs)) > z_bound);
}

TEST_CASE("N7: the same design twice differs by exactly nothing", "[closed_form]")
{
    for (const Model* model : {&closed_form::linear(), &closed_form::occupancy()}) {
        const std::string_view key = model->info().outcomes[0].key;
        for (const double difference :
             differences(outcomes(setup(*model), key, 200), outcomes(setup(*model), key, 200))) {
            CHECK(difference == 0.0);
        }
    }
}

TEST_CASE("N7: 95 % intervals of 30 paired differences cover the exact gap in 95 % of 10,000 studies", "[closed_form]")
{
    // Student's t with 29 degrees (2.045229642133, trust.md T6). Bound of trust.md, N7: 4.9 standard errors of 10,000
    // studies (.00218) around .95, moved by the steps and the skewness of the outcome.
    const double gap = 100 * std::pow(0.99, 100);
    const auto random = outcomes(setup(closed_form::occupancy()), "empty", 300'000);
    int covered = 0;
    for (std::size_t study = 0; study < 10'000; ++study) {
        const auto begin = random.begin() + static_cast<std::ptrdiff_t>(30 * study);
        const auto found = moments({begin, begin + 30});
        covered += std::abs(found.mean - gap) <= 2.045229642133 * std::sqrt(found.variance / 30) ? 1 : 0;
    }
    CHECK(covered >= 9390);
    CHECK(covered <= 9603);
}

TEST_CASE("linear: means, variances and paired differences are the exact ones", "[closed_form]")
{
    // x = 2, z = 1: mean 10 + 6 - 2 + 1 = 15, variance 16 + 4 + 1 = 21; against (0, 0): mean 5, variance 5.
    constexpr int runs = 20'000;
    const auto some = outcomes(setup(closed_form::linear(), {}, {{"x", 2}, {"z", 1}}), "y", runs);
    const auto none = outcomes(setup(closed_form::linear()), "y", runs);
    const auto level = moments(some);
    const auto paired = moments(differences(some, none));
    CHECK(std::abs(z_of_mean(level.mean, 15.0, 21.0, runs)) <= z_bound);
    CHECK(std::abs(statistics::z_of_variance(level.variance, 21.0, 3 * 21.0 * 21.0, runs)) <= z_bound);
    CHECK(std::abs(z_of_mean(paired.mean, 5.0, 5.0, runs)) <= z_bound);
    CHECK(std::abs(statistics::z_of_variance(paired.variance, 5.0, 75.0, runs)) <= z_bound);
    // Without noise of their own, designs differ by their means exactly.
    for (const double difference :
         differences(outcomes(setup(closed_form::linear(), {{"noise.own", 0}}, {{"x", 2}, {"z", 1}}), "y", 100),
                     outcomes(setup(closed_form::linear(), {{"noise.own", 0}}), "y", 100))) {
        CHECK(difference == Approx(5.0).margin(1e-13));
    }
}
