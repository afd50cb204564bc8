#include "models/volunteering/mechanisms/serving/bond.hpp"
#include "models/volunteering/mechanisms/serving/keeping.hpp"
#include "support/catch.hpp"
#include "support/volunteering_run.hpp"

using namespace kaptein;
using namespace kaptein::volunteering;
using kaptein::volunteering_runs::run;
using kaptein::volunteering_runs::small_world;

namespace {

constexpr BondParameters bond{.value_share = 0.5, .months = 5, .harm_hours = 15};
constexpr KeepingParameters keeping{.steepness = 3, .adjust_hours = 60};
constexpr double inverse_e = 0.36787944117144233;

double grown_after(double months, double first) { return grown_bond(bond_gap_left(bond, months), first); }
double mean_over(double months, double first) { return mean_bond(bond_gap_left(bond, months), first); }

}  // namespace

TEST_CASE("a bond by hand: 63 % after five months, 180 EUR of harm when half of one breaks")
{
    CHECK(grown_after(5.0, 0.0) == Approx(1.0 - inverse_e).epsilon(1e-12));
    CHECK(carried_by_bond(bond, 0.8, 0.25) == Approx(0.7).epsilon(1e-12));       // 1 - 0.8 x 0.5 x 0.75
    CHECK(harm_of_break_eur(bond, 0.8, 0.5, 30.0) == Approx(180.0).epsilon(1e-12));  // 15 h x 0.8 x 0.5 x 30 EUR
}

TEST_CASE("a bond grows towards one, the same in halves of a step, and carries what contact asks")
{
    double grown = 0.0;
    for (int month = 0; month < 200; ++month) {
        const double next = grown_after(1.0, grown);
        CHECK((next >= grown && next <= 1.0));
        CHECK(grown_after(0.5, grown_after(0.5, grown)) == Approx(next).epsilon(1e-12));
        grown = next;
    }
    CHECK(grown == Approx(1.0));
    CHECK(carried_by_bond(bond, 0.0, 0.0) == 1.0);
    CHECK(carried_by_bond(bond, 1.0, 1.0) == 1.0);
    CHECK(carried_by_bond(bond, 1.0, 0.0) == 0.5);
    CHECK(harm_of_break_eur(bond, 0.0, 1.0, 30.0) == 0.0);
    BondParameters off = bond;
    off.value_share = 0.0;  // taken out
    off.harm_hours = 0.0;
    CHECK(carried_by_bond(off, 1.0, 0.0) == 1.0);
    CHECK(harm_of_break_eur(off, 1.0, 1.0, 30.0) == 0.0);
}

TEST_CASE("the mean of a growing bond lies between its ends and is the same in halves of a step")
{
    // 1 - (1 - 1/e) / 1 over the first five months: 0.3679.
    CHECK(mean_over(5.0, 0.0) == Approx(inverse_e).epsilon(1e-12));
    for (const double first : {0.0, 0.3, 0.9}) {
        const double mean = mean_over(1.0, first);
        CHECK((mean > first && mean < grown_after(1.0, first)));
        const double second = mean_over(0.5, grown_after(0.5, first));
        CHECK(0.5 * (mean_over(0.5, first) + second) == Approx(mean).epsilon(1e-12));
        CHECK(mean_over(0.0, first) == Approx(first));
    }
}

TEST_CASE("harm comes from bonds that break: none without harm hours, without contact, or where nobody ends early")
{
    const auto one = small_world("needs_driven").with({{"needs.relational_share", 0.5}});
    const double harm = run(one)["harm"];
    CHECK(harm > 0.0);
    CHECK(run(one.with("bond.harm_hours", 0))["harm"] == 0.0);
    CHECK(run(one.with("needs.contact", 0))["harm"] == 0.0);
    CHECK(run(one.with({{"experience.break_off", 0}, {"leaving.rate", 0}}))["harm"] < harm);
    // Prices of harm do not change what anybody does.
    CHECK(run(one.with("bond.harm_hours", 30))["harm"]
          == Approx(2.0 * harm * 15.0 / one.value("bond.harm_hours")).epsilon(1e-9));
}

TEST_CASE("what lasts by hand: 47 % at a distance of a quarter, and makers come nearer with the hours")
{
    // exp(-3 x 0.25) = 0.4723665527; 0.4 + 0.3 / e = 0.5103638324.
    CHECK(share_kept(keeping, 0.65, 0.4) == Approx(0.47236655274101469).epsilon(1e-12));
    CHECK(adjusted_sophistication(keeping, 0.7, 0.4, 60.0) == Approx(0.4 + 0.3 * inverse_e).epsilon(1e-12));
    CHECK(adjusted_sophistication(keeping, 0.7, 0.4, 0.0) == 0.7);
    CHECK(adjusted_sophistication(keeping, 0.7, 0.4, 1e6) == Approx(0.4).epsilon(1e-12));
    CHECK(adjusted_sophistication(keeping, 0.2, 0.4, 60.0) == Approx(0.4 - 0.2 * inverse_e).epsilon(1e-12));
}

TEST_CASE("simpler than can be carried loses nothing, the further above, the less lasts")
{
    CHECK(share_kept(keeping, 0.3, 0.4) == 1.0);
    CHECK(share_kept(keeping, 0.4, 0.4) == 1.0);
    for (int tenth = 4; tenth < 10; ++tenth) {
        const double level = 0.1 * tenth;
        CHECK(share_kept(keeping, level + 0.1, 0.4) < share_kept(keeping, level, 0.4));
        CHECK(share_kept(keeping, level + 0.1, 0.4) > 0.0);
        CHECK(share_kept(keeping, level + 0.1, 0.5) > share_kept(keeping, level + 0.1, 0.4));
    }
    KeepingParameters off = keeping;
    off.steepness = 0.0;  // taken out
    CHECK(share_kept(off, 1.0, 0.0) == 1.0);
}

TEST_CASE("taken out, or with partners that can carry everything, all that was made is kept")
{
    const auto one = small_world("needs_driven");
    CHECK(run(one)["not_kept_hours"] > 0.0);
    CHECK(run(one.with("keeping.steepness", 0))["not_kept_hours"] == 0.0);
    CHECK(run(one.with("partners.tool_level", 1))["not_kept_hours"] == 0.0);
    CHECK(run(one)["pending_hours"] == 0.0);  // the run-out is longer than the half year
}
