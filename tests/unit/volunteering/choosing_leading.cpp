#include "models/volunteering/mechanisms/serving/choosing.hpp"
#include "models/volunteering/mechanisms/serving/leading.hpp"
#include "models/volunteering/phases/serving/choose.hpp"
#include "support/catch.hpp"
#include "support/volunteering_run.hpp"

using namespace kaptein;
using namespace kaptein::volunteering;
using kaptein::volunteering_runs::run;
using kaptein::volunteering_runs::small_world;

namespace {

constexpr LeadingParameters leading{.weight = 0.8, .lead_hours = 10};
constexpr std::uint8_t it = 5;
constexpr Word middle = 0x80000000U;  // half of all people have fewer free hours: 8 exp(-0.12^2 / 2) = 7.94

/// A company of six who all said yes to one engagement of two places in IT:
///   position   0        1        2        3        4        5
///   grade      3        0        1        2        1        0
///   function   general  it       finance  general  it       it
///   arrival    10       60       20       30       50       40
///   IT skill   0.2      0.9      0.4      0.3      0.5      0.7
struct Staffing {
    World world;
    Company company;
    StaffingMemory memory;

    explicit Staffing(Selection selection)
    {
        world.clock.burn_in = 0;  // month 1: hours are posted
        world.parameters.choosing = {.interview_hours = 0.5, .interview_error = 0.0};
        world.parameters.serving = {.empathy_weight = 0.6, .preparation_scale = 8, .travel_hours = 0};
        world.parameters.accounts.output_lost = 1.0;
        world.parameters.availability.free_hours_mean = 8;
        world.parameters.availability.free_hours_fluctuation = 0.12;
        world.cost_of_grade = {40, 50, 60, 70};
        world.positions.make(6);
        world.positions.grade = {3, 0, 1, 2, 1, 0};
        world.positions.function = {general_function, it, 6, general_function, it, it};
        const float skill[] = {0.2F, 0.9F, 0.4F, 0.3F, 0.5F, 0.7F};
        const std::uint32_t arrival[] = {10, 60, 20, 30, 50, 40};
        company.size = 6;
        company.known = KnownPeople(*world.known);
        company.mean_hourly_cost = 50.0;
        company.design.selection = selection;
        for (std::uint32_t i = 0; i < 6; ++i) {
            world.positions.known[i] = i;
            company.known.add({});
            company.known[i].traits.skill[it] = skill[i];
            memory.candidates.push_back({i, arrival[i], middle, Asked::open_call, false});
        }
        Engagement engagement;
        engagement.kind = it;
        engagement.heads = 2;
        engagement.hours_per_month = 6.0;
        engagement.profile_known = true;
        engagement.skill_asked = 1.0F;
        company.engagements.push_back(engagement);
        memory.open = {0};
    }

    std::vector<std::uint32_t> sent()
    {
        choose(world, company, memory);
        std::vector<std::uint32_t> positions;
        for (const Chosen& chosen : memory.chosen) {
            positions.push_back(memory.candidates[chosen.candidate].position);
        }
        return positions;
    }
};

using Sent = std::vector<std::uint32_t>;

}  // namespace

TEST_CASE("each rule sends whom it says, on what it can see")
{
    CHECK(Staffing(Selection::first_come).sent() == Sent{0, 2});  // arrivals 10 and 20
    CHECK(Staffing(Selection::grade).sent() == Sent{0, 3});       // grades 3 and 2
    CHECK(Staffing(Selection::specialist).sent() == Sent{4, 5});  // IT people who came at 40 and 50, not at 60
    CHECK(Staffing(Selection::fit).sent() == Sent{1, 5});         // exact interviews: skills 0.9 and 0.7
}

TEST_CASE("specialists run out into other professionals, then into the rest")
{
    Staffing five(Selection::specialist);
    five.company.engagements[0].heads = 5;
    CHECK(five.sent() == Sent{0, 1, 2, 4, 5});  // three of IT, finance, then the general one who came first
}

TEST_CASE("nobody is sent without the hours asked, of the work or of the block")
{
    Staffing staffing(Selection::first_come);
    staffing.memory.candidates[0].free = 4294967;  // one in a thousand has less: 8 exp(-0.12 x 3.09) = 5.5 h
    CHECK(staffing.sent() == Sent{2, 3});
    Staffing block(Selection::fit);
    block.company.design.joining_block_hours = 8.5;
    CHECK(block.sent().empty());
    CHECK(hours_asked(block.company, block.company.engagements[0]) == 8.5);
    block.company.design.joining_block_hours = 4.0;
    CHECK(hours_asked(block.company, block.company.engagements[0]) == 6.0);
}

