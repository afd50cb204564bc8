#pragma once

#include "models/volunteering/assignment.hpp"

namespace kaptein {

/// Lists in `workspace.kept` the rows that can have a place, in order: for each column at least the best `places` of
/// those allowed, ties by row, where `places` is the sum of all capacities. Leaving out the others changes nothing: if
/// a row had a place in a column without being among its best, one of these would be without any (the others fill at
/// most places - 1), and its taking over fills as many places with a sum that is larger, or as large and first by the
/// rule for ties.
void list_contenders(std::span<const std::int64_t> score, std::uint32_t rows, std::uint32_t columns,
                     std::span<const std::uint32_t> capacity, AssignmentWorkspace& workspace);

} // namespace kaptein
