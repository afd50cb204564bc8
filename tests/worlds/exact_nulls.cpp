#include "models/volunteering/setup/knowing.hpp"
#include "support/catch.hpp"
#include "support/volunteering_run.hpp"

using namespace kaptein;
using namespace kaptein::volunteering_runs;
using volunteering::World;

namespace {

const std::string nothing;  // what differs between worlds that are the same

constexpr const char* programs[] = {"supply_driven", "supply_careful", "needs_plain", "needs_driven"};

/// Skills as they are now, whether somebody has looked at them or not.
bool same_skills(const World& a, const World& b)
{
    for (std::size_t c = 0; c < a.companies.size(); ++c) {
        for (std::uint32_t i = 0; i < a.companies[c].size; ++i) {
            const std::size_t position = a.companies[c].first + i;
            if (volunteering::traits_of(a, a.companies[c], position).skill
                != volunteering::traits_of(b, b.companies[c], position).skill) {
                return false;
            }
        }
    }
    return true;
}

/// Everything of people but when they come to know of the program.
bool same_people(const World& a, const World& b)
{
    const auto& x = a.positions;
    const auto& y = b.positions;
    return x.generation == y.generation && x.hired == y.hired && same_skills(a, b) && x.motive == y.motive
           && x.attachment == y.attachment && x.motivation == y.motivation && x.belief == y.belief
           && x.inactive_until == y.inactive_until && x.last_served == y.last_served && x.flags == y.flags;
}

bool same_partners(const World& a, const World& b)
{
    for (std::size_t p = 0; p < a.partners.size(); ++p) {
        const auto& x = a.partners[p];
        const auto& y = b.partners[p];
        if (x.ledger != y.ledger || x.visibility != y.visibility || x.needs.size() != y.needs.size()
            || x.engagements != y.engagements || x.proposals != y.proposals
            || x.expected_quality != y.expected_quality) {
            return false;
        }
        for (std::size_t n = 0; n < x.needs.size(); ++n) {
            if (x.needs[n].number != y.needs[n].number || x.needs[n].hours_left != y.needs[n].hours_left) {
                return false;
            }
        }
    }
    return true;
}

}  // namespace

TEST_CASE("a program without effects on employees leaves leaving as it was and is worth minus its cost")
{
    for (const char* preset : programs) {
        const Case one = small_world(preset).with({{"believing.on_attachment", 0}, {"learning.rate", 0}});
        const Ran with = run(one);
        const Ran without = run(one.preset("no_program"));
        CHECK(with["volunteer_hours"] > 0.0);
        CHECK(with["leavings"] == without["leavings"]);
        CHECK(with["retention_cost"] == without["retention_cost"]);
        CHECK(with["business_benefit"] == without["business_benefit"]);
        CHECK(with["same_person"] == 1.0);
        CHECK(without["business_cost"] == 0.0);
        CHECK(with["business_value"] == with["business_benefit"] - with["business_cost"]);
        CHECK(without["business_value"] == without["business_benefit"]);
        // The control: with an effect the same program does move leaving, so the null above is not an empty one.
        CHECK(run(small_world(preset).with("believing.on_attachment", 4))["same_person"] < 1.0);
    }
}

TEST_CASE("a program without an allotment and without claims is no program")
{
    SerialExecutor executor;
    World without;
    // Nor does anybody sit down to review it: that would cost hours.
    const Case one = small_world("no_program").with({{"comparison.allotment", 0}, {"adapting.review_chance", 0}});
    const Ran none = run(one, 0, without, executor);
    for (const char* preset : programs) {
        World with;
        const Ran ran = run(one.preset(preset).choose("framing", "business_case"), 0, with, executor);
        // The digest is not compared: people get to know of a program in name, and it has a design. Whether it would
        // have started from needs is all that an outcome may tell.
        CHECK(differing(none, ran, {"needs_agenda_share"}) == nothing);
        CHECK(same_people(without, with));
        CHECK(same_partners(without, with));
    }
}

