#include "models/volunteering/declared/own_case.hpp"

#include "models/volunteering/setup/setup.hpp"
#include "parallel/jthread_executor.hpp"
#include "support/catch.hpp"
#include "support/own_case.hpp"
#include "support/statistics.hpp"

using namespace kaptein;
using namespace kaptein::volunteering;
using namespace kaptein::volunteering_runs;
namespace company = kaptein::volunteering::own_company;
namespace partner = kaptein::volunteering::own_partner;

namespace {

/// A world before its first month.
World set_up_world(const Case& one, std::span<const EntityValues> tables, std::uint32_t replicate = 0)
{
    World world;
    world.parameters = to_parameters(one.values);
    world.luck = {one.seed, replicate};
    world.own = to_own_case(tables);
    SerialExecutor executor;
    set_up(world, Renaming{}, executor);
    start_programs(world, to_design(one.choices));
    return world;
}

RunRecord run_with(const Case& one, std::span<const EntityValues> tables, Executor& executor)
{
    RunRequest request = one.request(0);
    request.tables = tables;
    World world;
    RunResult result = run_world(request, Renaming{}, world, executor);
    REQUIRE(std::holds_alternative<RunRecord>(result));
    return std::get<RunRecord>(std::move(result));
}

std::uint32_t people(const World& world, std::size_t c, int grade, int function)
{
    std::uint32_t count = 0;
    const Company& one = world.companies[c];
    for (std::size_t p = one.first; p < one.first + one.size; ++p) {
        count += (grade < 0 || world.positions.grade[p] == grade)
                         && (function < 0 || world.positions.function[p] == function)
                     ? 1
                     : 0;
    }
    return count;
}

}  // namespace

TEST_CASE("the columns stand in the order that the model reads them by")
{
    const auto key = [](std::size_t table, std::size_t column) {
        return table_declarations()[table].columns[column].declaration.key;
    };
    CHECK(key(0, company::headcount) == "headcount");
    for (std::size_t g = 0; g < grade_count; ++g) {
        CHECK(key(0, company::of_grade + g) == grade_names[g]);
        for (std::size_t f = 0; f < function_count; ++f) {
            CHECK(key(0, company::of_both + g * function_count + f)
                  == std::string(grade_names[g]) + "_" + std::string(key(0, company::of_function + f)));
        }
    }
    CHECK(key(0, company::of_function) == "general");
    for (std::size_t f = 1; f < function_count; ++f) {
        CHECK(key(0, company::of_function + f) == kind_names[f + 3]);
    }
    CHECK(key(0, company::program) == "program");
    CHECK(key(0, company::allotment) == "allotment");
    CHECK(key(0, company::donations) == "donations");
    CHECK(key(0, company::region) == "region");
    CHECK(key(0, company::sector) == "sector");
    CHECK(key(0, company::tool_level) == "tool_level");
    CHECK(key(0, company::planning_skill) == "planning_skill");
    CHECK(key(0, company::knows_toolkit) == "knows_toolkit");
    constexpr std::string_view of_partner[] = {"cause",
                                               "region",
                                               "size",
                                               "looking",
                                               "coordinator_hours",
                                               "tool_level",
                                               "planning_skill",
                                               "problem_knowledge",
                                               "self_knowledge",
                                               "dependence",
                                               "hours_arising"};
    for (std::size_t i = 0; i < std::size(of_partner); ++i) {
        CHECK(key(1, i) == of_partner[i]);
    }
    for (std::size_t kind = 0; kind < kind_count; ++kind) {
        CHECK(key(1, partner::of_kind + kind) == kind_names[kind]);
    }
}

TEST_CASE("tables that describe the drawn world exactly give the drawn world, to the bit, on any number of lanes")
{
    const Case one = small_world("needs_driven").with("adoption.level", 0.5);
    SerialExecutor serial;
    const RunRecord drawn = run_with(one, {}, serial);
    const World world = set_up_world(one, {});
    const EntityValues tables[] = {companies_as_they_are(world), partners_as_they_are(world)};
    const RunRecord given = run_with(one, tables, serial);
    CHECK(given.start == drawn.start);
    CHECK(given.state == drawn.state);
    CHECK(given.outcomes == drawn.outcomes);
    JthreadExecutor lanes(4);
    CHECK(run_with(one, tables, lanes).state == drawn.state);
    // The control: one employee of another grade is another world.
    EntityValues changed[] = {tables[0], tables[1]};
    auto& both = changed[0].columns;
    const std::size_t from = *both[company::of_both][0] > 0.0 ? company::of_both : company::of_both + 1;
    both[from][0] = *both[from][0] - 1.0;
    both[company::of_both + 7][0] = *both[company::of_both + 7][0] + 1.0;
    CHECK_FALSE(run_with(one, changed, serial).state == drawn.state);
}

