#include "config/shown.hpp"

#include <fmt/format.h>

namespace kaptein {
namespace {

bool hides(char32_t number)
{
    return number < 0x20 || (number >= 0x7f && number <= 0xa0) || number == 0xad || number == 0x61c
           || (number >= 0x2000 && number <= 0x200f) || (number >= 0x2028 && number <= 0x202f)
           || (number >= 0x205f && number <= 0x206f) || number == 0x3000 || number == 0xfeff;
}

std::string escaped(char32_t number)
{
    switch (number) {
    case '\n':
        return "\\n";
    case '\r':
        return "\\r";
    case '\t':
        return "\\t";
    default:
        return fmt::format("\\u{:04x}", static_cast<std::uint32_t>(number));
    }
}

/// Bytes of a character by its first byte, and the bits that byte holds; 0 when no character begins so.
std::size_t length_of(unsigned char first)
{
    if (first < 0x80) {
        return 1;
    }
    if (first >= 0xc2 && first < 0xe0) {
        return 2;
    }
    if (first >= 0xe0 && first < 0xf0) {
        return 3;
    }
    return first >= 0xf0 && first < 0xf5 ? 4 : 0;
}

}  // namespace

std::optional<Character> character_at(std::string_view text, std::size_t position)
{
    const auto first = static_cast<unsigned char>(text[position]);
    const std::size_t bytes = length_of(first);
    if (bytes == 0 || position + bytes > text.size()) {
        return std::nullopt;
    }
    char32_t number = bytes == 1 ? first : first & (0x7fu >> bytes);
    for (std::size_t i = 1; i < bytes; ++i) {
        const auto next = static_cast<unsigned char>(text[position + i]);
        if ((next & 0xc0u) != 0x80u) {
            return std::nullopt;
        }
        number = (number << 6) | (next & 0x3fu);
    }
    const bool overlong = (bytes == 3 && number < 0x800) || (bytes == 4 && number < 0x10000);
    const bool surrogate = number >= 0xd800 && number < 0xe000;
    if (overlong || surrogate || number > 0x10ffff) {
        return std::nullopt;
    }
    return Character{number, bytes};
}

std::string shown(std::string_view text, std::size_t most)
{
    std::string result;
    for (std::size_t position = 0; position < text.size();) {
        if (result.size() >= most) {
            return result + "...";
        }
        const auto character = character_at(text, position);
        if (!character) {
            result += fmt::format("\\x{:02x}", static_cast<unsigned char>(text[position]));
            ++position;
            continue;
        }
        result += hides(character->number) ? escaped(character->number)
                                           : std::string(text.substr(position, character->bytes));
        position += character->bytes;
    }
    return result;
}

}  // namespace kaptein
