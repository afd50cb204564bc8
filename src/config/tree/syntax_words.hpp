#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kaptein {

/// Line number `line` (from 1) of a file, without its end; "" when there is none.
std::string line_at(std::string_view bytes, int line);

/// True for a line such as "seed:1": a name, a colon, and no space after it.
bool lacks_space_after_colon(std::string_view line);

/// What a message of the YAML parser about a line means, said for a person who does not know YAML's grammar.
std::string syntax_words(const std::string& message, std::string_view bytes, int line);

/// Whether the parser says that a [ or { is not closed, and where the innermost one stands that is open before byte
/// `end`: its byte, its line from 1, and the bytes before it in that line.
bool is_open_flow(const std::string& message);
struct Bracket {
    int position;
    int line;
    int offset;
};
std::optional<Bracket> open_bracket(std::string_view bytes, int end);

}  // namespace kaptein
