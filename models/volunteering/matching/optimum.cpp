#include "models/volunteering/matching/optimum.hpp"

#include "base/contract.hpp"
#include "base/vectorised.hpp"
#include "models/volunteering/matching/tie_rule.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace kaptein {
namespace {

/// Costs, prices and distances are whole numbers kept in doubles: exact below 2^53, and the innermost loop is twice as
/// fast as on 64-bit integers. Infinity marks what cannot be.
constexpr double never = std::numeric_limits<double>::infinity();

/// No sum inside a search exceeds three and a half times the cost of having no place, so 2^51 keeps all below 2^53.
constexpr std::int64_t idle_cost_limit = std::int64_t{1} << 51;

/// Columns whose least distance is kept together: the nearest column is then found by looking into one block.
constexpr std::uint32_t block_width = 64;

std::size_t at(std::uint32_t row, std::uint32_t columns, std::uint32_t column)
{
    return std::size_t{row} * columns + column;
}

/// Scores as costs from 0 upwards. Returns the cost of having no place: more than any chain of moves that fills one
/// place more can add. Such a chain meets each column at most once, so it moves at most min(rows, columns) + 1 rows.
double write_costs(std::span<const std::int64_t> score, std::uint32_t rows, std::uint32_t columns,
                   std::vector<double>& cost)
{
    std::int64_t lowest = idle_cost_limit;
    std::int64_t highest = -idle_cost_limit;
    for (const std::int64_t value : score) {
        if (value != forbidden_pair) {
            lowest = std::min(lowest, value);
            highest = std::max(highest, value);
        }
    }
    EXPECTS(lowest >= -idle_cost_limit && highest <= idle_cost_limit);
    const std::int64_t range = std::max<std::int64_t>(highest - lowest, 0);
    const std::int64_t chain = std::int64_t{std::min(rows, columns)} + 1;
    EXPECTS(range < idle_cost_limit / chain);
    cost.resize(score.size());
    for (std::size_t pair = 0; pair < score.size(); ++pair) {
        cost[pair] = score[pair] == forbidden_pair ? never : static_cast<double>(highest - score[pair]);
    }
    return static_cast<double>(range * chain + 1);
}

KAPTEIN_VECTORISED inline double least_of(const double* value, std::uint32_t count)
{
    constexpr std::uint32_t lanes = 8;
    std::array<double, lanes> lane;  // Independent minima, for the processor's sake: min is exact, so order is free.
    lane.fill(never);
    std::uint32_t index = 0;
    for (; index + lanes <= count; index += lanes) {
        for (std::uint32_t part = 0; part < lanes; ++part) {
            lane[part] = value[index + part] < lane[part] ? value[index + part] : lane[part];
        }
    }
    for (; index < count; ++index) {
        lane[0] = std::min(lane[0], value[index]);
    }
    return *std::min_element(lane.begin(), lane.end());
}

/// Takes what is nearer through a row into the distances.
KAPTEIN_VECTORISED inline void shorten(const double* cost, const double* price, double base, double* distance,
                                       std::uint32_t count)
{
    for (std::uint32_t index = 0; index < count; ++index) {
        const double through_row = base + cost[index] - price[index];
        distance[index] = through_row < distance[index] ? through_row : distance[index];
    }
}

/// Rows in the order of their best score: a row then moves few of those that came before it, above all where everybody
/// is wanted by all in the same order. The order does not change the answer.
void put_best_first(std::uint32_t rows, std::uint32_t columns, AssignmentWorkspace& memory)
{
    memory.order.resize(rows);
    for (std::uint32_t row = 0; row < rows; ++row) {
        memory.order[row] = {least_of(memory.cost.data() + at(row, columns, 0), columns), row};
    }
    std::sort(memory.order.begin(), memory.order.end());
}

/// The assignment of least cost, row after row.
class Optimum {
  public:
    Optimum(std::uint32_t rows, std::uint32_t columns, std::span<const std::uint32_t> capacity, double idle_cost,
            AssignmentWorkspace& memory)
        : columns_(columns),
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
        memory_.price.assign(columns, 0.0);
        memory_.distance.resize(columns);
        memory_.block_least.resize((columns + block_width - 1) / block_width);
        memory_.settled.resize(columns);
        memory_.settled_index.resize(columns);
        memory_.scanned.reserve(rows);
    }