TEST_CASE("all prices doubled double every amount and change nothing else")
{
    const ModelInfo& info = volunteering::model().info();
    for (const char* preset : programs) {
        const Case one = small_world(preset).choose("hosting_fee", 20.0);
        Case doubled = one;
        int prices = 0;
        for (std::size_t i = 0; i < info.parameters.size(); ++i) {
            if (info.parameters[i].unit.find("EUR") != std::string_view::npos) {
                doubled.values[i] *= 2.0;
                ++prices;
            }
        }
        for (std::size_t i = 0; i < info.choices.size(); ++i) {
            if (info.choices[i].unit.find("EUR") != std::string_view::npos) {
                doubled.choices[i] *= 2.0;
            }
        }
        REQUIRE(prices >= 8);
        const Ran a = run(one);
        const Ran b = run(doubled);
        for (std::size_t i = 0; i < level_count(info); ++i) {
            INFO(preset << " " << info.outcomes[i].key);
            const double factor = info.outcomes[i].unit.find("EUR") != std::string_view::npos ? 2.0 : 1.0;
            REQUIRE(a.record.outcomes[i].has_value() == b.record.outcomes[i].has_value());
            // Doubling is exact in binary arithmetic, so not a bit may be lost.
            CHECK(b.record.outcomes[i].value_or(0.0) == factor * a.record.outcomes[i].value_or(0.0));
        }
        CHECK(a["volunteer_hours"] > 0.0);
    }
}

TEST_CASE("where both sides know, can and have the same, and coordination is free, it does not matter who leads")
{
    // A centre of 1 leaves traits no room, so every company and partner has exactly 1.
    const auto level = [](const char* preset) {
        return small_world(preset).with({{"companies.tool_level", 1},
                                         {"companies.planning_skill", 1},
                                         {"companies.problem_knowledge", 1},
                                         {"partners.tool_level", 1},
                                         {"partners.planning_skill", 1},
                                         {"partners.problem_knowledge", 1},
                                         {"leading.lead_hours", 0}});
    };
    for (const char* preset : programs) {
        const Ran company = run(level(preset).choose("lead", "company"));
        for (const char* lead : {"partner", "shared"}) {
            const Ran other = run(level(preset).choose("lead", lead));
            CHECK(differing(company, other) == nothing);
            CHECK(company.record.state == other.record.state);
            // The control: at usual values it does.
            const Ran usual = run(small_world(preset).choose("lead", "company"));
            CHECK(differing(usual, run(small_world(preset).choose("lead", lead))) != "");
        }
    }
}

TEST_CASE("among identical employees it does not matter who is sent, when looking is free")
{
    // Alike at hire, and kept alike: nobody learns, believes, tires or changes motivation; everybody knows of the
    // program,
    // has the hours and is willing. People still come and go, so work is done in one day, and hosting counted per
    // engagement: a volunteer who leaves the company later in the month is then no matter for the host.
    const auto alike = [](const char* preset) {
        return small_world(preset)
            .choose("format", "team_day")
            .with({{"employees.spread", 0},
                   {"employees.expertise", 0},
                   {"companies.grade_cost_ratio", 1},
                   {"employees.empathy_grade_slope", 0},
                   {"choosing.interview_hours", 0},
                   {"joining.level", 20},
                   {"free_hours.mean", 8},
                   {"free_hours.fluctuation", 0},
                   {"awareness.rate", 100},
                   {"asking.fatigue", 0},
                   {"experience.rate", 0},
                   {"learning.rate", 0},
                   {"believing.rate", 0},
                   {"hosting.hours_per_head", 0}});
    };
    for (const char* preset : programs) {
        const Ran first_come = run(alike(preset).choose("selection", "first_come"));
        CHECK(first_come["volunteer_hours"] > 0.0);
        CHECK(first_come["not_joined_hours"] == 0.0);
        for (const char* selection : {"grade", "specialist", "fit"}) {
            INFO(preset << " " << selection);
            const Ran other = run(alike(preset).choose("selection", selection));
            // Left out is what counts persons, not hours: sending the same people twice is one participant less.
            CHECK(differing(first_come, other,
                            {"participation", "inactive_next_year", "hours_per_participant", "team_ties",
                             "participation_mean", "participation_upper", "participation_new", "participation_long",
                             "business_value_naive", "business_value_landmark", "business_value_adjusted"})
                  == nothing);
            const Case usual = small_world(preset).choose("format", "team_day");
            CHECK(run(usual.choose("selection", selection))["social_value"]
                  != run(usual.choose("selection", "first_come"))["social_value"]);
        }
    }
}

