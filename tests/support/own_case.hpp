#pragma once

#include "support/volunteering_run.hpp"

/// Tables of a client's own case: empty ones, and ones that say what a world already is.
namespace kaptein::volunteering_runs {

inline EntityValues empty_table(std::size_t which, std::size_t rows)
{
    EntityValues table;
    table.rows = rows;
    table.columns.resize(volunteering::table_declarations()[which].columns.size());
    return table;
}

inline void give(EntityValues& table, std::size_t column, std::size_t row, double value)
{
    table.columns[column].resize(table.rows);
    table.columns[column][row] = value;
}

/// Column of a kind of people: general 0, then the four capacity kinds.
inline std::size_t function_column(std::uint8_t function)
{
    return function == volunteering::general_function ? 0 : function - 3U;
}

/// Everything there is to say of the companies of a world that was set up.
inline EntityValues companies_as_they_are(const volunteering::World& world)
{
    namespace own = volunteering::own_company;
    EntityValues table = empty_table(0, world.companies.size());
    for (std::size_t row = 0; row < table.rows; ++row) {
        const volunteering::Company& company = world.companies[row];
        double both[own::program - own::of_both] = {};
        for (std::size_t p = company.first; p < company.first + company.size; ++p) {
            both[world.positions.grade[p] * 5U + function_column(world.positions.function[p])] += 1.0;
        }
        for (std::size_t i = 0; i < own::program - own::of_both; ++i) {
            give(table, own::of_both + i, row, both[i]);
        }
        give(table, own::headcount, row, company.size);
        give(table, own::program, row, company.adopts ? 2 : 0);
        give(table, own::allotment, row, company.allotment);
        give(table, own::region, row, company.region);
        give(table, own::sector, row, company.sector);
        give(table, own::tool_level, row, company.tool_level);
        give(table, own::planning_skill, row, company.planning_skill);
        give(table, own::knows_toolkit, row, company.knows_toolkit ? 1 : 0);
    }
    return table;
}

/// The same of partners; hours of need by kind as the parameters have them.
inline EntityValues partners_as_they_are(const volunteering::World& world)
{
    namespace own = volunteering::own_partner;
    EntityValues table = empty_table(1, world.partners.size());
    for (std::size_t row = 0; row < table.rows; ++row) {
        const volunteering::Partner& partner = world.partners[row];
        give(table, own::cause, row, partner.cause);
        give(table, own::region, row, partner.region);
        give(table, own::size, row, partner.size);
        give(table, own::looking, row, partner.looking ? 1 : 0);
        give(table, own::coordinator_hours, row, partner.coordinator_hours);
        give(table, own::tool_level, row, partner.tool_level);
        give(table, own::planning_skill, row, partner.planning_skill);
        give(table, own::problem_knowledge, row, partner.problem_knowledge);
        give(table, own::self_knowledge, row, partner.self_knowledge);
        give(table, own::dependence, row, partner.dependence);
        give(table, own::hours_arising, row, partner.hours_arising);
        const auto& work = world.parameters.work;
        const double of_class[] = {1.0 - work.capacity_share - work.relational_share, work.relational_share,
                                   work.capacity_share};
        for (std::size_t kind = 0; kind < volunteering::kind_count; ++kind) {
            const auto c = static_cast<std::size_t>(volunteering::class_of_kind[kind]);
            give(table, own::of_kind + kind, row, of_class[c] / volunteering::kinds_of_class[c]);
        }
    }
    return table;
}

}  // namespace kaptein::volunteering_runs
