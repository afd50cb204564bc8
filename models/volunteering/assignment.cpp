#include "models/volunteering/assignment.hpp"

#include "base/contract.hpp"
#include "models/volunteering/matching/contenders.hpp"
#include "models/volunteering/matching/optimum.hpp"

#include <algorithm>
#include <cstddef>

namespace kaptein {

void assign(std::span<std::int64_t> score, std::uint32_t rows, std::uint32_t columns,
            std::span<const std::uint32_t> capacity, AssignmentWorkspace& workspace,
            std::span<std::int32_t> column_of_row)
{
    EXPECTS(score.size() == std::size_t{rows} * columns);
    EXPECTS(capacity.size() == columns);
    EXPECTS(column_of_row.size() == rows);
    EXPECTS((std::uint64_t{columns} + 1) * (std::uint64_t{rows} + 1) <= std::numeric_limits<std::uint32_t>::max());
    list_contenders(score, rows, columns, capacity, workspace);
    std::fill(column_of_row.begin(), column_of_row.end(), unassigned);
    const auto kept = static_cast<std::uint32_t>(workspace.kept.size());
    for (std::uint32_t row = 0; row < kept; ++row) {
        if (workspace.kept[row] != row) {
            std::copy_n(score.begin() + static_cast<std::ptrdiff_t>(std::size_t{workspace.kept[row]} * columns),
                        columns, score.begin() + static_cast<std::ptrdiff_t>(std::size_t{row} * columns));
        }
    }
    solve(score.first(std::size_t{kept} * columns), kept, columns, capacity, workspace);
    for (std::uint32_t row = 0; row < kept; ++row) {
        const std::uint32_t column = workspace.column_of[row];
        column_of_row[workspace.kept[row]] = column == columns ? unassigned : static_cast<std::int32_t>(column);
    }
}

} // namespace kaptein
