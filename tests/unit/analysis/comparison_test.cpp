#include "analysis/comparison.hpp"

#include "support/catch.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

using namespace kaptein;

namespace {

// Student 1908, "The probable error of a mean", Biometrika 6: extra hours of sleep of ten patients under two drugs.
const std::vector<double> dextro{0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0};
const std::vector<double> laevo{1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4};

}  // namespace

TEST_CASE("Student's sleep data give the published paired t test", "[analysis]")
{
    // Reference row T3, recomputed with 30 digits; 1e-10 leaves room for the rounding of ten differences only.
    const Comparison result = compare_paired(dextro, laevo, 0.95, Method::paired_t);
    CHECK(result.n == 10);
    CHECK(*result.difference == Approx(-1.58).epsilon(1e-12));
    CHECK(*result.p == Approx(0.00283289019738427).epsilon(1e-10));
    CHECK(result.interval->low == Approx(-2.459885763255).epsilon(1e-10));
    CHECK(result.interval->high == Approx(-0.700114236745).epsilon(1e-10));
    CHECK(*result.difference / (*result.sd / std::sqrt(10.0)) == Approx(-4.0621276834).epsilon(1e-10));
    CHECK(result.verdict == Verdict::lower);
    CHECK_FALSE(result.n_needed.has_value());
    // The exact sign-flip p of T3, counted here: 4 of 1024 flips are as far from 0. The t test is of its size.
    int as_far = 0;
    for (unsigned flips = 0; flips < 1024; ++flips) {
        double sum = 0.0;
        for (std::size_t i = 0; i < 10; ++i) {
            sum += (flips >> i & 1u) != 0 ? laevo[i] - dextro[i] : dextro[i] - laevo[i];
        }
        as_far += std::abs(sum) >= 15.8 - 1e-9 ? 1 : 0;
    }
    CHECK(as_far / 1024.0 == 0.00390625);
    CHECK(*result.p == Approx(0.00390625).epsilon(0.5));
}

TEST_CASE("skewed differences are compared by resampling, the same way every time", "[analysis]")
{
    // The ten sleep differences have skewness -1.472, beyond the limit of 1.
    const Comparison once = compare_paired(dextro, laevo, 0.95);
    const Comparison again = compare_paired(dextro, laevo, 0.95);
    CHECK(once.method == Method::bca);
    CHECK(once.interval->low == again.interval->low);
    CHECK(*once.p == *again.p);
    // The long tail is on the low side, so the interval reaches further down than up from -1.58.
    CHECK(-1.58 - once.interval->low > once.interval->high + 1.58);
    CHECK(once.interval->high < 0.0);
    CHECK(*once.p < 0.05);
}

TEST_CASE("the p of a resampled comparison agrees with its interval", "[analysis]")
{
    // A level just above p must leave 0 out of the interval and a level just below p must not. 5 % of p and 2,000
    // resamples: the ends move in steps of one resample, so p is asked for in the middle of the distribution.
    std::vector<double> values{0.1, 0.2, -0.3, 0.4, 0.2, -0.1, 4.0, -0.6, 0.3, -0.2, 0.5, -0.4};
    const std::vector<double> zeros(values.size(), 0.0);
    const Comparison result = compare_paired(values, zeros, 0.95);
    REQUIRE(result.method == Method::bca);
    REQUIRE(*result.p > 0.01);
    const Comparison narrow = compare_paired(values, zeros, 1.0 - *result.p * 1.05);
    const Comparison wide = compare_paired(values, zeros, 1.0 - *result.p * 0.95);
    CHECK(narrow.interval->low > 0.0);
    CHECK(wide.interval->low < 0.0);
}

TEST_CASE("a design compared with itself is identical, not merely indistinguishable", "[analysis]")
{
    const Comparison result = compare_paired(dextro, dextro, 0.95);
    CHECK(result.verdict == Verdict::identical);
    CHECK(*result.difference == 0.0);
    CHECK(result.interval->low == 0.0);
    CHECK(result.interval->high == 0.0);
    CHECK(*result.p == 1.0);
    CHECK_FALSE(result.variance_ratio.has_value());
    CHECK_FALSE(result.n_needed.has_value());
}

