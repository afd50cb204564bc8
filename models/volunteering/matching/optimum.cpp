#include "models/volunteering/matching/optimum.hpp"

#include "base/vectorised.hpp"
#include "models/volunteering/matching/costs.hpp"
#include "models/volunteering/matching/tie_rule.hpp"

#include <algorithm>
#include <bit>
#include <cstddef>

namespace kaptein {
namespace {

/// Columns whose least distance is kept together: the nearest column is then found by looking into one block.
constexpr std::uint32_t block_width = 64;

/// Takes what is nearer through a row into the distances.
KAPTEIN_VECTORISED inline void shorten(const double* __restrict cost, const double* __restrict price, double base,
                                       double* __restrict distance, std::uint32_t count)
{
    for (std::uint32_t index = 0; index < count; ++index) {
        const double through_row = base + cost[index] - price[index];
        distance[index] = lesser(through_row, distance[index]);
    }
}

/// The assignment of least cost, row after row.
class Optimum {
  public:
    Optimum(std::uint32_t rows, std::uint32_t columns, std::span<const std::uint32_t> capacity, double idle_cost,
            AssignmentWorkspace& memory)
        : columns_(columns),
          width_(cost_width(columns)),
          idle_cost_(idle_cost),
          capacity_(capacity),
          memory_(memory)
    {
        memory_.place_begin.resize(columns);
        std::uint32_t place_count = 0;
        for (std::uint32_t column = 0; column < columns; ++column) {
            memory_.place_begin[column] = place_count;
            place_count += std::min(capacity[column], rows);
        }
        memory_.occupant.resize(place_count);
        memory_.occupied_count.assign(columns + 1, 0);
        memory_.column_of.assign(rows, columns);
        memory_.place_of.assign(rows, 0);
        memory_.price.assign(width_, 0.0);
        memory_.distance.resize(width_);
        memory_.block_least.resize((width_ + block_width - 1) / block_width);
        memory_.settled.resize(columns);
        memory_.settled_index.resize(columns);
        memory_.scanned.resize(rows);
    }

    /// Takes in one more row by the cheapest chain of moves; the result is optimal for the rows so far.
    void add(std::uint32_t row)
    {
        settled_count_ = 0;
        scanned_count_ = 0;
        idle_distance_ = never;
        std::fill(memory_.distance.begin(), memory_.distance.end(), never);
        scan(row, 0.0);
        reach_from(0);
        const std::uint32_t end = settle_until_free();
        const double end_distance = end == columns_ ? idle_distance_ : memory_.distance[end];
        move_along(end, row);
        for (std::uint32_t index = 0; index < settled_count_; ++index) {
            const AssignmentWorkspace::Settled& settled = memory_.settled[index];
            memory_.price[settled.column] = settled.price + (settled.distance - end_distance);
        }
    }

  private:
    /// Settles columns by distance up to one with a free place, or `columns_` when someone had best have none.
    std::uint32_t settle_until_free()
    {
        while (true) {
            const std::uint32_t column = nearest();
            if (column == columns_ || memory_.occupied_count[column] < capacity_[column]) {
                return column;
            }
            const double distance = memory_.distance[column];
            const double price = memory_.price[column];
            memory_.settled[settled_count_] = {column, scanned_count_, distance, price};
            memory_.settled_index[column] = settled_count_++;
            memory_.distance[column] = never;
            memory_.price[column] = -never;  // So that it is not reached again.
            const std::uint32_t first_new = scanned_count_;
            const std::uint32_t begin = memory_.place_begin[column];
            for (std::uint32_t place = begin; place < begin + memory_.occupied_count[column]; ++place) {
                const std::uint32_t row = memory_.occupant[place];
                scan(row, distance - (cost_of(row, column) - price));
            }
            reach_from(first_new);
        }
    }

    /// Notes a row that could move; `base` is the distance to it less what it pays now.
    void scan(std::uint32_t row, double base)
    {
        const double through_row = base + idle_cost_;
        const bool nearer = through_row < idle_distance_;
        idle_distance_ = nearer ? through_row : idle_distance_;
        idle_row_ = nearer ? row : idle_row_;
        memory_.scanned[scanned_count_++] = {row, base};
    }

    /// Where the rows scanned from `first` on could go.
    void reach_from(std::uint32_t first)
    {
        const auto reach = [cost = memory_.cost.data(), price = memory_.price.data(),
                            distance = memory_.distance.data(), least = memory_.block_least.data(), width = width_,
                            scanned = memory_.scanned.data() + first,
                            end = memory_.scanned.data() + scanned_count_]() KAPTEIN_VECTORISED {
            for (std::uint32_t begin = 0; begin < width; begin += block_width) {
                const std::uint32_t count = std::min(block_width, width - begin);
                for (const AssignmentWorkspace::Scanned* one = scanned; one != end; ++one) {
                    const double* of_row = cost + std::size_t{one->row} * width + begin;
                    if (count == vector_width) {  // most problems have few columns: no loop at all
                        shorten(of_row, price + begin, one->base, distance + begin, vector_width);
                    } else {
                        shorten(of_row, price + begin, one->base, distance + begin, count);
                    }
                }
                least[begin / block_width] = least_of(distance + begin, count);
            }
        };
        vectorised(reach);
    }

