#pragma once

#include "base/vectorised.hpp"
#include "models/volunteering/assignment.hpp"

#include <array>

/// Scores as costs, row by row, for the search for the best assignment.
namespace kaptein {

/// Costs, prices and distances are whole numbers kept in doubles: exact below 2^53, and the innermost loop is twice as
/// fast as on 64-bit integers. Infinity marks what cannot be.
inline constexpr double never = std::numeric_limits<double>::infinity();

/// Numbers that a loop over columns takes at a time.
inline constexpr std::uint32_t lanes = 8;

/// Columns with those that fill up the last `lanes`: they cost infinity and are never reached.
inline std::uint32_t cost_width(std::uint32_t columns) { return (columns + lanes - 1) / lanes * lanes; }

/// Scores as costs from 0 upwards. Returns the cost of having no place: more than any chain of moves that fills one
/// place more can add. Such a chain meets each column at most once, so it moves at most min(rows, columns) + 1 rows.
double write_costs(std::span<const std::int64_t> score, std::uint32_t rows, std::uint32_t columns,
                   AssignmentWorkspace& memory);

/// Rows in the order of their best score, nearly: by classes of equal width, which takes no sorting. A row then moves
/// few of those that came before it, above all where everybody is wanted by all in the same order. The order does not
/// change the answer.
void put_best_first(std::uint32_t rows, std::uint32_t width, AssignmentWorkspace& memory);

KAPTEIN_VECTORISED inline double lesser(double one, double other) { return one < other ? one : other; }

KAPTEIN_VECTORISED inline double least_of_lanes(const double* lane)
{
    const double low = lesser(lesser(lane[0], lane[1]), lesser(lane[2], lane[3]));
    const double high = lesser(lesser(lane[4], lane[5]), lesser(lane[6], lane[7]));
    return lesser(low, high);
}

/// `count` is a multiple of `lanes`.
KAPTEIN_VECTORISED inline double least_of(const double* value, std::uint32_t count)
{
    if (count == lanes) {
        return least_of_lanes(value);
    }
    std::array<double, lanes> lane;  // Independent minima, for the processor's sake: min is exact, so order is free.
    lane.fill(never);
    for (std::uint32_t index = 0; index < count; index += lanes) {
        for (std::uint32_t part = 0; part < lanes; ++part) {
            lane[part] = lesser(value[index + part], lane[part]);
        }
    }
    return least_of_lanes(lane.data());
}

}  // namespace kaptein
