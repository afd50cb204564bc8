#include "config/tree/bytes_check.hpp"

#include "config/shown.hpp"
#include "config/tree/document.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace kaptein {
namespace {

// The parser reads all openings that stand in a row before it tells us of the first: a file of nothing else would keep
// it for seconds. Far above the depth that is allowed, for a comment may hold some.
constexpr int openings_max = 1000;

/// Follows line and column (in characters) through the bytes.
struct Cursor {
    int openings = 0;  // [ and { in a row, whatever blanks stand between
    int line = 1;
    int column = 1;
    bool indentation = true;  // only spaces and tabs so far on this line
    int tab = 0;              // column of the first tab in the indentation, 0 when there is none

    void pass(char32_t number)
    {
        const bool blank = number == ' ' || number == '\n' || number == '\r' || number == '\t';
        openings = number == '[' || number == '{' ? openings + 1 : blank ? openings : 0;
        if (number == '\n') {
            *this = {openings, line + 1, 1, true, 0};
            return;
        }
        if (indentation && number == '\t' && tab == 0) {
            tab = column;
        }
        indentation = indentation && (number == ' ' || number == '\t');
        ++column;
    }
};

Problem at(const Place& start, int line, int column, Fault fault)
{
    return problem_at({start.file, line, column}, "", std::move(fault));
}

std::optional<Fault> check_character(char32_t number)
{
    if (number == 0) {
        return Fault{"encoding", "a NUL byte: this is not a text file", "\\u0000", "a YAML text file in UTF-8", ""};
    }
    const bool control = (number < 0x20 && number != '\n' && number != '\r' && number != '\t')
                         || (number >= 0x7f && number < 0xa0 && number != 0x85);
    if (control) {
        const auto code = static_cast<std::uint32_t>(number);
        return Fault{"encoding", fmt::format("a control character (U+{:04X})", code), fmt::format("\\u{:04x}", code),
                     "a YAML text file in UTF-8", ""};
    }
    return std::nullopt;
}

std::optional<Problem> check_characters(std::string_view bytes, const Place& start)
{
    Cursor cursor;
    bool anything = false;
    for (std::size_t position = 0; position < bytes.size();) {
        const auto character = character_at(bytes, position);
        if (!character) {
            return at(start, cursor.line, cursor.column,
                      {"encoding", "bytes that are not UTF-8",
                       fmt::format("\\x{:02x}", static_cast<unsigned char>(bytes[position])),
                       "a YAML text file in UTF-8", ""});
        }
        if (auto fault = check_character(character->number)) {
            return at(start, cursor.line, cursor.column, std::move(*fault));
        }
        const bool blank = character->number == ' ' || character->number == '\t' || character->number == '\r'
                           || character->number == '\n';
        const bool first = cursor.indentation && !blank;
        if (first && character->number == '%' && cursor.column == 1 && !anything) {
            return at(start, cursor.line, 1,
                      {"syntax", "a YAML directive (%)", "%", "the study itself, without directives", ""});
        }
        if (first && character->number != '#') {
            anything = true;
            if (cursor.tab != 0) {
                return at(start, cursor.line, cursor.tab, {"syntax", "a tab in the indentation", "\\t", "spaces", ""});
            }
        }
        cursor.pass(character->number);
        if (cursor.openings > openings_max) {
            return at(start, cursor.line, cursor.column - 1,
                      {"limit", "lists or maps nested too deeply", "", "at most 64 levels", ""});
        }
        position += character->bytes;
    }
    if (!anything) {
        return at(start, 1, 1,
                  {"syntax", "the file is empty", "", "a study, which begins with 'study: NAME' and 'schema: 1'", ""});
    }
    return std::nullopt;
}

}  // namespace

std::optional<Problem> check_bytes(std::string_view bytes, const Place& start)
{
    if (bytes.size() > document_limit::bytes) {
        return at(start, 1, 1,
                  {"limit", "the file is too large", fmt::format("{} bytes", bytes.size()), "at most 8 MiB", ""});
    }
    return check_characters(bytes, start);
}

bool quote_is_closed(std::string_view bytes, std::size_t position)
{
    const char quote = bytes[position];
    for (std::size_t i = position + 1; i < bytes.size(); ++i) {
        if (quote == '"' && bytes[i] == '\\') {
            ++i;
        } else if (bytes[i] == quote) {
            if (quote == '"' || i + 1 >= bytes.size() || bytes[i + 1] != quote) {
                return true;
            }
            ++i;
        }
    }
    return false;
}

Columns::Columns(std::string_view bytes)
{
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if ((static_cast<unsigned char>(bytes[i]) & 0xc0u) == 0x80u) {
            continuations_.push_back(i);
        }
    }
}

int Columns::at(int position, int offset) const
{
    const auto before = [&](int place) {
        return std::lower_bound(continuations_.begin(), continuations_.end(), static_cast<std::size_t>(place));
    };
    return offset + 1 - static_cast<int>(before(std::max(position, 0)) - before(std::max(position - offset, 0)));
}

}  // namespace kaptein