    /// The nearest column not yet settled, or `columns_` when having no place is as near. Of equally near columns one
    /// with a free place comes first: it ends the search.
    std::uint32_t nearest()
    {
        double least = idle_distance_;
        for (const double of_block : memory_.block_least) {
            least = std::min(least, of_block);
        }
        std::uint32_t nearest = columns_;
        for (std::uint32_t block = 0; block < memory_.block_least.size() && least < idle_distance_; ++block) {
            if (memory_.block_least[block] == least) {
                const std::uint32_t begin = block * block_width;
                for (std::uint64_t as_near = as_near_in(begin, least); as_near != 0; as_near &= as_near - 1) {
                    nearest = begin + static_cast<std::uint32_t>(std::countr_zero(as_near));
                    if (memory_.occupied_count[nearest] < capacity_[nearest]) {
                        return nearest;
                    }
                }
            }
        }
        return nearest;
    }

    /// A bit for each column of a block whose distance is `least`.
    std::uint64_t as_near_in(std::uint32_t begin, double least) const
    {
        const double* distance = memory_.distance.data() + begin;
        const std::uint32_t count = std::min(block_width, width_ - begin);
        std::uint64_t bits = 0;
        for (std::uint32_t first = 0; first < count; first += vector_width) {
            for (std::uint32_t part = 0; part < vector_width; ++part) {
                bits |= std::uint64_t{distance[first + part] == least} << (first + part);
            }
        }
        return bits;
    }

    /// The row through which the column was reached: the last of those scanned by then that explains the distance.
    /// Found afterwards, for the few columns of the chain, because noting it in `reach_from` would double that loop.
    std::uint32_t row_before(const AssignmentWorkspace::Settled& reached) const
    {
        std::uint32_t index = reached.scanned_count;
        while (true) {
            const AssignmentWorkspace::Scanned& scanned = memory_.scanned[--index];
            const double cost = cost_of(scanned.row, reached.column);
            if (scanned.base + cost - reached.price == reached.distance) {
                return scanned.row;
            }
        }
    }

    /// Moves each row of the chain that ends in `end` one column on, back to the newcomer.
    void move_along(std::uint32_t end, std::uint32_t newcomer)
    {
        std::uint32_t column = end;
        std::uint32_t row = idle_row_;
        std::uint32_t place = 0;
        if (end != columns_) {
            row = row_before({end, scanned_count_, memory_.distance[end], memory_.price[end]});
            place = memory_.place_begin[end] + memory_.occupied_count[end];
        }
        ++memory_.occupied_count[end];
        while (true) {
            const std::uint32_t left_column = memory_.column_of[row];
            const std::uint32_t left_place = memory_.place_of[row];
            memory_.column_of[row] = column;
            memory_.place_of[row] = place;
            if (column != columns_) {
                memory_.occupant[place] = row;
            }
            if (row == newcomer) {
                return;
            }
            column = left_column;
            place = left_place;
            row = row_before(memory_.settled[memory_.settled_index[column]]);
        }
    }

    double cost_of(std::uint32_t row, std::uint32_t column) const
    {
        return memory_.cost[std::size_t{row} * width_ + column];
    }

    std::uint32_t columns_;
    std::uint32_t width_;
    double idle_cost_;
    std::span<const std::uint32_t> capacity_;
    AssignmentWorkspace& memory_;
    std::uint32_t settled_count_ = 0;
    std::uint32_t scanned_count_ = 0;
    double idle_distance_ = 0.0;
    std::uint32_t idle_row_ = 0;
};

} // namespace

void solve(std::span<const std::int64_t> score, std::uint32_t rows, std::uint32_t columns,
           std::span<const std::uint32_t> capacity, AssignmentWorkspace& workspace)
{
    const bool all_have_the_one =
        columns == 1 && rows <= capacity[0] && std::find(score.begin(), score.end(), forbidden_pair) == score.end();
    if (all_have_the_one) {
        workspace.column_of.assign(rows, 0);
        return;
    }
    const double idle_cost = write_costs(score, rows, columns, workspace);
    Optimum optimum(rows, columns, capacity, idle_cost, workspace);
    put_best_first(rows, cost_width(columns), workspace);
    for (const std::uint32_t row : workspace.order) {
        optimum.add(row);
    }
    apply_tie_rule(rows, columns, cost_width(columns), capacity, idle_cost, workspace);
}

} // namespace kaptein
