#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

namespace kaptein {

/// Writes the places of the marks that are 1 (the others are 0) to `places`, in order, and returns how many they are.
/// `places` has room for all.
inline std::size_t list_marked(const std::uint8_t* marks, std::size_t count, std::uint16_t* places)
{
    std::size_t listed = 0;
    std::size_t i = 0;
    for (; i + 8 <= count; i += 8) {
        std::uint64_t eight = 0;
        std::memcpy(&eight, marks + i, 8);
        if (eight != 0) {
            for (std::size_t j = i; j < i + 8; ++j) {
                places[listed] = static_cast<std::uint16_t>(j);
                listed += marks[j];
            }
        }
    }
    for (; i < count; ++i) {
        places[listed] = static_cast<std::uint16_t>(i);
        listed += marks[i];
    }
    return listed;
}

}  // namespace kaptein