TEST_CASE("a constant shift is certain and has no variance ratio", "[analysis]")
{
    const std::vector<double> base{1.0, 2.0, 4.0};
    const std::vector<double> shifted{3.0, 4.0, 6.0};
    const Comparison result = compare_paired(shifted, base, 0.95);
    CHECK(result.verdict == Verdict::higher);
    CHECK(*result.p == 0.0);
    CHECK(result.interval->low == 2.0);
    CHECK_FALSE(result.variance_ratio.has_value());
}

TEST_CASE("fewer than two pairs give no interval and no p", "[analysis]")
{
    const std::vector<double> one{3.0};
    const std::vector<double> base{1.0};
    const Comparison single = compare_paired(one, base, 0.95);
    CHECK(*single.difference == 2.0);
    CHECK_FALSE(single.interval.has_value());
    CHECK_FALSE(single.p.has_value());
    CHECK_FALSE(single.p_holm.has_value());
    CHECK_FALSE(single.relative.has_value());
    CHECK(single.verdict == Verdict::not_distinguishable);

    const Comparison none = compare_paired({}, {}, 0.95);
    CHECK(none.n == 0);
    CHECK_FALSE(none.difference.has_value());

    const Level level = level_of(one, 0.95);
    CHECK(*level.mean == 3.0);
    CHECK_FALSE(level.sd.has_value());
    CHECK_FALSE(level.interval.has_value());
    CHECK_FALSE(level_of({}, 0.95).mean.has_value());
}

TEST_CASE("the variance ratio compares independent with common random numbers", "[analysis]")
{
    // By hand: values 1 2 3 and 1 2 6 have variances 1 and 7; the differences 0 0 3 have variance 3: (1 + 7) / 3.
    const std::vector<double> base{1.0, 2.0, 3.0};
    const std::vector<double> values{1.0, 2.0, 6.0};
    CHECK(*compare_paired(values, base, 0.95).variance_ratio == Approx(8.0 / 3.0).epsilon(1e-14));
}

TEST_CASE("a relative difference needs a baseline whose interval lies above 0", "[analysis]")
{
    const std::vector<double> around_zero{-1.0, 1.0, 2.0, -2.0, 0.5};
    const std::vector<double> above{10.0, 11.0, 12.0, 9.0, 10.5};
    const std::vector<double> below{-10.0, -11.0, -12.0, -9.0, -10.5};
    const std::vector<double> values{12.0, 12.5, 15.0, 10.0, 13.0};
    CHECK_FALSE(compare_paired(values, around_zero, 0.95).relative.has_value());
    CHECK_FALSE(compare_paired(values, below, 0.95).relative.has_value());

    const Comparison result = compare_paired(values, above, 0.95);
    // Means 12.5 and 10.5: 2 / 10.5.
    CHECK(*result.relative == Approx(2.0 / 10.5).epsilon(1e-14));
    // Fieller by its definition: at each end r the mean of (difference - r x baseline) is t.975(4) of its own standard
    // errors away from 0.
    for (const double end : {result.relative_interval->low, result.relative_interval->high}) {
        std::vector<double> rest;
        for (std::size_t i = 0; i < values.size(); ++i) {
            rest.push_back(values[i] - above[i] - end * above[i]);
        }
        const Level level = level_of(rest, 0.95);
        CHECK(std::min(std::abs(level.interval->low), std::abs(level.interval->high)) < 1e-9);
    }
    CHECK(result.relative_interval->low < *result.relative);
    CHECK(*result.relative < result.relative_interval->high);
}

TEST_CASE("an indistinguishable difference says how many replicates it would take", "[analysis]")
{
    // Differences +-1 around 0.1: far from significant at n = 20.
    std::vector<double> values;
    for (int i = 0; i < 20; ++i) {
        values.push_back(0.1 + (i % 2 == 0 ? 1.0 : -1.0));
    }
    const std::vector<double> zeros(values.size(), 0.0);
    const Comparison result = compare_paired(values, zeros, 0.95);
    CHECK(result.verdict == Verdict::not_distinguishable);
    // Normal answer: ((1.95996 + 0.84162) / (0.1 / 1.02598))^2 = 826.2, and the t test needs about 2 more.
    CHECK(*result.n_needed >= 827.0);
    CHECK(*result.n_needed <= 830.0);
}