TEST_CASE("in longer work too it does not matter who is sent, in runs in which nobody of the identical leaves")
{
    // Nobody quits or breaks off; of twenty people someone retires in most runs, and those runs are passed over.
    int looked_at = 0;
    for (const char* format : {"by_need", "recurring", "project"}) {
        int runs = 0;
        for (std::uint32_t replicate = 0; replicate < 200 && runs < 3; ++replicate) {
            const Case alike = small_world("needs_driven")
                                   .choose("format", format)
                                   .with({{"companies.count", 1},
                                          {"employees.count", 20},
                                          {"comparison.allotment", 500},
                                          {"leaving.rate", 0},
                                          {"experience.break_off", 0},
                                          {"employees.spread", 0},
                                          {"employees.expertise", 0},
                                          {"companies.grade_cost_ratio", 1},
                                          {"choosing.interview_hours", 0},
                                          {"joining.level", 20},
                                          {"free_hours.fluctuation", 0},
                                          {"awareness.rate", 100},
                                          {"asking.fatigue", 0},
                                          {"experience.rate", 0},
                                          {"learning.rate", 0},
                                          {"believing.rate", 0}});
            const Ran first_come = run(alike.choose("selection", "first_come"), replicate);
            if (first_come["leavings"] > 0.0 || first_come["volunteer_hours"] == 0.0) {
                continue;
            }
            ++runs;
            for (const char* selection : {"grade", "specialist", "fit"}) {
                INFO(format << " " << selection << " in run " << replicate);
                const Ran other = run(alike.choose("selection", selection), replicate);
                CHECK(differing(first_come, other,
                                {"participation", "inactive_next_year", "hours_per_participant", "team_ties",
                                 "participation_mean", "participation_upper", "participation_new", "participation_long",
                                 "business_value_naive", "business_value_landmark", "business_value_adjusted"})
                      == "");
            }
        }
        looked_at += runs;
    }
    CHECK(looked_at >= 6);
}

TEST_CASE("partners without coordinators host nothing")
{
    for (const char* preset : programs) {
        const Ran ran = run(small_world(preset).choose("hosting_fee", 50.0).with("partners.coordinator_hours", 0));
        // An assessment shows that nobody can be hosted, and then nothing is proposed; an offer is made and declined.
        const bool offers = std::string_view(preset).starts_with("supply");
        CHECK((offers ? ran["proposals"] > 0.0 : ran["proposals"] == 0.0));
        CHECK(ran["declined_share"] == (offers ? 1.0 : 0.0));
        for (const char* key :
             {"volunteer_hours", "hosting_cost", "fees", "engagements", "make_work_value", "skill_value"}) {
            CHECK(ran[key] == 0.0);
        }
    }
}

TEST_CASE("fees and gifts are paid once and received once")
{
    // Decisions held: partners accept whatever is offered, there is no second company whose letter might be served
    // first, money sets no limit, needs do not go away, and cash is not weighed. A fee then moves money and nothing
    // else.
    const auto held = [](const char* preset) {
        return small_world(preset).with({{"answering.share_deciding", 0},
                                         {"companies.count", 1},
                                         {"employees.count", 400},
                                         {"answering.cash_stake", 0},
                                         {"comparison.budget", 2},
                                         {"needs.hours_arising", 1},
                                         {"needs.open_months", 1e4},
                                         {"needs.otherwise_months", 1e9}});
    };
    for (const char* preset : programs) {
        const Ran none = run(held(preset));
        const Ran some = run(held(preset).choose("hosting_fee", 64.0));
        // Whole numbers of EUR: sums are exact, so are the comparisons.
        CHECK(some["fees"] > 0.0);
        CHECK(some["social_value"] == none["social_value"]);
        CHECK(some["business_benefit"] == none["business_benefit"]);
        CHECK(some["money_cost"] == none["money_cost"] + some["fees"]);
        CHECK(some["time_cost"] == none["time_cost"]);
        CHECK(some["partner_gain"] - none["partner_gain"] == Approx(some["fees"]).epsilon(1e-9));
        const auto total = [](const Ran& ran) { return ran["social_value"] + ran["business_value"] + ran["fees"]; };
        CHECK(total(some) == Approx(total(none)).epsilon(1e-12));
        const Case rich = held(preset).with("companies.donations", 2.0 * held(preset).value("companies.donations"));
        const Ran given = run(rich);
        CHECK(given["donations"] == 2.0 * none["donations"]);
        CHECK(differing(none, given, {"donations", "partner_gain"}) == nothing);
    }
}

