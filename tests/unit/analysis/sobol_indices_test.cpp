#include "analysis/sensitivity/noise.hpp"
#include "analysis/sensitivity/sobol_indices.hpp"
#include "random/draw.hpp"

#include "support/catch.hpp"
#include "support/statistics.hpp"

#include <boost/random/sobol.hpp>

#include <array>
#include <cmath>
#include <numbers>
#include <vector>

using namespace kaptein;

namespace {

using Values = std::vector<std::optional<double>>;
using Point = std::array<double, 3>;

constexpr double pi = std::numbers::pi;
constexpr std::array exact_first{0.313905191148, 0.442411144790, 0.0};
constexpr std::array exact_total{0.557588855210, 0.442411144790, 0.243683664062};

double ishigami(const Point& x)
{
    return std::sin(x[0]) + 7.0 * std::sin(x[1]) * std::sin(x[1]) + 0.1 * std::pow(x[2], 4) * std::sin(x[0]);
}

double stretched(double u) { return -pi + 2.0 * pi * u; }

/// A block of the design: A, B, AB_i and, for pairs, BA_i.
void add_block(Values& values, const Point& a, const Point& b, bool pairs)
{
    values.emplace_back(ishigami(a));
    values.emplace_back(ishigami(b));
    for (std::size_t i = 0; i < 3; ++i) {
        Point mixed = a;
        mixed[i] = b[i];
        values.emplace_back(ishigami(mixed));
    }
    for (std::size_t i = 0; pairs && i < 3; ++i) {
        Point mixed = b;
        mixed[i] = a[i];
        values.emplace_back(ishigami(mixed));
    }
}

/// Sobol' points in six dimensions with the zero point, which Boost's engine leaves out; A first, B last.
Values on_sobol_points(std::size_t n, bool pairs)
{
    boost::random::sobol_engine<std::uint32_t, 32> engine(6);
    Values values;
    for (std::size_t i = 0; i < n; ++i) {
        std::array<double, 6> x{};
        for (double& coordinate : x) {
            coordinate = stretched(i == 0 ? 0.0 : static_cast<double>(engine()) * 0x1p-32);
        }
        add_block(values, {x[0], x[1], x[2]}, {x[3], x[4], x[5]}, pairs);
    }
    return values;
}

constexpr Resampling few{.count = 50};

}  // namespace

TEST_CASE("Sobol' indices of Ishigami on Sobol' points are those of reference row SA2", "[analysis]")
{
    const SobolIndices found = sobol_indices(on_sobol_points(4096, true), {3, true}, few);
    const std::array first{0.3141067709, 0.4424727521, -0.0000663418};
    const std::array total{0.5574345763, 0.4424541535, 0.2432931219};
    for (std::size_t i = 0; i < 3; ++i) {
        CHECK(*found.first[i].value == Approx(first[i]).margin(1e-9));
        CHECK(*found.total[i].value == Approx(total[i]).margin(1e-9));
        // SA2: the largest errors at this N are 2.0e-4 (S1; here 2.1e-4) and 3.9e-4 (ST).
        CHECK(std::abs(*found.first[i].value - exact_first[i]) < 2.1e-4);
        CHECK(std::abs(*found.total[i].value - exact_total[i]) < 4e-4);
    }
    CHECK(found.variance == Approx(13.844587940719).epsilon(1e-3));
    CHECK(found.mean == Approx(3.5).epsilon(1e-3));
    REQUIRE(found.pairs.size() == 3);
    // S12 and S23 are 0, S13 = 0.243683664062; a pair's error is about the sum of three first-order errors.
    CHECK(*found.pairs[0].second.value == Approx(0.0).margin(2e-3));
    CHECK(*found.pairs[1].second.value == Approx(0.243683664062).margin(2e-3));
    CHECK(*found.pairs[2].second.value == Approx(0.0).margin(2e-3));
}

TEST_CASE("Sobol' indices of Ishigami on random points lie within 4.9 standard deviations of SA1", "[analysis]")
{
    // Standard deviations at N = 4096 from SA1; the same z bound as all statistical tests.
    const Luck luck{.seed = 20261123, .replicate = 0};
    Values values;
    for (Word row = 0; row < 4096; ++row) {
        Point a{};
        Point b{};
        for (Word d = 0; d < 3; ++d) {
            const Words words = bits(luck, Purpose{1}, row, 0, d);
            a[d] = stretched(uniform(words[0], words[1]));
            b[d] = stretched(uniform(words[2], words[3]));
        }
        add_block(values, a, b, false);
    }
    const SobolIndices found = sobol_indices(values, {3, false}, {.count = 400});
    const std::array first_sd{0.022, 0.021, 0.017};
    const std::array total_sd{0.023, 0.011, 0.007};
    for (std::size_t i = 0; i < 3; ++i) {
        CHECK(std::abs(*found.first[i].value - exact_first[i]) <= statistics::z_bound * first_sd[i]);
        CHECK(std::abs(*found.total[i].value - exact_total[i]) <= statistics::z_bound * total_sd[i]);
        // On random points an interval is as wide as the estimator's spread: 2 x 1.96 sd, within a third.
        const auto width = [](const Estimate& estimate) { return estimate.interval->high - estimate.interval->low; };
        CHECK(width(found.first[i]) == Approx(3.92 * first_sd[i]).epsilon(0.33));
        CHECK(width(found.total[i]) == Approx(3.92 * total_sd[i]).epsilon(0.33));
        CHECK(found.total[i].interval->low < exact_total[i]);
        CHECK(found.total[i].interval->high > exact_total[i]);
    }
    // Swapping A and B would be seen: f(A) instead of f(B) in S1 gives S1 - ST, about -0.24 for the first factor.
    CHECK(std::abs(-0.243683664062 - exact_first[0]) > statistics::z_bound * first_sd[0]);
}

