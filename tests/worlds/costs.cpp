#include "support/catch.hpp"
#include "support/volunteering_run.hpp"

#include "models/volunteering/phases/meeting/decisions.hpp"

using namespace kaptein;
using namespace kaptein::volunteering_runs;
using volunteering::Decisions;
using volunteering::World;

/// Each price and each hour that costs, raised while all decisions are recorded and played back: what is done stays the
/// same to the bit, and the ledger falls by exactly quantity times rise, the quantity being that of the run recorded.
namespace {

using Lines = std::initializer_list<std::string_view>;

struct Cost {
    const char* parameter;
    const char* preset;
    Lines social; // lines of the social ledger that carry it
    Lines business; // of the business ledger
};

const Cost costs[] = {
    {"partners.hourly_cost", "supply_careful", {"hosting_cost", "talking_cost"}, {}},
    {"hosting.hours_per_event", "supply_driven", {"hosting_cost"}, {}},
    {"hosting.hours_per_head", "supply_driven", {"hosting_cost"}, {}},
    {"hosting.cost_per_head", "supply_driven", {"hosting_cost"}, {}},
    {"bond.harm_hours", "needs_driven", {"harm"}, {}},
    {"proposing.assessment_hours", "needs_plain", {"talking_cost"}, {"time_cost"}},
    {"proposing.assessment_hours", "supply_careful", {"talking_cost"}, {"time_cost"}}, // measuring
    {"proposing.offer_hours", "supply_driven", {"talking_cost"}, {"time_cost"}},
    {"serving.travel_hours", "supply_driven", {}, {"time_cost"}},
    {"leading.lead_hours", "supply_driven", {}, {"time_cost"}},
    {"leading.lead_hours", "needs_driven", {"talking_cost"}, {}},
    {"choosing.interview_hours", "needs_driven", {}, {"time_cost"}},
    {"accounts.output_lost", "needs_driven", {}, {"time_cost"}},
    {"accounts.replacement_cost", "needs_driven", {}, {"retention_cost"}},
    {"companies.hourly_cost", "needs_driven", {}, {"time_cost", "retention_cost"}},
};

Ran on_tape(const Case& one, Decisions& tape)
{
    World world;
    world.decisions = &tape;
    SerialExecutor executor;
    return run(one, 0, world, executor);
}

const char* const what_is_done[] = {"volunteer_hours", "needs_met_value", "make_work_value", "kept_hours",
                                    "proposals",       "declined_share",  "leavings",        "engagements"};

/// Plays `one` back at twice and at three times the price.
void check_rise(const Cost& cost, const Case& one)
{
    const double price = one.value(cost.parameter);
    Decisions tape;
    const Ran before = on_tape(one, tape);
    CHECK(differing(before, run(one)) == ""); // recording changes nothing
    tape.play_back();
    const Ran again = on_tape(one, tape);
    const Ran after = on_tape(one.with(cost.parameter, 2.0 * price), tape);
    const Ran more = on_tape(one.with(cost.parameter, 3.0 * price), tape);
    for (const char* key : what_is_done) {
        INFO(key);
        CHECK(again[key] == before[key]);
        CHECK(after[key] == before[key]);
        CHECK(more[key] == before[key]);
    }
    double rise = 0.0;
    for (const auto& lines : {cost.social, cost.business}) {
        for (const std::string_view line : lines) {
            INFO(line);
            CHECK(again[line] == Approx(before[line]).epsilon(1e-12));
            CHECK(after[line] > before[line]);
            // Same quantity, same rise, same amount; sums of a million EUR lose less than 1e-6.
            CHECK(more[line] - after[line] == Approx(after[line] - before[line]).epsilon(1e-9).margin(1e-5));
            rise += after[line] - before[line];
        }
    }
    const auto total = [](const Ran& ran) { return ran["social_value"] + ran["business_value"] + ran["fees"]; };
    CHECK(total(before) - total(after) == Approx(rise).epsilon(1e-9).margin(1e-5));
    const auto falls = [&](std::string_view ledger, const Lines& lines) {
        return lines.size() == 0 ? after[ledger] == Approx(before[ledger]).epsilon(1e-12)
                                 : after[ledger] < before[ledger];
    };
    CHECK(falls("social_value", cost.social));
    CHECK(falls("business_value", cost.business));
}

} // namespace

TEST_CASE("with all decisions played back, every cost that rises lowers its ledger by quantity times rise, no more")
{
    for (const Cost& cost : costs) {
        INFO(cost.parameter << " under " << cost.preset);
        // Coordinator hours are also a load that crowds: no decision, but work done less well. Not here.
        const bool load = std::string_view(cost.parameter).starts_with("hosting.hours");
        const Case one = small_world(cost.preset);
        check_rise(cost, load ? one.with("hosting.crowding", 0) : one);
    }
    INFO("broker's fee");
    check_rise({"proposing.broker_fee", "", {}, {"money_cost"}}, small_world("needs_plain").choose("agenda", "broker"));
    INFO("hours of a shared lead");
    check_rise({"leading.lead_hours", "", {"talking_cost"}, {"time_cost"}},
               small_world("needs_driven").choose("lead", "shared"));
}

TEST_CASE("where decisions are not held, the same rise changes what is done")
{
    // The control: what the tape holds is not held by itself.
    const Case one = small_world("supply_driven");
    CHECK(run(one.with("hosting.cost_per_head", 100))["proposals"] > 0.0);
    CHECK(differing(run(one), run(one.with("hosting.cost_per_head", 100)), {"hosting_cost"}) != "");
    Decisions tape;
    on_tape(one, tape);
    tape.play_back();
    const Ran before = on_tape(one, tape);
    const Ran after = on_tape(one.with("hosting.cost_per_head", 100), tape);
    CHECK(differing(before, after,
                    {"hosting_cost", "social_value", "organisation_value", "partner_gain", "social_value_startup",
                     "social_value_established", "partner_value_low", "partner_value_median", "partner_value_high",
                     "worse_off", "worse_off_with_cash"})
          == "");
    // Exactly quantity times rise, the quantity counted by itself: heads that came, at EUR 50 more each.
    const double heads = (after["hosting_cost"] - before["hosting_cost"]) / 50.0;
    CHECK(std::abs(heads - std::round(heads)) < 1e-6);
    // Every volunteer of a day of six hours is one head.
    CHECK(heads == Approx(before["volunteer_hours"] / 6.0).epsilon(1e-9));
}
