#include "models/volunteering/mechanisms/serving/availability.hpp"
#include "models/volunteering/mechanisms/serving/joining.hpp"
#include "random/draw.hpp"
#include "support/catch.hpp"
#include "support/volunteering_run.hpp"

using namespace kaptein;
using namespace kaptein::volunteering;
using kaptein::volunteering_runs::run;
using kaptein::volunteering_runs::small_world;

namespace {

constexpr JoiningParameters joining{.level = -3, .spread = 0.8, .peers = 1, .motive_weight = 1.5};
constexpr AvailabilityParameters availability{
    .free_hours_mean = 8, .free_hours_fluctuation = 0.5, .awareness_rate = 0.08, .fatigue = 0.06};

}  // namespace

TEST_CASE("willingness by hand: level, company, motive, colleagues and the boss add up on the logit scale")
{
    // -3 + 0.8 x 1 + 0.5 + 1 x 0.5 + 0.7 = -0.5; 1 / (1 + e^0.5) = 0.3775406687981454.
    CHECK(joining_chance(joining, 1.0, 0.5, 0.5, Asked::boss) == Approx(0.3775406687981454).epsilon(1e-12));
    // The same without the boss: -1.2; 1 / (1 + e^1.2) = 0.2314752165009826.
    CHECK(joining_chance(joining, 1.0, 0.5, 0.5, Asked::open_call) == Approx(0.2314752165009826).epsilon(1e-12));
    CHECK(joining_chance(joining, 1.0, 0.5, 0.5, Asked::colleague)
          == joining_chance(joining, 1.0, 0.5, 0.5, Asked::open_call));
}

TEST_CASE("willingness is a chance that rises with everything that should raise it")
{
    for (double m = -6.0; m <= 6.0; m += 1.5) {
        for (double s = 0.0; s < 1.0; s += 0.25) {
            const double chance = joining_chance(joining, 0.0, m, s, Asked::open_call);
            CHECK((chance > 0.0 && chance < 1.0));
            CHECK(joining_chance(joining, 0.0, m + 1.5, s, Asked::open_call) > chance);
            CHECK(joining_chance(joining, 0.0, m, s + 0.25, Asked::open_call) > chance);
            CHECK(joining_chance(joining, 1.0, m, s, Asked::open_call) > chance);
            CHECK(joining_chance(joining, 0.0, m, s, Asked::boss) > chance);
        }
    }
    JoiningParameters off = joining;
    off.level = 20.0;  // taken out
    CHECK(joining_chance(off, 0.0, 0.0, 0.0, Asked::open_call) > 1.0 - 1e-8);
    JoiningParameters alike = joining;
    alike.spread = 0.0;
    alike.peers = 0.0;
    CHECK(joining_chance(alike, 3.0, 0.5, 1.0, Asked::open_call)
          == joining_chance(alike, -3.0, 0.5, 0.0, Asked::open_call));
}

TEST_CASE("one is asked by colleagues who serve, else by the boss one time in four, else by open call")
{
    // s = 0.2: colleague below 0.2, boss below 0.2 + 0.8 / 4 = 0.4.
    CHECK(asked_how(0.1999, 0.2) == Asked::colleague);
    CHECK(asked_how(0.2, 0.2) == Asked::boss);
    CHECK(asked_how(0.3999, 0.2) == Asked::boss);
    CHECK(asked_how(0.4001, 0.2) == Asked::open_call);
    CHECK(asked_how(1e-12, 0.0) == Asked::boss);
    CHECK(asked_how(0.9999, 1.0) == Asked::colleague);
}

TEST_CASE("free hours by hand, on average as declared, and certain without fluctuation")
{
    // 8 x exp(0.5 x 1 - 0.125) = 8 x e^0.375 = 11.639931317714...
    CHECK(free_hours(availability, 1.0) == Approx(8.0 * 1.4549914146182013).epsilon(1e-12));
    double sum = 0.0;
    constexpr int steps = 20000;
    for (int i = 0; i < steps; ++i) {
        sum += free_hours(availability, normal((i + 0.5) / steps));
    }
    CHECK(sum / steps == Approx(8.0).epsilon(1e-3));  // the tail beyond the last of 20,000 steps is worth less
    AvailabilityParameters certain = availability;
    certain.free_hours_fluctuation = 0.0;
    CHECK(free_hours(certain, 3.0) == 8.0);
    CHECK(free_hours(certain, -3.0) == 8.0);
}

TEST_CASE("awareness grows by its rate, four times as fast where everybody takes part")
{
    CHECK(awareness_growth(availability, 0.2, 1.0) == Approx(0.08 * 1.6).epsilon(1e-12));
    CHECK(awareness_growth(availability, 1.0, 1.0)
          == Approx(4.0 * awareness_growth(availability, 0.0, 1.0)).epsilon(1e-12));
    CHECK(awareness_growth(availability, 0.2, 0.5)
          == Approx(0.5 * awareness_growth(availability, 0.2, 1.0)).epsilon(1e-12));
}

TEST_CASE("nobody serves who does not know of it, has no hours, or is not willing")
{
    const auto one = small_world("needs_plain");
    CHECK(run(one)["volunteer_hours"] > 0.0);
    CHECK(run(one.with("awareness.rate", 0))["volunteer_hours"] == 0.0);
    CHECK(run(one.with("free_hours.mean", 0))["volunteer_hours"] == 0.0);
    CHECK(
        run(one.with({{"joining.level", -20}, {"joining.spread", 0}, {"joining.motive_weight", 0}}))["volunteer_hours"]
        == 0.0);
}

TEST_CASE("without fluctuation a block beyond everybody's hours keeps all away, and one below keeps nobody")
{
    const auto one = small_world("needs_plain").with({{"free_hours.mean", 8}, {"free_hours.fluctuation", 0}});
    CHECK(run(one.choose("joining_block", 8.01))["volunteer_hours"] == 0.0);
    CHECK(run(one.choose("joining_block", 7.99))["volunteer_hours"]
          == run(one.choose("joining_block", 0.0))["volunteer_hours"]);
}

TEST_CASE("with joining taken out whoever knows of it and has the hours is willing: only places limit")
{
    const auto one = small_world("needs_plain")
                         .with({{"joining.level", 20},
                                {"joining.motive_weight", 0},
                                {"joining.spread", 0},
                                {"free_hours.fluctuation", 0},
                                {"awareness.rate", 100}});
    const auto ran = run(one);
    CHECK(ran["engagements"] > 0.0);
    CHECK(ran["not_joined_hours"] == 0.0);
}

TEST_CASE("an ask tires nobody when fatigue is taken out, and everybody who was asked personally when it is certain")
{
    World world;
    SerialExecutor executor;
    const auto tired = [&](double fatigue) {
        run(small_world("needs_plain").with("asking.fatigue", fatigue), 0, world, executor);
        return std::count_if(world.positions.inactive_until.begin(), world.positions.inactive_until.end(),
                             [](std::int16_t until) { return until > 0; });
    };
    CHECK(tired(0.0) == 0);
    const auto some = tired(0.06);
    CHECK(some > 0);
    CHECK(tired(1.0) > some);
}
