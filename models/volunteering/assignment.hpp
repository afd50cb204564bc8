#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <utility>
#include <vector>

/// Who does what, by an exact matching: the engine behind `selection: fit`.

namespace kaptein {

/// The score of a pair that must not be formed.
inline constexpr std::int64_t forbidden_pair = std::numeric_limits<std::int64_t>::min();

/// What a row without a column gets.
inline constexpr std::int32_t unassigned = -1;

/// Memory that `assign` fills anew at each call. Keep one per run: a later call with a problem no larger than an
/// earlier one allocates nothing. Its contents mean nothing between calls.
struct AssignmentWorkspace {
    std::vector<std::uint32_t> class_of;      // [row] of its score in one column
    std::vector<std::uint32_t> kept;          // rows that can have a place
    // The problem, and the best assignment so far. The column after the last one means "no place".
    std::vector<double> cost;                   // [row][column and filling] highest score - score; or infinite
    std::vector<std::uint32_t> place_begin;     // [column] where its rows start in `occupant`
    std::vector<std::uint32_t> occupant;        // [place] row, for the taken places of each column
    std::vector<std::uint32_t> occupied_count;  // [column + 1]
    std::vector<std::uint32_t> column_of;       // [row]
    std::vector<std::uint32_t> place_of;        // [row] index into `occupant`
    std::vector<double> price;                  // [column] dual value, at most 0; below 0 only when full
    std::vector<double> row_least;              // [row] its least cost
    std::vector<std::uint32_t> order;           // rows, best score nearly first
    // One search for a cheapest chain of moves.
    struct Settled {
        std::uint32_t column;
        std::uint32_t scanned_count;  // rows scanned by then
        double distance;
        double price;
    };
    struct Scanned {
        std::uint32_t row;
        double base;
    };
    std::vector<double> distance;              // [column]
    std::vector<double> block_least;           // [block of columns] least distance
    std::vector<Settled> settled;              // columns reached for good, by distance
    std::vector<std::uint32_t> settled_index;  // [column]
    std::vector<Scanned> scanned;              // rows whose moves have been looked at
    // The choice among equally good assignments.
    std::vector<std::uint32_t> row_tight_begin;     // [row + 1]
    std::vector<std::uint32_t> row_tight;           // columns that may hold the row, ascending
    std::vector<std::uint32_t> column_tight_begin;  // [column + 2]
    std::vector<std::uint32_t> column_tight_end;    // [column + 1]
    std::vector<std::uint32_t> column_tight;        // rows that the column may hold, ascending
    std::vector<std::uint32_t> seen_at;             // [column + 2] stamp of the last search that met it
    std::vector<std::uint32_t> explored_at;         // [column + 2] stamp of the last search from it, found in vain
    std::vector<std::uint32_t> next_node;           // [column + 2] one step nearer to the place given up
    std::vector<std::uint32_t> next_row;            // [column + 2] the row that makes that step
    std::vector<std::uint32_t> queue;               // [column + 2]
};

/// Gives rows (people) to columns (engagements) with `capacity` places each:
///
///   first    as many places filled as the allowed pairs permit,
///   then     the largest sum of `score`  // [row][column], any unit; forbidden_pair = never
///   then     the lexicographically smallest `column_of_row`, row 0 first, where `unassigned` comes after every column.
///
/// The third rule leaves exactly one answer, so that any correct implementation gives the same. All arithmetic is on
/// whole numbers, exact. A negative score does not keep a pair from being formed; only forbidden_pair does.
///
/// Method: shortest augmenting paths with dual prices (Jonker and Volgenant 1987, "A shortest augmenting path
/// algorithm for dense and sparse linear assignment problems", Computing 38, 325-340), one row after another, those
/// with the best scores first, so that few have to move again; a column is one node whatever its capacity, and staying
/// without a place is one more column, without limit and dearer than any chain of moves. By complementary slackness the
/// optimal assignments are then exactly those on pairs of zero reduced cost that fill every column of negative price;
/// rows are fixed in order inside that set (ours).
///
/// Rows that cannot have a place are left out before (matching/contenders.hpp): the others move up in `score`, which
/// means nothing afterwards. Time at most proportional to (filled
/// places) x rows x columns, plus, for ties, rows x (pairs of zero reduced cost).
/// Needs (highest - lowest score) * (min(rows, columns) + 1) < 2^51: 1,000 x 1,000 allows scores up to 1.1e12 in size.
void assign(std::span<std::int64_t> score, std::uint32_t rows, std::uint32_t columns,
            std::span<const std::uint32_t> capacity, AssignmentWorkspace& workspace,
            std::span<std::int32_t> column_of_row);

} // namespace kaptein
