#include "support/catch.hpp"
#include "support/model_runs.hpp"
#include "support/statistics.hpp"

#include "models/closed_form/models.hpp"

#include <cmath>

// trust.md L1-L3 through Model::run. Bounds: 4.9 standard errors of theory (1e-6 two-sided), seed fixed.
using namespace kaptein;
using model_runs::moments;
using model_runs::outcomes;
using model_runs::setup;
using statistics::z_bound;
using statistics::z_of_mean;

TEST_CASE("L1: tenure under dropout at 0.02 has mean 50 and variance 2450", "[closed_form]")
{
    // 1,500 months leave a share (1 - 0.02)^1500 = 7e-14 of volunteers unseen. A run's tenure is a mean of 500, so
    // over runs its variance is 2450 / 500; the fourth central moment of the mean is 3 s^4 + excess s^4 / 500, where
    // the excess of a geometric number is 6 + p^2 / (1 - p).
    auto one = setup(closed_form::geometric_dropout(), {{"leaving.chance", 0.02}});
    one.horizon = 1500;
    constexpr int runs = 200;
    const auto found = moments(outcomes(one, "tenure", runs));
    CHECK(std::abs(z_of_mean(found.mean, 50.0, 2450.0 / 500, runs)) <= z_bound);
    const double variance = 2450.0 / 500;
    const double fourth = (3.0 + (6.0 + 0.02 * 0.02 / 0.98) / 500) * variance * variance;
    CHECK(std::abs(statistics::z_of_variance(found.variance, variance, fourth, runs)) <= z_bound);
    // Counting months from 0 instead of 1 would be seen.
    CHECK(std::abs(z_of_mean(found.mean - 1.0, 50.0, 2450.0 / 500, runs)) > z_bound);
}

TEST_CASE("L1: the share left after 52 months at 0.02 is 0.34974856, and 0.0292855304 keeps 70 % for a year",
          "[closed_form]")
{
    CHECK(std::pow(0.98, 52) == Approx(0.34974856).epsilon(1e-7));
    CHECK(std::pow(1 - 0.0292855304, 12) == Approx(0.70).epsilon(1e-8));
    constexpr int runs = 400;
    auto weeks = setup(closed_form::geometric_dropout(), {{"leaving.chance", 0.02}});
    weeks.horizon = 52;
    const double after_52 = moments(outcomes(weeks, "active_share", runs)).mean;
    CHECK(std::abs(z_of_mean(after_52, 0.34974856, 0.34974856 * (1 - 0.34974856) / 500, runs)) <= z_bound);
    auto year = setup(closed_form::geometric_dropout()); // the usual chance, 12 months
    const double after_year = moments(outcomes(year, "active_share", runs)).mean;
    CHECK(std::abs(z_of_mean(after_year, 0.70, 0.70 * 0.30 / 500, runs)) <= z_bound);
    CHECK(std::abs(z_of_mean(after_year, std::pow(1 - 0.0292855304, 11), 0.21 / 500, runs)) > z_bound);
}

TEST_CASE("L2: the active and lapsed chain is where its closed form says", "[closed_form]")
{
    struct Row {
        int months;
        double share;
    };
    for (const Row& row : {Row{12, 0.584711641057}, Row{52, 0.302119627738}, Row{400, 0.285714285714}}) {
        // 2/7 + 5/7 x 0.93^t
        CHECK(2.0 / 7 + 5.0 / 7 * std::pow(0.93, row.months) == Approx(row.share).epsilon(1e-11));
        auto one = setup(closed_form::geometric_dropout(),
                         {{"leaving.chance", 0}, {"lapsing.chance", 0.05}, {"returning.chance", 0.02}});
        one.horizon = row.months;
        constexpr int runs = 300;
        const double mean = moments(outcomes(one, "active_share", runs)).mean;
        CHECK(std::abs(z_of_mean(mean, row.share, row.share * (1 - row.share) / 500, runs)) <= z_bound);
    }
}

TEST_CASE("L3: six recruits a month who leave at 0.04 become Poisson(150)", "[closed_form]")
{
    // Started from 150: of them Binomial(150, q) are left, q = 0.96^150, and the recruits' part is Poisson, so the mean
    // is 150 at once and the variance 150 (1 - q^2), short of Poisson's by 5e-6 of it. The fourth central moment of
    // Poisson(m) is m + 3 m^2.
    auto one = setup(closed_form::geometric_dropout(),
                     {{"volunteers.count", 150}, {"leaving.chance", 0.04}, {"recruits.mean", 6}});
    one.horizon = 150;
    constexpr int runs = 1500;
    const auto found = moments(outcomes(one, "active", runs));
    CHECK(std::abs(z_of_mean(found.mean, 150.0, 150.0, runs)) <= z_bound);
    CHECK(std::abs(statistics::z_of_variance(found.variance, 150.0, 150.0 + 3.0 * 150 * 150, runs)) <= z_bound);
    // Recruits exposed to leaving in their first month would give 144.
    CHECK(std::abs(z_of_mean(found.mean, 144.0, 144.0, runs)) > z_bound);
}
