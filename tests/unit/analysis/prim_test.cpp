#include "analysis/discovery/prim.hpp"
#include "analysis/discovery/tree.hpp"
#include "random/stream.hpp"

#include "support/catch.hpp"

#include <cmath>
#include <vector>

using namespace kaptein;

namespace {

/// n cases of `factors` uniform factors; hit when `rule` says so.
template <class Rule>
Cases uniform_cases(std::size_t n, std::size_t factors, Rule rule)
{
    Cases cases;
    cases.factors.resize(factors);
    for (Word i = 0; i < n; ++i) {
        std::vector<double> x;
        for (Word factor = 0; factor < factors; ++factor) {
            const Words words = bits({.seed = 11, .replicate = 0}, Purpose{1}, i, 0, factor);
            x.push_back(uniform(words[0], words[1]));
            cases.factors[factor].values.push_back(x.back());
        }
        cases.hits.push_back(rule(x) ? 1 : 0);
    }
    return cases;
}

const Limit* limit_of(const Box& box, std::size_t factor)
{
    for (const Limit& limit : box.limits) {
        if (limit.factor == factor) {
            return &limit;
        }
    }
    return nullptr;
}

}  // namespace

TEST_CASE("PRIM finds the corner in which the rule holds, and only its factors", "[analysis]")
{
    // Hits where x0 < 0.4 and x2 > 0.5: 20 % of the space. 2,000 cases stand 1/2000 apart, and one peeling step takes
    // 5 % of a box: the ends are known to 0.4 x 0.05 = 0.02, pasting brings them back to a hit's distance.
    const Cases cases = uniform_cases(2000, 5, [](const std::vector<double>& x) { return x[0] < 0.4 && x[2] > 0.5; });
    const PrimResult found = prim(cases, {});
    REQUIRE(found.boxes.size() == 1);
    const Box& box = found.boxes[0];
    CHECK(box.quality.density > 0.97);
    CHECK(box.quality.coverage > 0.95);
    REQUIRE(box.limits.size() >= 2);
    REQUIRE(limit_of(box, 0) != nullptr);
    REQUIRE(limit_of(box, 2) != nullptr);
    CHECK(*limit_of(box, 0)->high == Approx(0.4).margin(0.02));
    CHECK(*limit_of(box, 2)->low == Approx(0.5).margin(0.025));
    CHECK(*limit_of(box, 0)->p < 1e-6);
    CHECK(*limit_of(box, 2)->p < 1e-6);
    for (const Limit& limit : box.limits) {
        // What else is cut is cut by chance, and says so.
        CHECK((limit.factor == 0 || limit.factor == 2 || *limit.p > 0.05));
    }
    CHECK(box.density_interval.low < box.quality.density);
    CHECK(found.base_density == Approx(0.2).margin(0.05));
}

TEST_CASE("the trajectory goes from everything to a dense box, and every number of it can be counted", "[analysis]")
{
    const Cases cases = uniform_cases(500, 3, [](const std::vector<double>& x) { return x[0] + x[1] > 1.4; });
    const PrimResult found = prim(cases, {});
    REQUIRE(found.trajectory.size() > 5);
    CHECK(found.trajectory.front().quality.mass == 1.0);
    CHECK(found.trajectory.front().quality.coverage == 1.0);
    CHECK(found.trajectory.front().restricted.empty());
    std::size_t chosen = 0;
    std::size_t all_hits = found.trajectory.front().quality.hits;
    for (std::size_t i = 0; i < found.trajectory.size(); ++i) {
        const PrimStep& step = found.trajectory[i];
        const auto hits = static_cast<double>(step.quality.hits);
        CHECK(step.quality.density == hits / static_cast<double>(step.quality.inside));
        CHECK(step.quality.coverage == hits / static_cast<double>(all_hits));
        CHECK(step.quality.mass == static_cast<double>(step.quality.inside) / 500.0);
        CHECK(step.quality.inside >= 25);
        if (i > 0 && step.stage == PrimStage::peel && found.trajectory[i - 1].stage != PrimStage::paste) {
            const std::size_t before = found.trajectory[i - 1].quality.inside;
            CHECK(step.quality.inside == before - std::max<std::size_t>(1, before / 20));
        }
        chosen += step.chosen && step.box == 0 ? 1 : 0;
    }
    CHECK(chosen == 1);
    // Recounted from the limits that are reported.
    std::size_t inside = 0;
    std::size_t hits = 0;
    for (std::size_t row = 0; row < cases.size(); ++row) {
        bool holds = true;
        for (const Limit& limit : found.boxes[0].limits) {
            holds = holds && meets(limit, cases.factors[limit.factor], cases.factors[limit.factor].values[row]);
        }
        inside += holds ? 1 : 0;
        hits += holds ? cases.hits[row] : 0;
    }
    CHECK(inside == found.boxes[0].quality.inside);
    CHECK(hits == found.boxes[0].quality.hits);
}

