#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace kaptein {

enum class TokenKind : unsigned char { end, number, word, quoted, sign, unknown };

/// A piece of a condition and where it begins, in bytes.
struct Token {
    TokenKind kind = TokenKind::end;
    std::string_view text;
    std::size_t at = 0;

    bool is(std::string_view sign_or_word) const
    {
        return (kind == TokenKind::sign || kind == TokenKind::word) && text == sign_or_word;
    }
};

/// The token that begins at or after `at`.
Token token_at(std::string_view text, std::size_t at);

}  // namespace kaptein
