#include "models/volunteering/matching/tie_rule.hpp"

#include "models/volunteering/assignment.hpp"

#include <algorithm>
#include <cstddef>

namespace kaptein {
namespace {

/// Walks from one optimal assignment to the lexicographically smallest. Nodes of its graph are the columns, the column
/// "no place" and one more, the reserve: a column with a free place may take a place from it, and a column whose price
/// is 0 need not be full and may give one back. Having no place has no part in that: the number of filled places is
/// the same in every optimal assignment.
class SmallestOptimum {
  public:
    SmallestOptimum(std::uint32_t rows, std::uint32_t columns, std::uint32_t width,
                    std::span<const std::uint32_t> capacity, double idle_cost, AssignmentWorkspace& memory)
        : rows_(rows),
          columns_(columns),
          width_(width),
          reserve_(columns + 1),
          capacity_(capacity),
          memory_(memory)
    {
        memory_.seen_at.assign(columns + 2, 0);
        memory_.explored_at.assign(columns + 2, 0);
        memory_.column_tight_end.resize(columns + 1);
        memory_.next_node.resize(columns + 2);
        memory_.next_row.resize(columns + 2);
        memory_.queue.resize(columns + 2);
        list_by_row(idle_cost);
        list_by_column();
    }

    /// Moves the row to the first column it can have in an optimal assignment that leaves all earlier rows in place.
    void settle(std::uint32_t row)
    {
        const std::uint32_t current = memory_.column_of[row];
        const std::uint32_t* first = memory_.row_tight.data() + memory_.row_tight_begin[row];
        if (*first == current || explored_in_vain(first, current)) {
            return;
        }
        search_back_from(current, row, *first);
        while (*first != current && memory_.seen_at[*first] != row + 1) {
            ++first;
        }
        if (*first != current) {
            move(row, *first, current);
            moved_at_ = row + 1;
        } else {
            memory_.explored_at[current] = row + 1;
        }
    }

  private:
    /// Whether a search from `current` for an earlier row, since which nothing moved, met none of the columns before
    /// it: fewer rows may move now, so it would not meet them either. Many rows ask in vain where many are equally
    /// good.
    bool explored_in_vain(const std::uint32_t* first, std::uint32_t current) const
    {
        const std::uint32_t explored = memory_.explored_at[current];
        if (explored <= moved_at_) {
            return false;
        }
        while (*first != current && memory_.seen_at[*first] < explored) {
            ++first;
        }
        return *first == current;
    }

    /// Pairs of zero reduced cost: those of every optimal assignment, by row. Without a jump: which are is anybody's
    /// guess.
    void list_by_row(double idle_cost)
    {
        const std::size_t most = std::size_t{rows_} * (columns_ + 1);
        if (memory_.row_tight.size() < most) {
            memory_.row_tight.resize(most);
        }
        memory_.row_tight_begin.resize(rows_ + 1);
        memory_.column_tight_begin.assign(columns_ + 2, 0);
        std::uint32_t* const tight = memory_.row_tight.data();
        std::uint32_t* const tight_rows = memory_.column_tight_begin.data() + 1; // [column]
        const double* const price = memory_.price.data();
        const double* cost = memory_.cost.data();
        std::uint32_t count = 0;
        for (std::uint32_t row = 0; row < rows_; ++row, cost += width_) {
            const std::uint32_t mine = memory_.column_of[row];
            const double paid = mine == columns_ ? idle_cost : cost[mine] - price[mine];
            memory_.row_tight_begin[row] = count;
            for (std::uint32_t column = 0; column < columns_; ++column) {
                const std::uint32_t is_tight = cost[column] - price[column] == paid ? 1 : 0;
                tight[count] = column;
                tight_rows[column] += is_tight;
                count += is_tight;
            }
            const std::uint32_t is_tight = paid == idle_cost ? 1 : 0;
            tight[count] = columns_;
            tight_rows[columns_] += is_tight;
            count += is_tight;
        }
        memory_.row_tight_begin[rows_] = count;
    }

