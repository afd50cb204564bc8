#include "support/catch.hpp"
#include "support/volunteering_run.hpp"

using namespace kaptein;
using namespace kaptein::volunteering_runs;

/// Each price and each hour that costs, raised with all decisions held: what is done stays the same, and the ledger
/// falls by
/// exactly quantity times rise. Quantities follow from doing it twice: equal rises must take equal amounts.
namespace {

struct Cost {
    const char* parameter;
    const char* preset;
    std::initializer_list<std::string_view> social; // lines of the social ledger that carry it
    std::initializer_list<std::string_view> business; // of the business ledger
};

const Cost costs[] = {
    {"partners.hourly_cost", "supply_careful", {"hosting_cost", "talking_cost"}, {}},
    {"hosting.hours_per_event", "supply_driven", {"hosting_cost"}, {}},
    {"hosting.hours_per_head", "supply_driven", {"hosting_cost"}, {}},
    {"hosting.cost_per_head", "supply_driven", {"hosting_cost"}, {}},
    {"answering.answer_hours", "supply_driven", {"talking_cost"}, {}},
    {"bond.harm_hours", "needs_driven", {"harm"}, {}},
    {"proposing.assessment_hours", "needs_plain", {"talking_cost"}, {"time_cost"}},
    {"proposing.offer_hours", "supply_driven", {}, {"time_cost"}},
    {"leading.lead_hours", "supply_driven", {}, {"time_cost"}},
    {"leading.lead_hours", "needs_driven", {"talking_cost"}, {}},
    {"choosing.interview_hours", "needs_driven", {}, {"time_cost"}},
    {"accounts.measuring_hours", "needs_driven", {"talking_cost"}, {"time_cost"}},
    {"accounts.output_lost", "needs_driven", {}, {"time_cost"}},
    {"accounts.replacement_cost", "needs_driven", {}, {"retention_cost"}},
    {"companies.hourly_cost", "needs_driven", {}, {"time_cost", "retention_cost"}},
};

/// Decisions held: partners accept whatever is offered, no second company competes with this one's letters, money sets
/// no
/// limit, crowding does no harm, needs do not go away.
Case held(const char* preset)
{
    return small_world(preset).with({{"companies.count", 1},
                                     {"employees.count", 600},
                                     {"answering.share_deciding", 0},
                                     {"comparison.budget", 2},
                                     {"hosting.crowding", 0},
                                     {"needs.hours_arising", 1},
                                     {"needs.open_months", 1e4},
                                     {"needs.otherwise_months", 1e9}});
}

void check_rise(const Cost& cost, const Case& one)
{
    const double price = one.value(cost.parameter);
    const Ran before = run(one);
    const Ran after = run(one.with(cost.parameter, 2.0 * price));
    const Ran more = run(one.with(cost.parameter, 3.0 * price));
    for (const char* key :
         {"volunteer_hours", "needs_met_value", "make_work_value", "kept_hours", "proposals", "leavings"}) {
        CHECK(after[key] == before[key]);
    }
    double rise = 0.0;
    for (const auto& lines : {cost.social, cost.business}) {
        for (const std::string_view line : lines) {
            INFO(line);
            CHECK(after[line] > before[line]);
            // Same quantity, same rise, same amount; sums of a million EUR lose less than 1e-6.
            CHECK(more[line] - after[line] == Approx(after[line] - before[line]).epsilon(1e-9).margin(1e-5));
            rise += after[line] - before[line];
        }
    }
    const auto total = [](const Ran& ran) { return ran["social_value"] + ran["business_value"] + ran["fees"]; };
    CHECK(total(before) - total(after) == Approx(rise).epsilon(1e-9).margin(1e-5));
    CHECK((cost.social.size() == 0 ? after["social_value"] == before["social_value"]
                                   : after["social_value"] < before["social_value"]));
    CHECK((cost.business.size() == 0 ? after["business_value"] == before["business_value"]
                                     : after["business_value"] < before["business_value"]));
}

} // namespace

TEST_CASE("with decisions held, every cost that rises lowers its ledger by quantity times rise and nothing else")
{
    for (const Cost& cost : costs) {
        INFO(cost.parameter << " under " << cost.preset);
        check_rise(cost, held(cost.preset));
    }
    INFO("broker's fee");
    check_rise({"proposing.broker_fee", "", {}, {"money_cost"}}, held("needs_plain").choose("agenda", "broker"));
    INFO("coordinating hours of a shared lead");
    check_rise({"leading.shared_hours", "", {"talking_cost"}, {"time_cost"}},
               held("needs_driven").choose("lead", "shared"));
}
