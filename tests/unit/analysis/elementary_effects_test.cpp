#include "analysis/sensitivity/elementary_effects.hpp"

#include "support/catch.hpp"

#include <vector>

using namespace kaptein;

namespace {

using Values = std::vector<std::optional<double>>;

/// Trajectories of two factors in the unit square, as rows of (x1, x2, y), three rows each.
struct Trajectories {
    MorrisDesign design{.factors = 2, .is_group = {false, false}, .moves = {}};
    Values values;

    explicit Trajectories(const std::vector<std::vector<double>>& rows)
    {
        for (std::size_t first = 0; first < rows.size(); first += 3) {
            std::vector<Move> moves;
            for (std::size_t i = first; i < first + 2; ++i) {
                const double one = rows[i + 1][0] - rows[i][0];
                const double two = rows[i + 1][1] - rows[i][1];
                moves.push_back(one != 0.0 ? Move{0, one} : Move{1, two});
            }
            design.moves.push_back(moves);
        }
        for (const auto& row : rows) {
            values.emplace_back(row[2]);
        }
    }
};

/// Exercise 4, page 138, of Saltelli and others (2008), "Global sensitivity analysis: the primer".
Trajectories primer()
{
    constexpr double t = 1.0 / 3;
    return Trajectories({{0, t, 0.97},
                         {0, 1, 0.71},
                         {2 * t, 1, 2.39},
                         {0, t, 0.97},
                         {2 * t, t, 2.30},
                         {2 * t, 1, 2.39},
                         {2 * t, 0, 1.87},
                         {2 * t, 2 * t, 2.40},
                         {0, 2 * t, 0.87},
                         {t, 1, 2.15},
                         {1, 1, 1.71},
                         {1, t, 1.54},
                         {t, 1, 2.15},
                         {t, t, 2.17},
                         {1, t, 1.54},
                         {t, 2 * t, 2.20},
                         {t, 0, 1.87},
                         {1, 0, 1.0}});
}

}  // namespace

TEST_CASE("Morris's measures of the primer's exercise are those of reference row SA5", "[analysis]")
{
    const Trajectories data = primer();
    const ElementaryEffects found = elementary_effects(data.values, data.design, {});
    CHECK(found.trajectories == 6);
    CHECK(*found.factors[0].mean.value == Approx(0.66).margin(1e-2));
    CHECK(*found.factors[1].mean.value == Approx(0.21).margin(1e-2));
    CHECK(*found.factors[0].mean_absolute.value == Approx(1.62).margin(1e-2));
    CHECK(*found.factors[1].mean_absolute.value == Approx(0.35).margin(1e-2));
    CHECK(*found.factors[0].deviation.value == Approx(1.79).margin(1e-2));
    CHECK(*found.factors[1].deviation.value == Approx(0.41).margin(1e-2));
    CHECK(found.factors[0].mean_absolute.interval->low < 1.62);
    CHECK(found.factors[0].mean_absolute.interval->high > 1.62);
    CHECK(found.mean_step == Approx(2.0 / 3));
}

TEST_CASE("a straight line has its slopes as effects and no deviation, as reference row SA6", "[analysis]")
{
    // y = 3 x1 - 2 x2 + 0 x3, by hand on two trajectories with steps of 2/3 up and down.
    constexpr double d = 2.0 / 3;
    const auto y = [](double x1, double x2) { return 3 * x1 - 2 * x2; };
    const MorrisDesign design{.factors = 3,
                              .is_group = {false, false, false},
                              .moves = {{{2, d}, {0, d}, {1, -d}}, {{1, d}, {2, -d}, {0, -d}}}};
    const Values values{y(0, 1), y(0, 1), y(d, 1), y(d, 1 - d), y(1, 0), y(1, d), y(1, d), y(1 - d, d)};
    const ElementaryEffects found = elementary_effects(values, design, {});
    const std::vector<double> mu{3, -2, 0};
    for (std::size_t i = 0; i < 3; ++i) {
        CHECK(*found.factors[i].mean.value == Approx(mu[i]).margin(1e-12));
        CHECK(*found.factors[i].mean_absolute.value == Approx(std::abs(mu[i])).margin(1e-12));
        CHECK(*found.factors[i].deviation.value == Approx(0.0).margin(1e-12));
    }
}

TEST_CASE("a group has only an absolute effect", "[analysis]")
{
    const Trajectories data = primer();
    MorrisDesign design = data.design;
    design.is_group[1] = true;
    const ElementaryEffects found = elementary_effects(data.values, design, {});
    CHECK_FALSE(found.factors[1].mean.value.has_value());
    CHECK_FALSE(found.factors[1].deviation.value.has_value());
    CHECK(*found.factors[1].mean_absolute.value == Approx(0.35).margin(1e-2));
}

TEST_CASE("a missing value takes its trajectory with it and leaves the others", "[analysis]")
{
    Trajectories data = primer();
    data.values[4].reset();
    const ElementaryEffects found = elementary_effects(data.values, data.design, {});
    CHECK(found.trajectories == 5);
    CHECK(found.dropped == 1);
    // The first factor's effects without the second trajectory: 2.52 2.295 -0.66 -0.945 -1.305 -> mean 0.381.
    CHECK(*found.factors[0].mean.value == Approx((2.52 + 2.295 - 0.66 - 0.945 - 1.305) / 5).margin(1e-9));
    for (auto& value : data.values) {
        value.reset();
    }
    const ElementaryEffects none = elementary_effects(data.values, data.design, {});
    CHECK(none.trajectories == 0);
    CHECK_FALSE(none.factors[0].mean_absolute.value.has_value());
}
