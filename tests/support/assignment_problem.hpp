#pragma once

#include "models/volunteering/assignment.hpp"
#include "random/stream.hpp"

#include <cstddef>
#include <numeric>
#include <utility>
#include <vector>

/// Assignment problems made and judged for tests and benchmarks.

namespace kaptein::test {

/// A short supply of random numbers for making test input, on the program's own generator (tested elsewhere).
class Draws {
  public:
    explicit Draws(std::uint32_t seed) : key_{seed, 0x7e57} {}

    std::uint32_t word() { return philox4x32({count_++, 0, 0, 0}, key_)[0]; }
    std::uint32_t below(std::uint32_t bound)
    {
        return static_cast<std::uint32_t>((std::uint64_t{word()} * bound) >> 32);
    }
    double unit()
    {
        const std::uint32_t high = word();
        return uniform(high, word());
    }
    std::vector<std::uint32_t> permutation(std::uint32_t count)
    {
        std::vector<std::uint32_t> name(count);
        std::iota(name.begin(), name.end(), 0U);
        for (std::uint32_t index = count; index > 1; --index) {
            std::swap(name[index - 1], name[below(index)]);
        }
        return name;
    }

  private:
    std::array<Word, 2> key_;
    std::uint32_t count_ = 0;
};

struct Total {
    std::int64_t filled = 0;
    std::int64_t score = 0;
    bool operator==(const Total&) const = default;
    bool operator==(std::int64_t expected) const { return score == expected; }
};

struct AssignmentProblem {
    AssignmentProblem(std::uint32_t row_count, std::uint32_t column_count)
        : rows(row_count),
          columns(column_count),
          score(std::size_t{row_count} * column_count),
          capacity(column_count, 1)
    {}

    std::uint32_t rows;
    std::uint32_t columns;
    std::vector<std::int64_t> score;  // [row][column]
    std::vector<std::uint32_t> capacity;

    std::int64_t at(std::uint32_t row, std::uint32_t column) const
    {
        return score[std::size_t{row} * columns + column];
    }

    std::vector<std::int32_t> solve(AssignmentWorkspace& workspace) const
    {
        std::vector<std::int32_t> column_of_row(rows, 12345);
        std::vector<std::int64_t> scores = score;
        assign(scores, rows, columns, capacity, workspace, column_of_row);
        return column_of_row;
    }

    std::vector<std::int32_t> solve() const
    {
        AssignmentWorkspace workspace;
        return solve(workspace);
    }

    Total total(const std::vector<std::int32_t>& column_of_row) const
    {
        Total sum;
        for (std::uint32_t row = 0; row < rows; ++row) {
            if (column_of_row[row] != unassigned) {
                ++sum.filled;
                sum.score += at(row, static_cast<std::uint32_t>(column_of_row[row]));
            }
        }
        return sum;
    }
};

/// Scores in steps of 1e-6 between 0 and 1,000,000, as finely as the model gives them; 1 to `most_places` per column.
inline AssignmentProblem random_problem(Draws& draws, std::uint32_t rows, std::uint32_t columns,
                                        std::uint32_t most_places)
{
    AssignmentProblem problem(rows, columns);
    for (std::int64_t& value : problem.score) {
        value = static_cast<std::int64_t>(1e12 * draws.unit());
    }
    for (std::uint32_t& places : problem.capacity) {
        places = 1 + draws.below(most_places);
    }
    return problem;
}

/// Where the workspace keeps its arrays: unchanged means nothing was allocated anew.
inline std::vector<const void*> buffers_of(const AssignmentWorkspace& workspace)
{
    return {workspace.cost.data(),         workspace.place_begin.data(),
            workspace.occupant.data(),     workspace.occupied_count.data(),
            workspace.column_of.data(),    workspace.place_of.data(),
            workspace.price.data(),        workspace.order.data(),
            workspace.distance.data(),     workspace.block_least.data(),
            workspace.settled.data(),      workspace.settled_index.data(),
            workspace.scanned.data(),      workspace.row_tight_begin.data(),
            workspace.row_tight.data(),    workspace.column_tight_begin.data(),
            workspace.column_tight.data(), workspace.seen_at.data(),
            workspace.next_node.data(),    workspace.next_row.data(),
            workspace.queue.data()};
}

}  // namespace kaptein::test
