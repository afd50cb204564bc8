#include "analysis/attribution/shapley.hpp"
#include "analysis/discovery/shares.hpp"
#include "analysis/power.hpp"
#include "random/draw.hpp"

#include "support/catch.hpp"

#include <bit>
#include <cmath>
#include <vector>

using namespace kaptein;

namespace {

using Table = std::vector<std::vector<std::optional<double>>>;

bool has(Coalition coalition, unsigned player) { return (coalition >> player & 1u) != 0; }

/// Every coalition of a plan valued by `game`, the same in each replicate but for `noise` x a normal draw of it.
template <class Game>
Table table_of(const ShapleyPlan& plan, std::size_t replicates, double noise, Game game)
{
    Table table;
    for (const Coalition coalition : plan.coalitions) {
        table.emplace_back();
        for (Word replicate = 0; replicate < replicates; ++replicate) {
            const Words words = bits({.seed = 4, .replicate = replicate}, Purpose{1}, 0, 0);
            table.back().emplace_back(game(coalition) + noise * normal(uniform(words[0], words[1])));
        }
    }
    return table;
}

double value(const Estimate& estimate) { return *estimate.value; }

}  // namespace

TEST_CASE("Shapley values of the glove game are those of the textbook", "[analysis]")
{
    // One left glove, two right ones; a pair is worth 1: 2/3, 1/6, 1/6 (Shapley's own example of the kind).
    const ShapleyPlan plan = shapley_plan(3, {});
    CHECK(plan.exact);
    CHECK(plan.coalitions.size() == 8);
    const auto game = [](Coalition c) { return has(c, 0) && (has(c, 1) || has(c, 2)) ? 1.0 : 0.0; };
    const ShapleyResult found = shapley_values(plan, table_of(plan, 1, 0.0, game), 0.95);
    CHECK(value(found.parts[0]) == Approx(2.0 / 3));
    CHECK(value(found.parts[1]) == Approx(1.0 / 6));
    CHECK(value(found.parts[2]) == Approx(1.0 / 6));
    CHECK(value(found.whole) == 1.0);
    CHECK_FALSE(found.parts[0].interval.has_value());
    // Interaction of 0 and 1: v(01) - v(0) - v(1) + v() = 1 without 2, and 1 - 1 - 0 + 0 = 0 with it: mean 1/2.
    // Of 1 and 2: 0 without player 0, 1 - 1 - 1 + 0 = -1 with it: mean -1/2.
    CHECK(value(found.pairs[0].interaction) == Approx(0.5));
    CHECK(value(found.pairs[2].interaction) == Approx(-0.5));
}

TEST_CASE("Shapley values of the airport game are those of Littlechild and Owen", "[analysis]")
{
    // Cost of a coalition: that of its dearest member, 1 2 4 8. Shared step by step among those who need the step
    // (1973, Management Science 20, 370-372): 1/4, 1/4 + 1/3, 1/4 + 1/3 + 2/2, 1/4 + 1/3 + 1 + 4.
    const ShapleyPlan plan = shapley_plan(4, {});
    const auto game = [](Coalition c) { return c == 0 ? 0.0 : std::exp2(std::bit_width(c) - 1); };
    const ShapleyResult found = shapley_values(plan, table_of(plan, 3, 0.0, game), 0.95);
    const std::vector<double> expected{0.25, 0.25 + 1.0 / 3, 1.25 + 1.0 / 3, 5.25 + 1.0 / 3};
    for (std::size_t i = 0; i < 4; ++i) {
        CHECK(value(found.parts[i]) == Approx(expected[i]));
        CHECK(found.parts[i].interval->high == Approx(expected[i]));
    }
}

TEST_CASE("parts add up to the whole, exactly and with sampled orders, and luck that is shared drops out", "[analysis]")
{
    // Ten players who add 1 .. 10, and players 0 and 9 add 5 more together.
    const auto game = [](Coalition c) {
        double sum = 100.0;
        for (unsigned player = 0; player < 10; ++player) {
            sum += has(c, player) ? player + 1.0 : 0.0;
        }
        return sum + (has(c, 0) && has(c, 9) ? 5.0 : 0.0);
    };
    for (const std::size_t exact_up_to : {std::size_t{10}, std::size_t{5}}) {
        ShapleyOptions options;
        options.exact_up_to = exact_up_to;
        options.orders = 200;
        const ShapleyPlan plan = shapley_plan(10, options);
        CHECK(plan.exact == (exact_up_to == 10));
        const ShapleyResult found = shapley_values(plan, table_of(plan, 4, 50.0, game), 0.95);
        double sum = 0.0;
        for (const Estimate& part : found.parts) {
            sum += value(part);
        }
        CHECK(sum == Approx(value(found.whole)).epsilon(1e-12));
        CHECK(value(found.whole) == Approx(60.0));
        CHECK(value(found.parts[4]) == Approx(5.0));  // adds the same whenever it enters
        // An order and its reverse share the pair's 5 evenly: sampling is exact here.
        CHECK(value(found.parts[0]) == Approx(3.5));
        CHECK(value(found.parts[9]) == Approx(12.5));
        for (const ShapleyPair& pair : found.pairs) {
            if (pair.interaction.value.has_value()) {
                CHECK(value(pair.interaction) == Approx(pair.a == 0 && pair.b == 9 ? 5.0 : 0.0).margin(1e-9));
            }
        }
    }
}

