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
inline constexpr std::uint32_t vector_width = 8;

/// Columns with those that fill up the last `vector_width`: they cost infinity and are never reached.
inline std::uint32_t cost_width(std::uint32_t columns)
{
    return (columns + vector_width - 1) / vector_width * vector_width;
}

/// Scores as costs from 0 upwards. Returns the cost of having no place: more than any chain of moves that fills one
/// place more can add. Such a chain meets each column at most once, so it moves at most min(rows, columns) + 1 rows.
double write_costs(std::span<const std::int64_t> score, std::uint32_t rows, std::uint32_t columns,
                   AssignmentWorkspace& memory);

/// Rows in the order of their best score, nearly: by classes of equal width, which takes no sorting. A row then moves
/// few of those that came before it, above all where everybody is wanted by all in the same order. The order does not
/// change the answer.
void put_best_first(std::uint32_t rows, std::uint32_t width, AssignmentWorkspace& memory);

KAPTEIN_VECTORISED inline double lesser(double one, double other) { return one < other ? one : other; }

KAPTEIN_VECTORISED inline double least_of_eight(const double* least)
{
    const double low = lesser(lesser(least[0], least[1]), lesser(least[2], least[3]));
    const double high = lesser(lesser(least[4], least[5]), lesser(least[6], least[7]));
    return lesser(low, high);
}

/// `count` is a multiple of `vector_width`.
KAPTEIN_VECTORISED inline double least_of(const double* value, std::uint32_t count)
{
    if (count == vector_width) {
        return least_of_eight(value);
    }
    std::array<double, vector_width>
        least;  // Independent minima, for the processor's sake: min is exact, so order is free.
    least.fill(never);
    for (std::uint32_t index = 0; index < count; index += vector_width) {
        for (std::uint32_t part = 0; part < vector_width; ++part) {
            least[part] = lesser(value[index + part], least[part]);
        }
    }
    return least_of_eight(least.data());
}

}  // namespace kaptein
