#pragma once

#include <string>
#include <string_view>

namespace kaptein {

/// Line number `line` (from 1) of a file, without its end; "" when there is none.
std::string line_at(std::string_view bytes, int line);

/// True for a line such as "seed:1": a name, a colon, and no space after it.
bool lacks_space_after_colon(std::string_view line);

/// What a message of the YAML parser means, said for a person who does not know YAML's grammar.
std::string plain_words(const std::string& message);

}  // namespace kaptein
