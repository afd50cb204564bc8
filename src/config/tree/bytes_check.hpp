#pragma once

#include "config/fault.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace kaptein {

/// What can be wrong with the bytes of a file before any YAML is looked at: size, encoding, control characters, tabs in
/// the indentation, directives, nothing in it. The first fault found, or none.
std::optional<Problem> check_bytes(std::string_view bytes, const Place& start);

/// Whether the quoted text that opens at `position` is closed before the end of the file.
bool quote_is_closed(std::string_view bytes, std::size_t position);

/// Columns in characters from what the parser counts, which is bytes.
class Columns {
  public:
    explicit Columns(std::string_view bytes);
    /// Column (from 1) of the byte at `position`, which stands `offset` bytes after the start of its line.
    int at(int position, int offset) const;

  private:
    std::vector<std::size_t> continuations_; // bytes that do not begin a character, ascending
};

} // namespace kaptein
