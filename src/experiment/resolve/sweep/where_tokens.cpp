#include "experiment/resolve/sweep/where_tokens.hpp"

#include "config/shown.hpp"

#include <algorithm>
#include <array>

namespace kaptein {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }

/// Bytes of a number: digits, a point and digits, an exponent.
std::size_t number_length(std::string_view text)
{
    std::size_t end = 0;
    const auto digits = [&] {
        while (end < text.size() && is_digit(text[end])) {
            ++end;
        }
    };
    digits();
    if (end < text.size() && text[end] == '.') {
        ++end;
        digits();
    }
    if (end < text.size() && (text[end] == 'e' || text[end] == 'E')) {
        const std::size_t sign = end + 1 < text.size() && (text[end + 1] == '+' || text[end + 1] == '-') ? 1 : 0;
        if (end + 1 + sign < text.size() && is_digit(text[end + 1 + sign])) {
            end += 1 + sign;
            digits();
        }
    }
    return end;
}

std::size_t word_length(std::string_view text)
{
    const auto end =
        std::find_if_not(text.begin(), text.end(), [](char c) { return is_letter(c) || is_digit(c) || c == '.'; });
    return static_cast<std::size_t>(end - text.begin());
}

}  // namespace

Token token_at(std::string_view text, std::size_t at)
{
    while (at < text.size() && (text[at] == ' ' || text[at] == '\t' || text[at] == '\n')) {
        ++at;
    }
    const std::string_view rest = text.substr(std::min(at, text.size()));
    if (rest.empty()) {
        return {TokenKind::end, "", at};
    }
    const char first = rest.front();
    if (is_digit(first)) {
        return {TokenKind::number, rest.substr(0, number_length(rest)), at};
    }
    if (is_letter(first)) {
        return {TokenKind::word, rest.substr(0, word_length(rest)), at};
    }
    if (first == '\'' || first == '"') {
        const std::size_t close = rest.find(first, 1);
        return close == std::string_view::npos ? Token{TokenKind::unknown, rest, at}
                                               : Token{TokenKind::quoted, rest.substr(0, close + 1), at};
    }
    static constexpr std::array<std::string_view, 12> signs{"<=", ">=", "==", "!=", "<", ">",
                                                            "+",  "-",  "*",  "/",  "(", ")"};
    for (const std::string_view sign : signs) {
        if (rest.starts_with(sign)) {
            return {TokenKind::sign, rest.substr(0, sign.size()), at};
        }
    }
    const bool twice = rest.starts_with("&&") || rest.starts_with("||");
    const auto character = character_at(rest, 0);
    return {TokenKind::unknown, rest.substr(0, twice ? 2 : character ? character->bytes : 1), at};
}

}  // namespace kaptein