TEST_CASE("a missing value takes its block with it, and no index turns into NaN", "[analysis]")
{
    Values values = on_sobol_points(256, false);
    const SobolIndices whole = sobol_indices(values, {3, false}, few);
    values[5 * 17 + 3].reset();
    values[5 * 90].reset();
    values[5 * 90 + 1].reset();
    const SobolIndices found = sobol_indices(values, {3, false}, few);
    CHECK(found.base_points == 254);
    CHECK(found.dropped == 2);
    Values without = on_sobol_points(256, false);
    without.erase(without.begin() + 5 * 90, without.begin() + 5 * 91);
    without.erase(without.begin() + 5 * 17, without.begin() + 5 * 18);
    CHECK(*found.first[0].value == *sobol_indices(without, {3, false}, few).first[0].value);
    CHECK(*found.first[0].value == Approx(*whole.first[0].value).margin(0.1));
}

TEST_CASE("an outcome that does not vary has no indices, and one that is far from 0 has good ones", "[analysis]")
{
    const SobolIndices constant = sobol_indices(Values(50, 7.0), {3, false}, few);
    CHECK_FALSE(constant.first[0].value.has_value());
    CHECK_FALSE(constant.total[2].interval.has_value());
    CHECK(constant.variance == 0.0);
    // 1,000,000 higher: as printed, the error of S1 would be 1e6 x the mean of f(AB) - f(A) over V, far above 1.
    Values values = on_sobol_points(4096, false);
    for (auto& value : values) {
        *value += 1e6;
    }
    const SobolIndices found = sobol_indices(values, {3, false}, few);
    CHECK(*found.first[0].value == Approx(exact_first[0]).margin(2e-3));
    CHECK(*found.total[0].value == Approx(exact_total[0]).margin(2e-3));
}

TEST_CASE("the same values give the same intervals", "[analysis]")
{
    const Values values = on_sobol_points(64, false);
    const SobolIndices one = sobol_indices(values, {3, false}, few);
    const SobolIndices two = sobol_indices(values, {3, false}, few);
    CHECK(one.first[0].interval->low == two.first[0].interval->low);
    CHECK(one.total[2].interval->high == two.total[2].interval->high);
}

TEST_CASE("luck is told apart: what all points share, and what looks like an effect", "[analysis]")
{
    // y = 3 p + 2 R + N, p uniform on 0 .. 1 over 2,000 points, R and N standard normal, r = 4 replicates:
    // point means vary by 9/12 + 1/4; share of luck in them 0.25 / 1 = 0.25; of one run (4 + 1) / 5.75, with the
    // replicate effect as drawn.
    const Luck luck{.seed = 3, .replicate = 0};
    const auto draw = [&](Word entity, Word number) {
        const Words words = bits(luck, Purpose{2}, entity, 0, number);
        return normal(uniform(words[0], words[1]));
    };
    std::vector<std::vector<double>> values;
    std::vector<double> shared;
    for (Word i = 0; i < 4; ++i) {
        shared.push_back(2.0 * draw(1'000'000, i));
    }
    for (Word point = 0; point < 2000; ++point) {
        values.emplace_back();
        for (Word i = 0; i < 4; ++i) {
            values.back().push_back(3.0 * (point + 0.5) / 2000 + shared[i] + draw(point, i));
        }
    }
    const auto noise = noise_of(values);
    REQUIRE(noise.has_value());
    // The rest has 3 x 1999 degrees of freedom: relative standard error sqrt(2 / 5997) = 0.018, times 4.9 = 0.09.
    CHECK(noise->of_mean == Approx(0.25).epsilon(0.09));
    CHECK(noise->share == Approx(0.25).epsilon(0.15));
    double mean = 0.0;
    double scatter = 0.0;
    for (const double one : shared) {
        mean += one / 4;
    }
    for (const double one : shared) {
        scatter += (one - mean) * (one - mean) / 3;
    }
    CHECK(noise->share_of_run == Approx((scatter + 1) / (scatter + 1 + 0.75)).epsilon(0.05));
    // Luck that all points share does not count as an effect.
    for (auto& point : values) {
        for (std::size_t i = 0; i < 4; ++i) {
            point[i] = 100.0 * static_cast<double>(i) + static_cast<double>(&point - values.data());
        }
    }
    CHECK(noise_of(values)->share == Approx(0.0).margin(1e-12));
    values.resize(1);
    CHECK_FALSE(noise_of(values).has_value());
}

TEST_CASE("at 65,536 Sobol' points the indices of Ishigami have the errors of reference row SA2", "[analysis]")
{
    const SobolIndices found = sobol_indices(on_sobol_points(65'536, false), {3, false}, {.count = 2});
    double first = 0.0;
    double total = 0.0;
    for (std::size_t i = 0; i < 3; ++i) {
        first = std::max(first, std::abs(*found.first[i].value - exact_first[i]));
        total = std::max(total, std::abs(*found.total[i].value - exact_total[i]));
    }
    CHECK(first == Approx(5.6e-5).epsilon(0.02));
    CHECK(total == Approx(3.6e-6).epsilon(0.02));
}