TEST_CASE("sampled orders come close to the exact values, within their intervals", "[analysis]")
{
    // A game with interactions of all sizes: the square of the sum of weights in the coalition, phi_i = w_i x sum w.
    const auto game = [](Coalition c) {
        double sum = 0.0;
        for (unsigned player = 0; player < 9; ++player) {
            sum += has(c, player) ? 1.0 + 0.5 * player : 0.0;
        }
        return c % 7 == 3 ? sum * sum + 4.0 : sum * sum;
    };
    ShapleyOptions sampling;
    sampling.exact_up_to = 2;
    sampling.orders = 64;
    ShapleyOptions exact;
    exact.exact_up_to = 9;
    const ShapleyPlan drawn = shapley_plan(9, sampling);
    const ShapleyPlan all = shapley_plan(9, exact);
    const ShapleyResult found = shapley_values(drawn, table_of(drawn, 3, 1.0, game), 0.99);
    const ShapleyResult truth = shapley_values(all, table_of(all, 3, 1.0, game), 0.99);
    int outside = 0;
    for (std::size_t i = 0; i < 9; ++i) {
        CHECK(value(found.parts[i]) == Approx(value(truth.parts[i])).epsilon(0.1).margin(1.0));
        const Interval& interval = *found.parts[i].interval;
        outside += value(truth.parts[i]) < interval.low || value(truth.parts[i]) > interval.high ? 1 : 0;
    }
    CHECK(outside == 0);
    CHECK(drawn.coalitions.size() < 512);
}

TEST_CASE("a replicate that lacks a coalition is left out and counted", "[analysis]")
{
    const ShapleyPlan plan = shapley_plan(2, {});
    Table table = table_of(plan, 5, 1.0, [](Coalition c) { return static_cast<double>(c); });
    table[2][3].reset();
    table[1].pop_back();
    const ShapleyResult found = shapley_values(plan, table, 0.95);
    CHECK(found.replicates == 3);
    CHECK(found.dropped == 2);
    CHECK(value(found.parts[0]) == Approx(1.0));
    CHECK(value(found.parts[1]) == Approx(2.0));
}

TEST_CASE("shares have Wilson's and Clopper and Pearson's interval", "[analysis]")
{
    // 15 of 20: statsmodels proportion_confint gives .531299 .888139 (wilson) and .508954 .913429 (beta).
    const Interval wilson = wilson_interval(15, 20, 0.95);
    const Interval exact = exact_interval(15, 20, 0.95);
    CHECK(wilson.low == Approx(0.5312992).margin(2e-6));
    CHECK(wilson.high == Approx(0.8881385).margin(2e-6));
    CHECK(exact.low == Approx(0.5089541).margin(2e-6));
    CHECK(exact.high == Approx(0.9134285).margin(2e-6));
    CHECK(wilson_interval(0, 10, 0.95).low == 0.0);
    CHECK(exact_interval(10, 10, 0.95).high == 1.0);
    // None of n: the exact upper end is 1 - 0.025^(1/n).
    CHECK(exact_interval(0, 10, 0.95).high == Approx(1.0 - std::pow(0.025, 0.1)));
}

TEST_CASE("values needed for a half-width are the smallest number that reaches it", "[analysis]")
{
    for (const double wanted : {3.0, 0.5, 0.1, 0.02}) {
        const auto n = static_cast<std::size_t>(*values_needed(1.0, wanted, 0.95));
        CHECK(half_width(n, 1.0, 0.95) <= wanted);
        CHECK((n == 2 || half_width(n - 1, 1.0, 0.95) > wanted));
    }
    // (1.96 / 0.1)^2 = 384.1; Student's quantile adds two.
    CHECK(*values_needed(1.0, 0.1, 0.95) == 387.0);
    CHECK_FALSE(values_needed(1.0, 0.0, 0.95).has_value());
    CHECK(*values_needed(0.0, 1.0, 0.95) == 2.0);
}