    /// Takes in one more row by the cheapest chain of moves; the result is optimal for the rows so far.
    void add(std::uint32_t row)
    {
        settled_count_ = 0;
        memory_.scanned.clear();
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
            memory_.settled[settled_count_] = {column, scanned_count(), distance, price};
            memory_.settled_index[column] = settled_count_++;
            memory_.distance[column] = never;
            memory_.price[column] = -never;  // So that it is not reached again.
            const std::uint32_t first_new = scanned_count();
            const std::uint32_t begin = memory_.place_begin[column];
            for (std::uint32_t place = begin; place < begin + memory_.occupied_count[column]; ++place) {
                const std::uint32_t row = memory_.occupant[place];
                scan(row, distance - (memory_.cost[at(row, columns_, column)] - price));
            }
            reach_from(first_new);
        }
    }

    /// Notes a row that could move; `base` is the distance to it less what it pays now.
    void scan(std::uint32_t row, double base)
    {
        if (base + idle_cost_ < idle_distance_) {
            idle_distance_ = base + idle_cost_;
            idle_row_ = row;
        }
        memory_.scanned.push_back({row, base});
    }

    /// Where the rows scanned from `first` on could go.
    void reach_from(std::uint32_t first)
    {
        const auto reach = [cost = memory_.cost.data(), price = memory_.price.data(),
                            distance = memory_.distance.data(), least = memory_.block_least.data(), columns = columns_,
                            scanned = memory_.scanned.data() + first,
                            end = memory_.scanned.data() + scanned_count()]() KAPTEIN_VECTORISED {
            for (std::uint32_t begin = 0; begin < columns; begin += block_width) {
                const std::uint32_t count = std::min(block_width, columns - begin);
                for (const AssignmentWorkspace::Scanned* one = scanned; one != end; ++one) {
                    shorten(cost + at(one->row, columns, begin), price + begin, one->base, distance + begin, count);
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
                for (std::uint32_t column = begin; column < std::min(begin + block_width, columns_); ++column) {
                    if (memory_.distance[column] == least) {
                        nearest = column;
                        if (memory_.occupied_count[column] < capacity_[column]) {
                            return column;
                        }
                    }
                }
            }
        }
        return nearest;
    }

    /// The row through which the column was reached: the last of those scanned by then that explains the distance.
    /// Found afterwards, for the few columns of the chain, because noting it in `reach_from` would double that loop.
    std::uint32_t row_before(const AssignmentWorkspace::Settled& reached) const
    {
        std::uint32_t index = reached.scanned_count;
        while (true) {
            const AssignmentWorkspace::Scanned& scanned = memory_.scanned[--index];
            const double cost = memory_.cost[at(scanned.row, columns_, reached.column)];
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
            row = row_before({end, scanned_count(), memory_.distance[end], memory_.price[end]});
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

    std::uint32_t scanned_count() const { return static_cast<std::uint32_t>(memory_.scanned.size()); }

    std::uint32_t columns_;
    double idle_cost_;
    std::span<const std::uint32_t> capacity_;
    AssignmentWorkspace& memory_;
    std::uint32_t settled_count_ = 0;
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
    const double idle_cost = write_costs(score, rows, columns, workspace.cost);
    Optimum optimum(rows, columns, capacity, idle_cost, workspace);
    put_best_first(rows, columns, workspace);
    for (const auto& [cost, row] : workspace.order) {
        optimum.add(row);
    }
    apply_tie_rule(rows, columns, capacity, idle_cost, workspace);
}

} // namespace kaptein