TEST_CASE("the waterfall from hours allotted to value kept adds up")
{
    const ModelInfo& info = volunteering::model().info();
    for (const char* preset : programs) {
        for (std::uint32_t replicate = 0; replicate < 5; ++replicate) {
            // The longest way to be counted: agreed in the last month, work from the next one for 9 months, kept 6
            // later.
            const Ran ran = run(small_world(preset).months(12, 24, 16), replicate);
            double rest = ran[info.waterfall.front().outcome];
            for (std::size_t i = 1; i + 1 < info.waterfall.size(); ++i) {
                rest -= ran[info.waterfall[i].outcome];
            }
            // Sums of some ten terms: what is lost is rounding, far below a thousandth of an hour.
            CHECK(std::abs(rest - ran[info.waterfall.back().outcome]) < 1e-6);
            const double served = ran["unneeded_hours"] + ran["misfit_hours"] + ran["not_kept_hours"]
                                  + ran["pending_hours"] + ran["otherwise_hours"] + ran["kept_hours"];
            CHECK(served == ran["volunteer_hours"]); // multiples of 2^-10: exact
            CHECK(ran["pending_hours"] == 0.0); // the run-out is long enough
        }
    }
}

TEST_CASE("what one run says a program added is what the two runs of the ledger differ by")
{
    // Needs are the same with and without a program, and what comes anyway later is counted at the end of either run:
    // so each partner's hours met otherwise cancel, to rounding, without a second run.
    int cash_matters = 0; // programs in which a gift takes a partner across the line: not every one of so few partners
    for (const char* preset : programs) {
        for (const int run_out : {0, 12}) {
            const Case one = small_world(preset).months(12, 24, run_out);
            SerialExecutor executor;
            World with;
            World without;
            const Ran program = run(one, 1, with, executor);
            run(one.preset("no_program"), 1, without, executor);
            for (std::size_t p = 0; p < with.partners.size(); ++p) {
                const volunteering::PartnerLedger& x = with.partners[p].ledger;
                const volunteering::PartnerLedger& y = without.partners[p].ledger;
                using namespace volunteering::partner_line;
                const double met = x[needs_met_beneficiaries] + x[needs_met_organisation];
                const double anyway = y[needs_met_beneficiaries] + y[needs_met_organisation];
                CHECK(std::abs(met - anyway - x[added_by_volunteers]) < 1e-6);
                CHECK(x[donations_without] == y[donations]); // the shadow of gifts is what happens without a program
                CHECK(y[donations_without] == y[donations]);
                CHECK(y[added_by_volunteers] == 0.0);
            }
            if (run_out == 0) {
                const double gain = program["social_value_startup"] + program["social_value_established"];
                const double without_program = run(one.preset("no_program"), 1)["social_value"];
                CHECK(program["social_value"] - without_program == Approx(gain).epsilon(1e-9));
            }
            cash_matters += program["worse_off_with_cash"] != program["worse_off"] ? 1 : 0;
        }
    }
    CHECK(cash_matters > 0);
}

TEST_CASE("a price of legitimacy adds what the public believes, and by default it has none")
{
    const Case one = small_world("needs_driven").with("adapting.review_chance", 0);
    const Ran free_of_price = run(one);
    const Ran priced = run(one.with("accounts.legitimacy_price", 10));
    CHECK(differing(free_of_price, priced,
                    {"business_benefit", "business_value", "business_value_startup", "business_value_established",
                     "break_even_month"})
          == nothing);
    CHECK(priced["business_benefit"] != free_of_price["business_benefit"]);
    const double ten = priced["business_benefit"] - free_of_price["business_benefit"];
    const double twenty = run(one.with("accounts.legitimacy_price", 20))["business_benefit"];
    CHECK(twenty - free_of_price["business_benefit"] == Approx(2.0 * ten).epsilon(1e-9));
    CHECK(run(one.preset("no_program").with("accounts.legitimacy_price", 10))["business_benefit"]
          == run(one.preset("no_program"))["business_benefit"]);
}
