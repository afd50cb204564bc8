#pragma once

#include <cstdint>
#include <span>

namespace kaptein {

struct AssignmentWorkspace;

/// The second half of `assign`: from the optimal assignment and optimal prices in the workspace to the optimal
/// assignment whose `column_of` is lexicographically smallest, row 0 first ("no place" being column `columns`).
/// `width` is the length of a row of costs, `idle_cost` the cost of having no place.
void apply_tie_rule(std::uint32_t rows, std::uint32_t columns, std::uint32_t width,
                    std::span<const std::uint32_t> capacity, double idle_cost, AssignmentWorkspace& workspace);

}  // namespace kaptein
