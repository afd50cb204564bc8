#include "support/catch.hpp"
#include "support/model_runs.hpp"
#include "support/statistics.hpp"

#include "models/closed_form/models.hpp"

#include <bit>
#include <cmath>

// bass and thresholds through Model::run. Bounds: 4.9 standard errors of theory (1e-6 two-sided), seed fixed.
using namespace kaptein;
using model_runs::moments;
using model_runs::outcomes;
using model_runs::setup;
using statistics::z_bound;
using statistics::z_of_mean;

namespace {

constexpr double p = 0.03;
constexpr double q = 0.38;

/// Chance of every set of adopters among eight people after `months`, by the master equation (Runge and Kutta, steps
/// of a hundredth of a month: error below 1e-9).
std::vector<double> chances(bool ring, double months)
{
    constexpr unsigned people = 8;
    constexpr unsigned sets = 1u << people;
    const auto change = [ring](const std::vector<double>& chance) {
        std::vector<double> slope(sets, 0.0);
        for (unsigned set = 0; set < sets; ++set) {
            for (unsigned person = 0; person < people; ++person) {
                if ((set >> person & 1u) != 0) {
                    continue;
                }
                const unsigned neighbours =
                    (set >> ((person + 1) % people) & 1u) + (set >> ((person + people - 1) % people) & 1u);
                const double share = ring ? neighbours / 2.0 : std::popcount(set) / (people - 1.0);
                const double rate = (p + q * share) * chance[set];
                slope[set] -= rate;
                slope[set | 1u << person] += rate;
            }
        }
        return slope;
    };
    const auto moved = [](std::vector<double> chance, const std::vector<double>& slope, double by) {
        for (unsigned set = 0; set < sets; ++set) {
            chance[set] += by * slope[set];
        }
        return chance;
    };
    std::vector<double> chance(sets, 0.0);
    chance[0] = 1.0;
    constexpr double step = 0.01;
    for (int i = 0; i < static_cast<int>(std::lround(months / step)); ++i) {
        const auto a = change(chance);
        const auto b = change(moved(chance, a, step / 2));
        const auto c = change(moved(chance, b, step / 2));
        const auto d = change(moved(chance, c, step));
        chance = moved(moved(moved(moved(chance, a, step / 6), b, step / 3), c, step / 3), d, step / 6);
    }
    return chance;
}

struct Expected {
    double mean = 0.0;
    double variance = 0.0;
};

Expected adopted_share(const std::vector<double>& chance)
{
    Expected expected;
    double squares = 0.0;
    for (unsigned set = 0; set < chance.size(); ++set) {
        const double share = std::popcount(set) / 8.0;
        expected.mean += chance[set] * share;
        squares += chance[set] * share * share;
    }
    expected.variance = squares - expected.mean * expected.mean;
    return expected;
}

/// Share of a ring of n people after `months` by S_k' = -(k p + q) S_k + q S_(k+1), S_n = e^-npt (the midpoint
/// rule, steps of a thousandth of a month).
double ring_share(int n, double months)
{
    std::vector<double> none(static_cast<std::size_t>(n) + 1, 1.0);  // [k] chance that k in a row have not adopted
    constexpr double step = 0.001;
    const auto slope = [n](const std::vector<double>& at, int k) {
        return k == n ? -n * p * at[static_cast<std::size_t>(k)]
                      : -(k * p + q) * at[static_cast<std::size_t>(k)] + q * at[static_cast<std::size_t>(k) + 1];
    };
    for (int i = 0; i < static_cast<int>(std::lround(months / step)); ++i) {
        std::vector<double> middle = none;
        for (int k = 1; k <= n; ++k) {
            middle[static_cast<std::size_t>(k)] += step / 2 * slope(none, k);
        }
        std::vector<double> next = none;
        for (int k = 1; k <= n; ++k) {
            next[static_cast<std::size_t>(k)] += step * slope(middle, k);
        }
        none = next;
    }
    return 1.0 - none[1];
}

}  // namespace

TEST_CASE("bass among eight people follows the master equation on both networks", "[closed_form]")
{
    constexpr int runs = 4000;
    std::vector<double> means;
    for (const bool ring : {false, true}) {
        const Expected expected = adopted_share(chances(ring, 10));
        const auto one = setup(closed_form::bass(), {{"people.count", 8}}, {{"network", ring ? 1.0 : 0.0}});
        const double mean = moments(outcomes(one, "adopted_share", runs)).mean;
        CHECK(std::abs(z_of_mean(mean, expected.mean, expected.variance, runs)) <= z_bound);
        means.push_back(expected.mean);
        // A month too many would be seen.
        const Expected late = adopted_share(chances(ring, 11));
        CHECK(std::abs(z_of_mean(mean, late.mean, late.variance, runs)) > z_bound);
    }
    CHECK(means[0] - means[1] > 0.02);
    CHECK(means[1] == Approx(ring_share(8, 10)).margin(1e-6));
}

TEST_CASE("bass among many people comes to Bass's and to Fibich and Gibori's formula", "[closed_form]")
{
    const double grown = std::exp(-(p + q) * 10);
    const double bass = (1 - grown) / (1 + q / p * grown);
    const double ring = 1 - std::exp(-(p + q) * 10 + q * (1 - std::exp(-p * 10)) / p);
    CHECK(bass == Approx(0.8128032212).margin(1e-9));
    CHECK(ring == Approx(ring_share(60, 10)).margin(1e-6));
    // A share of 20,000 people has a standard deviation of about 0.0035; with clusters of ten people who adopt as one
    // it is 0.011, and the mean of five runs has 0.005: 0.02 is four of these.
    const int people = 20'000;
    const auto share = [people](double network) {
        return moments(outcomes(setup(closed_form::bass(), {{"people.count", people}}, {{"network", network}}),
                                "adopted_share", 5))
            .mean;
    };
    CHECK(share(0) == Approx(bass).margin(0.02));
    CHECK(share(1) == Approx(ring).margin(0.02));
}

TEST_CASE("thresholds with a normal spread come to rest where r = F(r)", "[closed_form]")
{
    // With 20,000 people and deviation 0.1 the smallest fixed point from 0 is below the jump; with 0.2 it is beyond.
    // A share at rest moves by the sampling error of F over 1 - F'(r): below 0.0036 / 0.6 x 4.9 = 0.03 at both.
    const auto at_rest = [](double deviation) {
        double r = 0.0;
        for (int round = 0; round < 10'000; ++round) {
            r = 0.5 * std::erfc(-(r - 0.25) / deviation / std::sqrt(2.0));
        }
        return r;
    };
    CHECK(at_rest(0.1) < 0.05);
    CHECK(at_rest(0.2) > 0.9);
    for (const double deviation : {0.1, 0.2}) {
        const auto one =
            setup(closed_form::thresholds(),
                  {{"people.count", 20'000}, {"thresholds.spread", 1}, {"thresholds.deviation", deviation}});
        for (const double share : outcomes(one, "acting_share", 5)) {
            CHECK(share == Approx(at_rest(deviation)).margin(0.03));
        }
    }
}