TEST_CASE("an interview is paid for, half an hour on either side, for at most four candidates a place")
{
    Staffing two(Selection::fit);
    two.sent();
    CHECK(two.company.ledger[company_line::paid_hours] == 6.0);  // all six are looked at: 6 x 2 x 0.5 h
    Staffing one(Selection::fit);
    one.company.engagements[0].heads = 1;
    CHECK(one.sent() == Sent{5});  // looks at those who came first: 0, 2, 3, 5, of whom 5 is best at IT
    CHECK(one.company.ledger[company_line::paid_hours] == 4.0);
    for (const Selection free_rule : {Selection::first_come, Selection::grade, Selection::specialist}) {
        Staffing staffing(free_rule);
        staffing.sent();
        CHECK(staffing.company.ledger[company_line::paid_hours] == 0.0);
    }
}

TEST_CASE("taken out, what people are good at hardly changes who is sent")
{
    // The same luck, the skills of all six the other way round. With an error of 100 a signal tells anything only where
    // it falls within 1 of the scale: chance 2 x 0.4 / 100 for each of six, 5 % of cases; 25 of 500, 4.9 x 4.9 more.
    const auto differing = [](double error) {
        int count = 0;
        for (std::uint32_t replicate = 0; replicate < 500; ++replicate) {
            Staffing one(Selection::fit);
            Staffing other(Selection::fit);
            one.world.luck = other.world.luck = {11, replicate};
            one.world.parameters.choosing.interview_error = other.world.parameters.choosing.interview_error = error;
            for (std::size_t i = 0; i < 6; ++i) {
                other.company.known[i].traits.skill[it] = one.company.known[5 - i].traits.skill[it];
            }
            count += one.sent() != other.sent() ? 1 : 0;
        }
        return count;
    };
    CHECK(differing(100.0) <= 49);
    CHECK(differing(0.15) > 400);
}

TEST_CASE("plan quality by hand: what the lead does not know is lost by the complexity it meets")
{
    // 1 - 0.8 x (0.5 x 0.75 + 0.4 x 0.3) / 2 = 1 - 0.4 x 0.495 = 0.802.
    CHECK(plan_quality(leading, 0.5, 0.4, {.knowledge = 0.25, .planning_skill = 0.7}) == Approx(0.802).epsilon(1e-12));
    CHECK(plan_quality(leading, 1.0, 1.0, {.knowledge = 0.0, .planning_skill = 0.0}) == Approx(0.2).epsilon(1e-12));
    CHECK(plan_quality(leading, 0.0, 0.0, {.knowledge = 0.0, .planning_skill = 0.0}) == 1.0);
    CHECK(plan_quality(leading, 1.0, 1.0, {.knowledge = 1.0, .planning_skill = 1.0}) == 1.0);
    LeadingParameters off = leading;
    off.weight = 0.0; // taken out
    CHECK(plan_quality(off, 1.0, 1.0, {.knowledge = 0.0, .planning_skill = 0.0}) == 1.0);
}

TEST_CASE("a plan is never better for more complexity and never worse for more knowledge or skill")
{
    const double steps[] = {0.0, 0.25, 0.5, 0.75};
    for (const double problem : steps) {
        for (const double knowledge : steps) {
            const double quality = plan_quality(leading, problem, 0.5, {knowledge, 0.5});
            CHECK((quality >= 1.0 - leading.weight && quality <= 1.0));
            CHECK(plan_quality(leading, problem + 0.25, 0.5, {knowledge, 0.5}) <= quality);
            CHECK(plan_quality(leading, 0.5, problem + 0.25, {0.5, knowledge})
                  <= plan_quality(leading, 0.5, problem, {0.5, knowledge}));
            CHECK(plan_quality(leading, problem, 0.5, {knowledge + 0.25, 0.5}) >= quality);
            CHECK(plan_quality(leading, problem, 0.5, {knowledge, 0.75}) >= quality);
        }
    }
}

TEST_CASE("leading costs hours of whoever leads, and of both when they share")
{
    const auto held = small_world("needs_plain").with("comparison.budget", 2).with("leading.weight", 0);
    const auto extra_paid = [&](const char* lead, const char* parameter) {
        const auto dear = held.choose("lead", lead);
        return std::pair{run(dear)["paid_hours"] - run(dear.with(parameter, 0))["paid_hours"],
                         run(dear)["talking_cost"] - run(dear.with(parameter, 0))["talking_cost"]};
    };
    const auto by_company = extra_paid("company", "leading.lead_hours");
    CHECK((by_company.first > 0.0 && by_company.second == 0.0));
    const auto by_partner = extra_paid("partner", "leading.lead_hours");
    CHECK((by_partner.first == 0.0 && by_partner.second > 0.0));
    const auto shared = extra_paid("shared", "leading.lead_hours");
    CHECK((shared.first > 0.0 && shared.second > 0.0));
    const LeadingParameters ten{.weight = 0.8, .lead_hours = 10};
    CHECK(leading_hours_of_company(ten, Lead::company) == 10.0);
    CHECK(leading_hours_of_partner(ten, Lead::company) == 0.0);
    CHECK(leading_hours_of_company(ten, Lead::shared) == 16.0);
    CHECK(leading_hours_of_partner(ten, Lead::shared) == 16.0);
    CHECK(leading_hours_of_company(ten, Lead::partner) == 0.0);
    CHECK(leading_hours_of_partner(ten, Lead::partner) == 10.0);
}
