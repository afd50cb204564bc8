#include "models/volunteering/matching/costs.hpp"

#include "base/contract.hpp"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <numeric>
#include <utility>

namespace kaptein {
namespace {

/// No sum inside a search exceeds three and a half times the cost of having no place, so 2^51 keeps all below 2^53.
constexpr std::int64_t idle_cost_limit = std::int64_t{1} << 51;

/// Lowest and highest of the scores allowed.
std::pair<std::int64_t, std::int64_t> range_of(std::span<const std::int64_t> score)
{
    std::int64_t lowest = idle_cost_limit;
    std::int64_t highest = -idle_cost_limit;
    for (const std::int64_t value : score) {  // without a jump: forbidden_pair is below every score
        const std::int64_t if_allowed = value == forbidden_pair ? idle_cost_limit : value;
        lowest = if_allowed < lowest ? if_allowed : lowest;
        highest = value > highest ? value : highest;
    }
    return {lowest, highest};
}

}  // namespace

double write_costs(std::span<const std::int64_t> score, std::uint32_t rows, std::uint32_t columns,
                   AssignmentWorkspace& memory)
{
    const auto [lowest, highest] = range_of(score);
    EXPECTS(lowest >= -idle_cost_limit && highest <= idle_cost_limit);
    const std::int64_t range = std::max<std::int64_t>(highest - lowest, 0);
    const std::int64_t chain = std::int64_t{std::min(rows, columns)} + 1;
    EXPECTS(range < idle_cost_limit / chain);
    const std::size_t width = cost_width(columns);
    memory.cost.resize(rows * width);
    const std::int64_t* value = score.data();
    for (double *cost = memory.cost.data(), *end = cost + rows * width; cost != end; cost += width, value += columns) {
        for (std::uint32_t column = 0; column < columns; ++column) {
            const bool allowed = value[column] != forbidden_pair;
            const auto if_allowed = static_cast<double>(highest - (allowed ? value[column] : highest));
            cost[column] = allowed ? if_allowed : never;
        }
        std::fill(cost + columns, cost + width, never);
    }
    return static_cast<double>(range * chain + 1);
}

void put_best_first(std::uint32_t rows, std::uint32_t width, AssignmentWorkspace& memory)
{
    memory.order.resize(rows);
    memory.row_least.resize(rows);
    const double* cost = memory.cost.data();
    double highest = 1.0;
    for (std::uint32_t row = 0; row < rows; ++row, cost += width) {
        const double least = least_of(cost, width);
        memory.row_least[row] = least == never ? 0.0 : least;
        highest = std::max(highest, memory.row_least[row]);
    }
    constexpr std::uint32_t classes_max = 8192;
    const std::uint32_t classes = std::min(std::bit_ceil(4 * rows), classes_max);
    std::array<std::uint32_t, classes_max + 1> end;
    std::fill_n(end.begin(), classes + 1, 0U);
    const double per_cost = (classes - 1) / highest;
    const auto class_of = [&](std::uint32_t row) {
        return static_cast<std::int32_t>(memory.row_least[row] * per_cost);
    };
    for (std::uint32_t row = 0; row < rows; ++row) {
        ++end[static_cast<std::size_t>(class_of(row)) + 1];
    }
    std::partial_sum(end.begin(), end.begin() + classes, end.begin());
    for (std::uint32_t row = 0; row < rows; ++row) {
        memory.order[end[static_cast<std::size_t>(class_of(row))]++] = row;
    }
}

}  // namespace kaptein
