#include "models/volunteering/setup/setup.hpp"
#include "support/catch.hpp"
#include "support/statistics.hpp"
#include "support/volunteering_run.hpp"

#include <numeric>

using namespace kaptein;
using namespace kaptein::volunteering;
using kaptein::volunteering_runs::run;
using kaptein::volunteering_runs::small_world;
using statistics::z_bound;

namespace {

/// Companies alone, without a month: their sizes and who adopts.
World companies_of(const volunteering_runs::Case& one, std::uint32_t replicate = 0)
{
    World world;
    world.parameters = to_parameters(one.values);
    world.luck = {one.seed, replicate};
    SerialExecutor serial;
    set_up_companies(world, Renaming{}, serial);
    return world;
}

double employees_of(const World& world)
{
    return std::accumulate(world.companies.begin(), world.companies.end(), 0.0,
                           [](double sum, const Company& company) { return sum + company.size; });
}

}  // namespace

TEST_CASE("company sizes add up to the employees there are, everybody has one, and only parameters decide them")
{
    for (const auto& [count, employees] :
         {std::pair{60.0, 20000.0}, {7.0, 1000.0}, {1.0, 17.0}, {50.0, 51.0}, {50.0, 3.0}}) {
        const auto one = small_world("no_program").with({{"companies.count", count}, {"employees.count", employees}});
        const World world = companies_of(one);
        INFO(count << " companies, " << employees << " employees");
        CHECK(world.companies.size() == static_cast<std::size_t>(count));
        CHECK(
            std::all_of(world.companies.begin(), world.companies.end(), [](const Company& c) { return c.size >= 1; }));
        if (employees >= 10 * count) {
            CHECK(employees_of(world) == employees);
        }
        const World other = companies_of(one, 5);
        for (std::size_t c = 0; c < world.companies.size(); ++c) {
            CHECK(world.companies[c].size == other.companies[c].size);
        }
    }
}

TEST_CASE("sizes are quantiles of a log-normal: alike without spread, the middle one the median with it")
{
    const auto one = small_world("no_program").with({{"companies.count", 5}, {"employees.count", 1000}});
    for (const Company& company : companies_of(one.with("companies.size_spread", 0)).companies) {
        CHECK(company.size == 200);
    }
    // exp(1.3 x quantile) at 0.1, 0.3, 0.5, 0.7, 0.9 with quantiles -1.2816, -0.5244, 0, 0.5244, 1.2816:
    // 0.1890, 0.5057, 1, 1.9773, 5.2918; sum 8.9638; times 1000 / 8.9638: 21.1, 56.4, 111.6, 220.6, 590.3.
    const World world = companies_of(one.with("companies.size_spread", 1.3));
    const double expected[] = {21.1, 56.4, 111.6, 220.6, 590.3};
    for (std::size_t c = 0; c < 5; ++c) {
        CHECK(std::abs(world.companies[c].size - expected[c]) <= 1.0);
    }
}

TEST_CASE("companies adopt with the chance of the logistic of their size")
{
    // Adopters are a sum of independent Bernoulli trials, over sizes and replicates.
    const auto one = small_world("no_program")
                         .with({{"companies.count", 500},
                                {"employees.count", 200000},
                                {"companies.size_spread", 1.3},
                                {"adoption.level", -0.3},
                                {"adoption.size_slope", 0.65}});
    double adopters[2] = {0.0, 0.0};
    double expected[2] = {0.0, 0.0};
    double variance[2] = {0.0, 0.0};
    for (std::uint32_t replicate = 0; replicate < 20; ++replicate) {
        for (const Company& company : companies_of(one, replicate).companies) {
            const std::size_t large = company.size >= 250 ? 1 : 0;
            const double chance = 1.0 / (1.0 + std::exp(0.3 - 0.65 * std::log(company.size / 250.0)));
            adopters[large] += company.adopts ? 1.0 : 0.0;
            expected[large] += chance;
            variance[large] += chance * (1.0 - chance);
        }
    }
    for (std::size_t large = 0; large < 2; ++large) {
        CHECK(std::abs(adopters[large] - expected[large]) / std::sqrt(variance[large]) <= z_bound);
    }
}

TEST_CASE("deployment: all adopters have the design, or one has and the rest their present ones, or none")
{
    World world;
    SerialExecutor executor;
    const auto one = small_world("needs_driven").with("adoption.level", 0.3);
    const auto count = [&](const auto& wanted) {
        return std::count_if(world.companies.begin(), world.companies.end(), wanted);
    };
    const auto careful = [](const Company& c) { return c.design.selection == Selection::fit; };
    const auto adopts = [](const Company& c) { return c.adopts; };
    const auto treated = [](const Company& c) { return c.treated; };
    run(one, 0, world, executor);
    CHECK(count(careful) == count(adopts));
    CHECK(count(treated) == count(adopts));
    CHECK((count(adopts) > 1 && count(adopts) < 12));
    run(one.with("comparison.deployment", 1), 0, world, executor);
    CHECK(count(careful) == 1);
    CHECK(count(treated) == 1);
    CHECK(count([](const Company& c) { return c.design.agenda != Agenda::none; }) == count(adopts));
    run(one.with("comparison.deployment", 2), 0, world, executor);
    CHECK(count(careful) == 0);
    CHECK(count(treated) == count(adopts));
}

