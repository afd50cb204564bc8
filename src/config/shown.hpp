#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace kaptein {

/// Text as it may stand on one line of a terminal: control characters, and characters that hide, reorder or look like
/// a plain space, are written as escapes (\n, \u00a0); bytes that are not UTF-8 as \xff. Longer than `most` bytes: cut
/// at a character and closed with "...".
std::string shown(std::string_view text, std::size_t most = 80);

/// One character of UTF-8: its number and its bytes; empty when the bytes are not well-formed (overlong, a surrogate,
/// above U+10FFFF, cut off).
struct Character {
    char32_t number;
    std::size_t bytes;
};
std::optional<Character> character_at(std::string_view text, std::size_t position);

}  // namespace kaptein
