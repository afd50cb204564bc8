#pragma once

#include "config/fault.hpp"

#include <optional>
#include <string_view>

namespace kaptein {

/// What can be wrong with the bytes of a file before any YAML is looked at: size, encoding, control characters, tabs in
/// the indentation, directives, nothing in it. The first fault found, or none.
std::optional<Problem> check_bytes(std::string_view bytes, const Place& start);

/// Whether the quoted text that opens at `position` is closed before the end of the file.
bool quote_is_closed(std::string_view bytes, std::size_t position);

}  // namespace kaptein
