#pragma once

#include "models/volunteering/kinds.hpp"
#include "parameters/table.hpp"

#include <span>

/// A client's own case: what a study may say of each company and partner in place of what is drawn. What it leaves
/// out is drawn as ever, from the same luck.
namespace kaptein::volunteering {

/// Columns of companies, in declared order.
namespace own_company {
enum Column : std::size_t {
    headcount,
    of_grade,                                                          // four columns, juniors first
    of_function = of_grade + static_cast<std::size_t>(grade_count),    // five columns, general first
    of_both = of_function + static_cast<std::size_t>(function_count),  // twenty: grade by grade, function by function
    program = of_both + static_cast<std::size_t>(grade_count * function_count),
    allotment,
    donations,
    region,
    sector,
    tool_level,
    planning_skill,
    knows_toolkit,
    count
};
}

enum class OwnProgram : std::uint8_t { none, present, study };

/// Columns of partners, in declared order.
namespace own_partner {
enum Column : std::size_t {
    cause,
    region,
    size,
    looking,
    coordinator_hours,
    tool_level,
    planning_skill,
    problem_knowledge,
    self_knowledge,
    dependence,
    hours_arising,
    of_kind,  // eight columns
    count = of_kind + static_cast<std::size_t>(kind_count)
};
}

/// What one run was given; null where everything is drawn.
struct OwnCase {
    const EntityValues* companies = nullptr;
    const EntityValues* partners = nullptr;
};

std::span<const EntityTable> table_declarations();
OwnCase to_own_case(std::span<const EntityValues> tables);

/// Puts a given number in place of what was drawn.
template <class T>
void take(const EntityValues* table, std::size_t column, std::size_t row, T& value)
{
    const auto given = table != nullptr ? table->at(column, row) : std::nullopt;
    if (given) {
        value = static_cast<T>(*given);
    }
}

/// Numbers of `count` columns from `first` on; false when the row gives none of them. One left out is 0.
bool take_counts(const EntityValues* table, std::size_t first, std::size_t row, std::span<std::uint32_t> counts);

}  // namespace kaptein::volunteering
