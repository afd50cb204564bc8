#pragma once

#include "models/volunteering/assignment.hpp"

namespace kaptein {

/// How large a problem is solved at once.
struct MatchingSizes {
    std::uint64_t pairs_at_once = std::uint64_t{1} << 20;     // up to here the answer is exact: 1,024 x 1,024
    std::uint64_t pairs_of_a_group = std::uint64_t{1} << 18;  // beyond, groups of at most so many
};

/// `assign` for problems of any size. Beyond `pairs_at_once` pairs (in the model: companies of more than some 25,000
/// employees) each row is a candidate for a part of the columns only: columns are dealt out to groups in turn, rows in
/// order by the places of each group, and every group is solved exactly; then rows left over take places left over, in
/// order. Time and memory of the solver then grow with rows + columns, not with their product. As many places are
/// filled as can be unless pairs are forbidden; what the sum of scores loses is 1 % at most where rows are drawn alike
/// (tests/unit/matching/groups.cpp measures it), because a group of hundreds is much like the whole.
void match(std::span<std::int64_t> score, std::uint32_t rows, std::uint32_t columns,
           std::span<const std::uint32_t> capacity, AssignmentWorkspace& workspace,
           std::span<std::int32_t> column_of_row, MatchingSizes sizes = {});

}  // namespace kaptein