TEST_CASE("PRIM cuts categories and integers where the rule holds", "[analysis]")
{
    Cases cases = uniform_cases(1200, 3, [](const std::vector<double>&) { return false; });
    cases.factors[1].kind = FactorColumn::Kind::category;
    cases.factors[1].options = 4;
    cases.factors[2].kind = FactorColumn::Kind::integer;
    for (std::size_t row = 0; row < cases.size(); ++row) {
        double& option = cases.factors[1].values[row];
        double& number = cases.factors[2].values[row];
        option = std::floor(4 * option);
        number = 1 + std::floor(6 * number);
        cases.hits[row] = (option == 1 || option == 3) && number >= 4 ? 1 : 0;
    }
    const PrimResult found = prim(cases, {});
    REQUIRE(found.boxes.size() == 1);
    CHECK(found.boxes[0].quality.density == 1.0);
    CHECK(found.boxes[0].quality.coverage == 1.0);
    CHECK(limit_of(found.boxes[0], 1)->kept == std::vector<std::size_t>{1, 3});
    CHECK(*limit_of(found.boxes[0], 2)->low == 4.0);
    CHECK_FALSE(limit_of(found.boxes[0], 2)->high.has_value());
    CHECK(limit_of(found.boxes[0], 0) == nullptr);
    const auto tree = classification_tree(cases, {});
    REQUIRE(tree[0].factor.has_value());
    double leaves = 0.0;
    for (const TreeNode& node : tree) {
        if (!node.factor.has_value()) {
            CHECK((node.quality.density == 0.0 || node.quality.density == 1.0));
            leaves += node.quality.mass;
        }
    }
    CHECK(leaves == Approx(1.0));
    CHECK(tree.size() == 5);
}

TEST_CASE("two separate corners make two boxes", "[analysis]")
{
    const Cases cases = uniform_cases(3000, 2, [](const std::vector<double>& x) {
        return (x[0] < 0.3 && x[1] < 0.3) || (x[0] > 0.75 && x[1] > 0.75);
    });
    const PrimResult found = prim(cases, {});
    REQUIRE(found.boxes.size() >= 2);
    CHECK(found.boxes[0].quality.coverage + found.boxes[1].quality.coverage > 0.9);
    CHECK(found.boxes[0].quality.density > 0.9);
    CHECK(found.boxes[1].quality.density > 0.9);
}

TEST_CASE("a wanted density is reached with the most coverage, and nothing is found where all or none are hits",
          "[analysis]")
{
    const Cases cases = uniform_cases(1000, 2, [](const std::vector<double>& x) { return x[0] * x[1] > 0.3; });
    PrimOptions options;
    options.least_density = 0.95;
    options.boxes = 1;
    const PrimResult found = prim(cases, options);
    CHECK(found.boxes[0].quality.density >= 0.95);
    for (const PrimStep& step : found.trajectory) {
        const bool peeled_as_dense = step.stage == PrimStage::peel && step.quality.density >= 0.95;
        CHECK((!peeled_as_dense || step.quality.coverage <= found.boxes[0].quality.coverage));
    }
    CHECK(prim(uniform_cases(100, 2, [](const auto&) { return true; }), {}).boxes.empty());
    CHECK(prim(uniform_cases(100, 2, [](const auto&) { return false; }), {}).boxes.empty());
}

TEST_CASE("the tree cuts a plane where the rule does", "[analysis]")
{
    const Cases cases = uniform_cases(1000, 3, [](const std::vector<double>& x) { return x[1] <= 0.35; });
    const auto tree = classification_tree(cases, {});
    REQUIRE(tree.size() == 3);
    CHECK(*tree[0].factor == 1);
    CHECK(*tree[0].limit.high == Approx(0.35).margin(0.003));
    CHECK(tree[tree[0].yes].quality.density == 1.0);
    CHECK(tree[tree[0].no].quality.density == 0.0);
    CHECK(tree[tree[0].yes].quality.coverage == 1.0);
}
