#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

/// Searches whose jumps nobody could guess, written so that compilers make none.
namespace kaptein {

/// The first place in [0, count) for which `before(place)` is false, or count; `before` is true up to some place and
/// false from there on.
template <class Before>
std::size_t first_not(std::size_t count, Before before)
{
    if (count == 0) {
        return 0;
    }
    std::size_t from = 0;
    while (count > 1) {
        const std::size_t half = count / 2;
        from += half * static_cast<std::size_t>(before(from + half - 1));
        count -= half;
    }
    return from + static_cast<std::size_t>(before(from));
}

/// Writes the places of the marks that are 1 (the others are 0) to `places`, in order, and returns how many they are.
/// `places` has room for all.
inline std::size_t list_marked(const std::uint8_t* marks, std::size_t count, std::uint16_t* places)
{
    std::size_t listed = 0;
    std::size_t i = 0;
    for (; i + 64 <= count; i += 64) {  // 64 marks become the bits of one word
        std::uint64_t word = 0;
        for (std::size_t j = 0; j < 64; j += 8) {
            std::uint64_t eight = 0;
            std::memcpy(&eight, marks + i + j, 8);
            word |= (eight * 0x0102040810204080U >> 56) << j;
        }
        for (; word != 0; word &= word - 1) {
            places[listed++] = static_cast<std::uint16_t>(i + static_cast<std::size_t>(std::countr_zero(word)));
        }
    }
    for (; i < count; ++i) {
        places[listed] = static_cast<std::uint16_t>(i);
        listed += marks[i];
    }
    return listed;
}

}  // namespace kaptein