    /// The same pairs by column, without those of rows that have no place and "no place": they are the most, and no
    /// row moves to where it is. Others may come to be (note_leaving_idle), for which there is room.
    void list_by_column()
    {
        for (std::uint32_t column = 0; column <= columns_; ++column) {
            memory_.column_tight_begin[column + 1] += memory_.column_tight_begin[column];
            memory_.column_tight_end[column] = memory_.column_tight_begin[column];
        }
        if (memory_.column_tight.size() < memory_.row_tight.size()) {
            memory_.column_tight.resize(memory_.row_tight.size());
        }
        for (std::uint32_t row = 0; row < rows_; ++row) {
            const bool idle = memory_.column_of[row] == columns_; // then "no place" is the last of its columns
            const std::uint32_t end = memory_.row_tight_begin[row + 1] - (idle ? 1 : 0);
            for (std::uint32_t index = memory_.row_tight_begin[row]; index < end; ++index) {
                memory_.column_tight[memory_.column_tight_end[memory_.row_tight[index]]++] = row;
            }
        }
    }

    /// A row that had no place has one: it may lose it again.
    void note_leaving_idle(std::uint32_t row)
    {
        const auto begin = memory_.column_tight.begin() + memory_.column_tight_begin[columns_];
        const auto end = memory_.column_tight.begin() + memory_.column_tight_end[columns_];
        const auto place = std::lower_bound(begin, end, row);
        if (place == end || *place != row) {
            std::move_backward(place, end, end + 1);
            *place = row;
            ++memory_.column_tight_end[columns_];
        }
    }

    /// Finds the nodes from which later rows can move on, in a chain, to refill the place that `row` leaves in `start`;
    /// stops once `wanted` is among them.
    void search_back_from(std::uint32_t start, std::uint32_t row, std::uint32_t wanted)
    {
        const std::uint32_t stamp = row + 1;
        std::uint32_t queued = 0;
        const auto meet = [&](std::uint32_t node, std::uint32_t next, std::uint32_t mover) {
            if (memory_.seen_at[node] != stamp) {
                memory_.seen_at[node] = stamp;
                memory_.next_node[node] = next;
                memory_.next_row[node] = mover;
                memory_.queue[queued++] = node;
            }
        };
        meet(start, start, row);
        for (std::uint32_t index = 0; index < queued; ++index) {
            const std::uint32_t node = memory_.queue[index];
            if (node == reserve_) {
                for (std::uint32_t column = 0; column < columns_; ++column) {
                    if (memory_.occupied_count[column] < capacity_[column]) {
                        meet(column, reserve_, row);
                    }
                }
                continue;
            }
            const std::uint32_t begin = memory_.column_tight_begin[node];
            for (std::uint32_t entry = memory_.column_tight_end[node]; entry > begin; --entry) {
                const std::uint32_t mover = memory_.column_tight[entry - 1];
                if (mover <= row) {
                    break;
                }
                meet(memory_.column_of[mover], node, mover);
                if (memory_.seen_at[wanted] == stamp) {
                    return;
                }
            }
            if (node != columns_ && memory_.price[node] == 0.0) {
                meet(reserve_, node, row);
            }
        }
    }

    /// Puts the row into `chosen` and follows the chain of moves to `left`, the column it came from.
    void move(std::uint32_t row, std::uint32_t chosen, std::uint32_t left)
    {
        memory_.column_of[row] = chosen;
        for (std::uint32_t node = chosen; node != left;) {
            const std::uint32_t next = memory_.next_node[node];
            if (node == reserve_) {
                --memory_.occupied_count[next];
            } else if (next == reserve_) {
                ++memory_.occupied_count[node];
            } else {
                memory_.column_of[memory_.next_row[node]] = next;
                if (node == columns_) {
                    note_leaving_idle(memory_.next_row[node]);
                }
            }
            node = next;
        }
    }

    std::uint32_t rows_;
    std::uint32_t columns_;
    std::uint32_t width_;
    std::uint32_t reserve_;
    std::span<const std::uint32_t> capacity_;
    AssignmentWorkspace& memory_;
    std::uint32_t moved_at_ = 0; // stamp of the last row that moved
};

} // namespace

void apply_tie_rule(std::uint32_t rows, std::uint32_t columns, std::uint32_t width,
                    std::span<const std::uint32_t> capacity, double idle_cost, AssignmentWorkspace& workspace)
{
    SmallestOptimum smallest(rows, columns, width, capacity, idle_cost, workspace);
    for (std::uint32_t row = 0; row < rows; ++row) {
        smallest.settle(row);
    }
}

} // namespace kaptein
