#pragma once

#include "models/volunteering/assignment.hpp"

namespace kaptein {

/// The best assignment of rows that can have a place, written to `workspace.column_of`, where `columns` is no place.
void solve(std::span<const std::int64_t> score, std::uint32_t rows, std::uint32_t columns,
           std::span<const std::uint32_t> capacity, AssignmentWorkspace& workspace);

} // namespace kaptein
