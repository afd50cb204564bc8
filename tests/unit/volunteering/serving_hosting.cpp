#include "models/volunteering/mechanisms/serving/hosting.hpp"
#include "models/volunteering/mechanisms/serving/serving.hpp"
#include "support/catch.hpp"
#include "support/statistics.hpp"
#include "support/volunteering_run.hpp"

using namespace kaptein;
using namespace kaptein::volunteering;
using kaptein::volunteering_runs::run;
using kaptein::volunteering_runs::small_world;

namespace {

constexpr ServingParameters serving{.empathy_weight = 0.6, .preparation_scale = 8, .travel_hours = 1};
constexpr HostingParameters hosting{.hours_per_event = 10, .hours_per_head = 1, .cost_per_head = 50, .crowding = 1};

/// Ability after so many hours of preparation.
double able_after(double skill, double asked, double hours) { return ability(skill, asked, gap_left(serving, hours)); }

}  // namespace

TEST_CASE("ability by hand: half the skill asked and 8 hours of preparation make 0.816")
{
    // 1 - (1 - 0.3 / 0.6) x e^-1 = 1 - 0.5 x 0.36787944 = 0.81606028.
    CHECK(able_after(0.3, 0.6, 8.0) == Approx(1.0 - 0.5 * 0.36787944117144233).epsilon(1e-12));
    CHECK(able_after(0.3, 0.6, 0.0) == 0.5);
    CHECK(able_after(0.9, 0.6, 0.0) == 1.0);  // more skill than asked is not used
    CHECK(able_after(0.0, 0.6, 0.0) == 0.0);
    CHECK(able_after(0.0, 0.6, 1e6) == 1.0);
}

TEST_CASE("an hour of travel a month is paid beside six served, and does nothing for the need")
{
    // Days of six hours: one journey each. Money sets no limit, so only the bill differs.
    const auto held = small_world("supply_driven").with({{"comparison.budget", 2}, {"serving.travel_hours", 0}});
    const auto near = run(held);
    const auto far = run(held.with("serving.travel_hours", 2));
    CHECK(far["volunteer_hours"] == near["volunteer_hours"]);
    CHECK(far["needs_met_value"] == near["needs_met_value"]);
    CHECK(far["paid_hours"] - near["paid_hours"] == Approx(2.0 * near["volunteer_hours"] / 6.0).epsilon(1e-9));
    CHECK(far["time_cost"] > near["time_cost"]);
    // A budget in EUR pays for it: less is served.
    const auto tight = small_world("supply_driven").with("comparison.allotment", 60);
    CHECK(run(tight.with("serving.travel_hours", 6))["volunteer_hours"]
          < run(tight.with("serving.travel_hours", 0))["volunteer_hours"]);
}

TEST_CASE("ability is a share that skill and preparation raise")
{
    for (double skill = 0.0; skill < 1.0; skill += 0.1) {
        for (double hours = 0.0; hours < 40.0; hours += 4.0) {
            const double able = able_after(skill, 0.7, hours);
            CHECK((able >= 0.0 && able <= 1.0));
            CHECK(able_after(skill + 0.1, 0.7, hours) >= able);
            CHECK(able_after(skill, 0.7, hours + 4.0) >= able);
            CHECK(able_after(skill, 0.8, hours) <= able);
        }
    }
}

TEST_CASE("empathy counts in contact work only, by hand 1 - 0.8 x 0.6 x 0.4 = 0.808")
{
    CHECK(empathy_factor(serving, 0.8, 0.6) == Approx(0.808).epsilon(1e-12));
    CHECK(empathy_factor(serving, 0.0, 0.0) == 1.0);
    CHECK(empathy_factor(serving, 1.0, 1.0) == 1.0);
    CHECK(empathy_factor(serving, 1.0, 0.0) == Approx(0.4).epsilon(1e-12));
    ServingParameters cold = serving;
    cold.empathy_weight = 0.0;
    CHECK(empathy_factor(cold, 1.0, 0.0) == 1.0);
    for (double empathy = 0.0; empathy < 1.0; empathy += 0.1) {
        CHECK(empathy_factor(serving, 0.5, empathy + 0.1) > empathy_factor(serving, 0.5, empathy));
        CHECK(empathy_factor(serving, empathy + 0.1, 0.5) < empathy_factor(serving, empathy, 0.5));
    }
}

