#include "analysis/comparison.hpp"
#include "analysis/distributions.hpp"
#include "analysis/moments.hpp"
#include "analysis/power.hpp"

#include "support/catch.hpp"

#include <cmath>
#include <vector>

using namespace kaptein;

namespace {

Comparison with_p(double p)
{
    Comparison comparison;
    comparison.n = 30;
    comparison.difference = 0.3;
    comparison.sd = 1.0;
    comparison.p = p;
    return comparison;
}

}  // namespace

TEST_CASE("Holm's adjusted p-values follow his definition", "[analysis]")
{
    // Ten p-values in no order. Sorted .0001 .0004 .0019 .0095 .0201 .0278 .0298 .0344 .0459 .3240, times 10 9 8 ...
    // and never falling: .001 .0036 .0152 .0665 .1206 .139 .139 .139 .139 .324 (.0298 x 4 = .1192 is raised to .139).
    const std::vector<double> p{0.0298, 0.0001, 0.0459, 0.0095, 0.0278, 0.0004, 0.3240, 0.0201, 0.0019, 0.0344};
    const std::vector<double> expected{0.139, 0.001, 0.139, 0.0665, 0.139, 0.0036, 0.324, 0.1206, 0.0152, 0.139};
    std::vector<Comparison> family;
    for (const double value : p) {
        family.push_back(with_p(value));
    }
    apply_holm(family, 0.95);
    int rejected = 0;
    for (std::size_t i = 0; i < p.size(); ++i) {
        CHECK(*family[i].p_holm == Approx(expected[i]).epsilon(1e-12));
        CHECK((family[i].verdict == Verdict::higher) == (expected[i] <= 0.05));
        rejected += family[i].verdict == Verdict::higher ? 1 : 0;
    }
    CHECK(rejected == 3);
}

TEST_CASE("a comparison without a p leaves the family unchanged", "[analysis]")
{
    std::vector<Comparison> family{with_p(0.03), Comparison{}, with_p(0.02)};
    apply_holm(family, 0.95);
    CHECK(*family[0].p_holm == Approx(0.04));
    CHECK(*family[2].p_holm == Approx(0.04));
    CHECK_FALSE(family[1].p_holm.has_value());
}

TEST_CASE("n needed exceeds n whenever a family finds no difference", "[analysis]")
{
    // 0.3 standard deviations with 30 pairs: p = 0.11; a family of 12 asks for more than a family of one.
    std::vector<double> values;
    for (int i = 0; i < 30; ++i) {
        values.push_back(i % 2 == 0 ? 1.3 : -0.7);
    }
    const std::vector<double> zeros(values.size(), 0.0);
    std::vector<Comparison> family(12, compare_paired(values, zeros, 0.95));
    const double alone = *family.front().n_needed;
    apply_holm(family, 0.95);
    CHECK(alone > 30.0);
    CHECK(*family.front().n_needed > alone);
}

TEST_CASE("Student t quantiles agree with reference row T6", "[analysis]")
{
    // Recomputed with 30 digits (incomplete beta function); row T6 of the references prints 12.706204736432,
    // 4.302652729911, 2.262157162741 ..., which agree to 4e-11 only: its source inverts less exactly.
    CHECK(distributions::student_t_quantile(0.975, 1) == Approx(12.7062047361747046).epsilon(1e-13));
    CHECK(distributions::student_t_quantile(0.975, 2) == Approx(4.30265272974946385).epsilon(1e-13));
    CHECK(distributions::student_t_quantile(0.975, 9) == Approx(2.26215716279820554).epsilon(1e-13));
    CHECK(distributions::student_t_quantile(0.975, 29) == Approx(2.04522964213270430).epsilon(1e-13));
    CHECK(distributions::student_t_quantile(0.975, 99) == Approx(1.98421695158641750).epsilon(1e-13));
}

TEST_CASE("power and the pairs needed agree with reference row T6", "[analysis]")
{
    CHECK(paired_t_power(34, 0.5, 0.05) == Approx(0.80777750127928).epsilon(1e-9));
    CHECK(*pairs_needed(0.5, 0.05, 0.9) == 44.0); // 43 reach 0.89305, 44 reach 0.90003
    CHECK(*pairs_needed(-0.5, 0.05, 0.8) == 34.0);
    CHECK_FALSE(pairs_needed(0.0, 0.05, 0.8).has_value());
    CHECK_FALSE(pairs_needed(1e-5, 0.05, 0.8).has_value());
    CHECK(*pairs_needed(1e6, 0.05, 0.8) == 2.0);
}

TEST_CASE("equal values have exactly their value as mean and no spread", "[analysis]")
{
    const std::vector<double> values(10, 0.1); // their sum is 0.9999999999999999
    CHECK(moments_of(values).mean == 0.1);
    CHECK(moments_of(values).sd == 0.0);
}

TEST_CASE("a ratio of totals and its jackknife interval by hand", "[analysis]")
{
    // 6 / 3 = 2. Without each: 5/2, 4/2, 3/2: mean 2, squares 0.25 + 0.25, times 2/3: standard error sqrt(1/3).
    const std::vector<double> top{1.0, 2.0, 3.0};
    const std::vector<double> bottom{1.0, 1.0, 1.0};
    const Ratio ratio = ratio_of_totals(top, bottom, 0.95);
    CHECK(*ratio.value == 2.0);
    CHECK(*ratio.standard_error == Approx(std::sqrt(1.0 / 3.0)).epsilon(1e-14));
    CHECK(ratio.interval->high == Approx(2.0 + 4.302652729749464 * std::sqrt(1.0 / 3.0)).epsilon(1e-13));

    CHECK_FALSE(ratio_of_totals(top, std::vector<double>{0.0, 0.0, 0.0}, 0.95).value.has_value());
    CHECK_FALSE(ratio_of_totals(top, std::vector<double>{0.0, 0.0, 5.0}, 0.95).interval.has_value());
    CHECK_FALSE(ratio_of_totals({}, {}, 0.95).value.has_value());
}

TEST_CASE("a difference of ratios is a row with a jackknife p", "[analysis]")
{
    const std::vector<double> top_a{2.0, 4.1, 6.2, 7.9};
    const std::vector<double> top_b{1.0, 2.0, 3.0, 4.0};
    const std::vector<double> bottom{1.0, 2.0, 3.0, 4.0};
    const Comparison row = compare_ratios(top_a, bottom, top_b, bottom, 0.95);
    CHECK(row.method == Method::jackknife);
    CHECK(*row.difference == Approx(1.02).epsilon(1e-12));
    CHECK(row.verdict == Verdict::higher);
    CHECK(compare_ratios(top_a, bottom, top_a, bottom, 0.95).verdict == Verdict::identical);
    const std::vector<double> nothing(4, 0.0);
    CHECK_FALSE(compare_ratios(top_a, bottom, top_b, nothing, 0.95).difference.has_value());
}