TEST_CASE("the present mix has the declared shares of agendas and forms")
{
    const auto one = small_world("no_program").with({{"companies.count", 2000}, {"employees.count", 20000}});
    World world = companies_of(one.with("comparison.deployment", 2));
    start_programs(world, ProgramDesign{});
    double needs = 0.0;
    double team = 0.0;
    for (const Company& company : world.companies) {
        CHECK(company.design.agenda != Agenda::none);
        needs += company.design.agenda == Agenda::needs ? 1.0 : 0.0;
        team += company.design.format == Format::team_day ? 1.0 : 0.0;
    }
    const AdoptionParameters& present = world.parameters.adoption;
    const auto z = [](double counted, double share) {
        return (counted - 2000.0 * share) / std::sqrt(2000.0 * share * (1.0 - share));
    };
    CHECK(std::abs(z(needs, present.needs_share)) <= z_bound);
    CHECK(std::abs(z(team, present.team_share)) <= z_bound);
}

TEST_CASE("the ledgers hold hours and leavings at their prices")
{
    // All grades cost 46.6 EUR an hour, so that sums of hours and of people have one price.
    const auto one = small_world("needs_driven")
                         .with({{"companies.grade_cost_ratio", 1},
                                {"companies.hourly_cost", 46.6},
                                {"accounts.replacement_cost", 0.2},
                                {"accounts.output_lost", 1}});
    const auto ran = run(one);
    CHECK(ran["time_cost"] == Approx(ran["paid_hours"] * 46.6).epsilon(1e-9));
    CHECK(ran["retention_cost"] == Approx(ran["leavings"] * 0.2 * 46.6 * paid_hours_per_year).epsilon(1e-9));
    // The published rate per hour is 0.7 of what an effective hour on a need is worth.
    CHECK(ran["naive_social_value"] == Approx(ran["volunteer_hours"] * 0.7 * one.value("needs.worth")).epsilon(1e-12));
    CHECK(ran["business_cost"] == Approx(ran["time_cost"] + ran["money_cost"]).epsilon(1e-12));
    const auto half = run(one.with("accounts.output_lost", 0.5));
    CHECK(half["time_cost"] == Approx(0.5 * ran["time_cost"]).epsilon(1e-9));
    CHECK(half["volunteer_hours"] == ran["volunteer_hours"]);  // prices are no behaviour
    CHECK(run(one.with("accounts.replacement_cost", 0))["retention_cost"] == 0.0);
}

TEST_CASE("measuring costs either side its hours for each engagement, and only where impact is measured")
{
    // Offers ask for no assessment: what a price of assessments adds is measuring.
    const auto held = small_world("supply_driven").with({{"comparison.budget", 2}, {"proposing.assessment_hours", 8}});
    const auto plain = run(held);
    CHECK(run(held.with("proposing.assessment_hours", 0))["paid_hours"] == plain["paid_hours"]);
    const auto measured = held.choose("measures", "impact");
    const auto free_measures = measured.with("proposing.assessment_hours", 0);
    const double begun = (run(measured)["paid_hours"] - run(free_measures)["paid_hours"]) / 4.0;
    CHECK(begun == Approx(run(measured)["engagements"]).epsilon(1e-9));
    const double wage = held.value("partners.hourly_cost");
    CHECK(run(measured)["talking_cost"] - run(free_measures)["talking_cost"]
          == Approx(begun * 4.0 * wage).epsilon(1e-9));
}

TEST_CASE("companies copy when they review and others differ, never when the mechanism is taken out")
{
    const auto mixed = small_world("no_program").with("comparison.deployment", 2);
    CHECK(run(mixed.with("adapting.review_chance", 0))["changes"] == 0.0);
    CHECK(run(mixed.with("adapting.review_chance", 1))["changes"] > 0.0);
    // All have the same design: nothing to copy.
    CHECK(run(small_world("needs_driven").with("adapting.review_chance", 1))["changes"] == 0.0);
    // At most one choice a company and year: 12 companies, 2 years.
    CHECK(run(mixed.with("adapting.review_chance", 1))["changes"] <= 24.0);
}

TEST_CASE("a toolkit makes changes of agenda and lead cheaper")
{
    // The last review ends the horizon, so that within one year what a change costs cannot change what follows.
    const auto mixed =
        small_world("no_program")
            .months(12, 12, 6)
            .with({{"comparison.deployment", 2}, {"adapting.review_chance", 1}, {"comparison.budget", 2}});
    const auto paid = [&](double hours, double toolkit) {
        return run(mixed.with({{"adapting.change_hours", hours}, {"adapting.toolkit", toolkit}}))["paid_hours"];
    };
    const double changes = run(mixed)["changes"];
    REQUIRE(changes > 0.0);
    CHECK(paid(100, 0) - paid(0, 0) == Approx(100.0 * changes).epsilon(1e-9));
    CHECK(paid(100, 1) <= paid(100, 0));
    CHECK(paid(100, 1) >= paid(0, 0));
}