TEST_CASE("hosting by hand: a day of 16 takes 26 hours, a project of 4 for 5 months 30")
{
    CHECK(hosting_hours_at_start(hosting, 16) == 26.0);
    CHECK(hosting_hours(hosting, 16, 1) == 26.0);
    CHECK(hosting_hours(hosting, 4, 5) == 30.0);
    CHECK(hosting_hours(hosting, 0, 5) == 10.0);  // lumpy: paid before anybody comes
}

TEST_CASE("quality is whole within capacity, falls beyond it, and is gone where there is none")
{
    CHECK(host_quality(hosting, 26.0, 26.0) == 1.0);
    CHECK(host_quality(hosting, 10.0, 16.0) == Approx(0.625).epsilon(1e-12));
    HostingParameters steep = hosting;
    steep.crowding = 2.0;
    CHECK(host_quality(steep, 10.0, 16.0) == Approx(0.390625).epsilon(1e-12));
    HostingParameters off = hosting;
    off.crowding = 0.0;  // taken out
    CHECK(host_quality(off, 10.0, 1e6) == 1.0);
    CHECK(host_quality(hosting, 0.0, 5.0) == 0.0);
    CHECK(host_quality(hosting, 0.0, 0.0) == 1.0);
    for (double load = 0.0; load < 100.0; load += 5.0) {
        CHECK(host_quality(hosting, 30.0, load + 5.0) <= host_quality(hosting, 30.0, load));
        CHECK(host_quality(hosting, 40.0, load) >= host_quality(hosting, 30.0, load));
    }
}

TEST_CASE("coordinators: two fifths of partners have none of their own, three tenths up to 30 % of a post, three more")
{
    World world;
    SerialExecutor executor;
    run(small_world("no_program")
            .with(
                {{"partners.count", 5000}, {"companies.count", 1}, {"employees.count", 1}, {"needs.hours_arising", 0}})
            .months(1, 12, 0),
        0, world, executor);
    const double post = world.parameters.partners.coordinator_hours;
    std::vector<double> counts(3, 0.0);
    std::vector<double> shares;
    for (const Partner& partner : world.partners) {
        shares.push_back(partner.coordinator_hours / post);
    }
    std::vector<double> sorted = shares;
    std::sort(sorted.begin(), sorted.end());
    double without = 0.0;  // the one share that many partners have exactly
    for (std::size_t i = 1; i < sorted.size(); ++i) {
        without = sorted[i] == sorted[i - 1] ? sorted[i] : without;
    }
    CHECK((without > 0.0 && without < 0.3));
    for (const double share : shares) {
        CHECK((share > 0.0 && share <= 1.0));
        ++counts[share == without ? 0 : share < 0.3 ? 1 : 2];
    }
    CHECK(statistics::chi_square(counts, {2000.0, 1500.0, 1500.0}).fits());
}

TEST_CASE("hosting costs are those of the events, the heads and their months")
{
    // Team days only: an event costs 10 h, each head 1 h, at 40 EUR, and 50 EUR out of pocket; with the other prices at
    // nought the ledger splits into exactly those parts.
    const auto held = small_world("supply_driven").with({{"answering.share_deciding", 0}, {"hosting.crowding", 0}});
    const auto with = [&](double event, double head, double pocket) {
        return run(held.with({{"hosting.hours_per_event", event},
                              {"hosting.hours_per_head", head},
                              {"hosting.cost_per_head", pocket},
                              {"partners.hourly_cost", 40}}));
    };
    const auto events = with(10, 0, 0);
    CHECK(events["hosting_cost"] == Approx(events["engagements"] * 400.0).epsilon(1e-9));
    const auto heads = with(0, 1, 0);
    CHECK(heads["hosting_cost"] == Approx(heads["volunteer_hours"] / 6.0 * 40.0).epsilon(1e-9));
    const auto pockets = with(0, 0, 50);
    CHECK(pockets["hosting_cost"] == Approx(pockets["volunteer_hours"] / 6.0 * 50.0).epsilon(1e-9));
    CHECK(pockets["engagements"] > 0.0);
}