TEST_CASE("people by grade and skill are as many as the table says, and which of them is drawn")
{
    EntityValues table = empty_table(0, 3);
    const double by_grade[] = {5, 0, 20, 15};
    const double by_function[] = {10, 1, 27, 2, 0};
    for (std::size_t g = 0; g < 4; ++g) {
        give(table, company::of_grade + g, 0, by_grade[g]);
    }
    for (std::size_t f = 0; f < 5; ++f) {
        give(table, company::of_function + f, 0, by_function[f]);
    }
    give(table, company::of_both + 2 * 5 + 2, 1, 7);  // senior, it
    give(table, company::of_both + 3 * 5 + 0, 1, 3);  // manager, general
    for (std::size_t row = 0; row < 3; ++row) {
        give(table, company::headcount, row, row == 0 ? 40 : 10);
    }
    const Case one = small_world("needs_driven");
    const World world = set_up_world(one, {&table, 1});
    REQUIRE(world.companies.size() == 3);
    CHECK(world.positions.size() == 60);
    for (int g = 0; g < 4; ++g) {
        CHECK(people(world, 0, g, -1) == by_grade[g]);
    }
    for (int f = 0; f < 5; ++f) {
        CHECK(people(world, 0, -1, f == 0 ? general_function : f + 3) == by_function[f]);
    }
    CHECK(people(world, 1, 2, 5) == 7);
    CHECK(people(world, 1, 3, general_function) == 3);
    const World other = set_up_world(one, {&table, 1}, 1);
    CHECK(world.positions.grade != other.positions.grade);
    CHECK(people(other, 0, 2, -1) == 20);
}

TEST_CASE("what a row leaves out is drawn as it was, and other rows do not touch it")
{
    const Case one = small_world("needs_driven");
    const World drawn = set_up_world(one, {});
    EntityValues tables[] = {empty_table(0, 12), empty_table(1, 30)};
    for (std::size_t row = 0; row < 12; ++row) {
        give(tables[0], company::headcount, row, drawn.companies[row].size);
    }
    give(tables[0], company::tool_level, 4, 0.125);
    give(tables[1], partner::coordinator_hours, 7, 3.5);
    give(tables[1], partner::hours_arising, 7, 900);
    const World world = set_up_world(one, tables);
    for (std::size_t c = 0; c < 12; ++c) {
        CHECK(world.companies[c].tool_level == (c == 4 ? 0.125 : drawn.companies[c].tool_level));
        CHECK(world.companies[c].region == drawn.companies[c].region);
        CHECK(world.companies[c].planning_skill == drawn.companies[c].planning_skill);
        CHECK(world.companies[c].adopts == drawn.companies[c].adopts);
        CHECK(world.companies[c].mean_hourly_cost == drawn.companies[c].mean_hourly_cost);
    }
    for (std::size_t p = 0; p < 30; ++p) {
        CHECK(world.partners[p].coordinator_hours == (p == 7 ? 3.5 : drawn.partners[p].coordinator_hours));
        CHECK(world.partners[p].tool_level == drawn.partners[p].tool_level);
        CHECK((world.partners[p].needs.size() == drawn.partners[p].needs.size()) == (p != 7));
    }
    CHECK(world.positions.grade == drawn.positions.grade);
}

TEST_CASE("a partner needs the hours it says, of the kinds it says, and nothing else")
{
    EntityValues tables[] = {empty_table(0, 0), empty_table(1, 2)};
    constexpr std::size_t it = partner::of_kind + 5;
    constexpr std::size_t visiting = partner::of_kind + 3;
    give(tables[1], it, 0, 3000);
    give(tables[1], visiting, 0, 1000);
    give(tables[1], partner::hours_arising, 0, 4000);
    give(tables[1], partner::hours_arising, 1, 0);
    const Case one = small_world("needs_driven").with("partners.self_knowledge", 1);
    double counts[kind_count] = {};
    double all = 0.0;
    for (std::uint32_t replicate = 0; replicate < 20; ++replicate) {
        const World world = set_up_world(one, tables, replicate);
        CHECK(world.partners[1].needs.empty());
        for (const Need& need : world.partners[0].needs) {
            counts[need.kind] += 1.0;
            all += 1.0;
        }
    }
    CHECK(counts[5] + counts[3] == all);
    // Needs of IT among all: binomial with 3/4.
    CHECK(std::abs(counts[5] - 0.75 * all) <= statistics::z_bound * std::sqrt(all * 0.75 * 0.25));
    // Open at the start: Poisson with rate x stay = 4000 / 80 / (1/9 + 1/30) a replicate.
    const double expected = 20.0 * 50.0 / (1.0 / 9.0 + 1.0 / 30.0);
    CHECK(std::abs(all - expected) <= statistics::z_bound * std::sqrt(expected));
}

TEST_CASE("the design of the study reaches companies that are to have it, and only these count")
{
    EntityValues table = empty_table(0, 4);
    const double program[] = {0, 1, 2, 2};  // none, present, study, study
    for (std::size_t row = 0; row < 4; ++row) {
        give(table, company::headcount, row, 50);
        give(table, company::program, row, program[row]);
        give(table, company::allotment, row, 100.0 * static_cast<double>(row));
    }
    const Case one = small_world("needs_driven");
    const World all = set_up_world(one, {&table, 1});
    const bool treated[] = {false, false, true, true};
    for (std::size_t c = 0; c < 4; ++c) {
        INFO("company " << c);
        CHECK(all.companies[c].treated == treated[c]);
        CHECK((all.companies[c].design.agenda == Agenda::none) == (c == 0));
        CHECK((all.companies[c].design.preparation_hours > 0.0) == treated[c]);  // present programs prepare nobody
        CHECK(all.companies[c].allotment == 100.0 * static_cast<double>(c));
    }
    const World single = set_up_world(one.with("comparison.deployment", 1), {&table, 1});
    CHECK(single.companies[2].treated != single.companies[3].treated);
    CHECK_FALSE(single.companies[1].treated);
    const World present = set_up_world(one.with("comparison.deployment", 2), {&table, 1});
    CHECK(present.companies[2].treated);
    CHECK_FALSE(present.companies[1].treated);
    CHECK(present.companies[2].design.preparation_hours == 0.0);
}
