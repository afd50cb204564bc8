#pragma once

#include "base/vectorised.hpp"

#include <cstdint>

/// Products of rows of eight floats (a person's skill in each of eight kinds, a need of each), for loops of
/// base/vectorised.hpp: one register holds a row. The compilers' own vector types, so that every target has them.
namespace kaptein {

namespace detail {

using EightFloats [[gnu::vector_size(32)]] = float;
using EightStored [[gnu::vector_size(32), gnu::aligned(4), gnu::may_alias]] = float;

/// Sums of neighbours: of a in places 0, 1, 4, 5 and of b in 2, 3, 6, 7.
KAPTEIN_VECTORISED inline void add_neighbours(const EightFloats& a, const EightFloats& b, EightFloats& sums)
{
    sums = __builtin_shufflevector(a, b, 0, 2, 8, 10, 4, 6, 12, 14)
           + __builtin_shufflevector(a, b, 1, 3, 9, 11, 5, 7, 13, 15);
}

} // namespace detail

/// dots[l] = sum of one[k] * table[8 * rows[l] + k] over k, for l = 0 .. 7; summed in this order on every computer:
/// ((0 + 1) + (2 + 3)) + ((4 + 5) + (6 + 7)).
KAPTEIN_VECTORISED inline void dots_of_eight(const float* one, const float* table, const std::uint32_t* rows,
                                             float* dots)
{
    using detail::EightFloats;
    using detail::EightStored;
    const EightFloats left = *reinterpret_cast<const EightStored*>(one);
    EightFloats by_row[8];
    for (int l = 0; l < 8; ++l) {
        by_row[l] = left * *reinterpret_cast<const EightStored*>(table + 8 * static_cast<std::uint64_t>(rows[l]));
    }
    EightFloats pairs[4];
    for (int l = 0; l < 4; ++l) {
        detail::add_neighbours(by_row[2 * l], by_row[2 * l + 1], pairs[l]);
    }
    EightFloats fours[2]; // of rows 0 .. 3 and 4 .. 7; the first four of a row in the lower half
    detail::add_neighbours(pairs[0], pairs[1], fours[0]);
    detail::add_neighbours(pairs[2], pairs[3], fours[1]);
    *reinterpret_cast<EightStored*>(dots) = __builtin_shufflevector(fours[0], fours[1], 0, 1, 2, 3, 8, 9, 10, 11)
                                            + __builtin_shufflevector(fours[0], fours[1], 4, 5, 6, 7, 12, 13, 14, 15);
}

} // namespace kaptein
