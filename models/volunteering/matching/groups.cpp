#include "models/volunteering/matching/groups.hpp"

#include "base/contract.hpp"

#include <algorithm>
#include <cstddef>

namespace kaptein {
namespace {

/// As few groups as make each small enough; group g has the columns g, g + groups, ...
std::uint32_t groups_needed(std::uint64_t pairs, std::uint32_t columns, const MatchingSizes& sizes)
{
    std::uint64_t groups = 1;
    while (groups < columns && pairs / (groups * groups) > sizes.pairs_of_a_group) {
        ++groups;
    }
    return static_cast<std::uint32_t>(groups);
}

/// Deals rows out in order: each to the group with the fewest rows per place so far, the first of those.
void deal_rows(std::uint32_t rows, std::span<const std::uint64_t> places, std::vector<std::uint32_t>& group_of_row)
{
    std::vector<std::uint64_t> dealt(places.size(), 0);
    group_of_row.resize(rows);
    for (std::uint32_t& group : group_of_row) {
        group = 0;
        for (std::uint32_t other = 1; other < places.size(); ++other) {
            // dealt + 1 per place, without division; a group without places is the last to get a row
            if ((dealt[other] + 1) * places[group] < (dealt[group] + 1) * places[other]) {
                group = other;
            }
        }
        ++dealt[group];
    }
}

/// The part of a problem that one group is.
struct Part {
    std::vector<std::uint32_t> rows;
    std::vector<std::uint32_t> columns;
    std::vector<std::uint32_t> capacity;
    std::vector<std::int64_t> score;
    std::vector<std::int32_t> column_of_row;
};

void solve(std::span<const std::int64_t> score, std::uint32_t columns, AssignmentWorkspace& workspace, Part& part,
           std::span<std::int32_t> column_of_row)
{
    part.score.clear();
    for (const std::uint32_t row : part.rows) {
        for (const std::uint32_t column : part.columns) {
            part.score.push_back(score[std::size_t{row} * columns + column]);
        }
    }
    part.column_of_row.resize(part.rows.size());
    assign(part.score, static_cast<std::uint32_t>(part.rows.size()), static_cast<std::uint32_t>(part.columns.size()),
           part.capacity, workspace, part.column_of_row);
    for (std::size_t i = 0; i < part.rows.size(); ++i) {
        const std::int32_t column = part.column_of_row[i];
        column_of_row[part.rows[i]] = column == unassigned
                                          ? unassigned
                                          : static_cast<std::int32_t>(part.columns[static_cast<std::size_t>(column)]);
    }
}

/// Rows without a place take what is free, in order, each the best for it.
void take_what_is_left(std::span<const std::int64_t> score, std::uint32_t columns,
                       std::span<const std::uint32_t> capacity, std::span<std::int32_t> column_of_row)
{
    std::vector<std::uint32_t> free(capacity.begin(), capacity.end());
    for (const std::int32_t column : column_of_row) {
        if (column != unassigned) {
            --free[static_cast<std::size_t>(column)];
        }
    }
    for (std::size_t row = 0; row < column_of_row.size(); ++row) {
        if (column_of_row[row] != unassigned) {
            continue;
        }
        std::int64_t best = forbidden_pair;
        for (std::uint32_t column = 0; column < columns; ++column) {
            const std::int64_t here = score[row * columns + column];
            if (free[column] > 0 && here > best) {
                best = here;
                column_of_row[row] = static_cast<std::int32_t>(column);
            }
        }
        if (best != forbidden_pair) {
            --free[static_cast<std::size_t>(column_of_row[row])];
        }
    }
}

} // namespace

void match(std::span<std::int64_t> score, std::uint32_t rows, std::uint32_t columns,
           std::span<const std::uint32_t> capacity, AssignmentWorkspace& workspace,
           std::span<std::int32_t> column_of_row, MatchingSizes sizes)
{
    if (score.size() <= sizes.pairs_at_once) {
        assign(score, rows, columns, capacity, workspace, column_of_row);
        return;
    }
    EXPECTS(score.size() == std::size_t{rows} * columns);
    const std::uint32_t groups = groups_needed(score.size(), columns, sizes);
    std::vector<std::uint64_t> places(groups, 0);
    for (std::uint32_t column = 0; column < columns; ++column) {
        places[column % groups] += capacity[column];
    }
    std::vector<std::uint32_t> group_of_row;
    deal_rows(rows, places, group_of_row);
    Part part;
    for (std::uint32_t group = 0; group < groups; ++group) {
        part.rows.clear();
        part.columns.clear();
        part.capacity.clear();
        for (std::uint32_t row = 0; row < rows; ++row) {
            if (group_of_row[row] == group) {
                part.rows.push_back(row);
            }
        }
        for (std::uint32_t column = group; column < columns; column += groups) {
            part.columns.push_back(column);
            part.capacity.push_back(capacity[column]);
        }
        solve(score, columns, workspace, part, column_of_row);
    }
    take_what_is_left(score, columns, capacity, column_of_row);
}

} // namespace kaptein
