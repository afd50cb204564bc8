#pragma once

#include "config/fault.hpp"
#include "config/values/number.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace kaptein {

inline constexpr std::size_t csv_bytes_max = 256u << 20u;

/// The bytes of a CSV file, or why they cannot be had (for the place where the file is named).
Reading<std::string> read_csv_bytes(const std::string& path);

/// `name` relative to the folder of `file`, unless it is absolute: how a study names its tables.
std::string beside(const std::string& file, const std::string& name);

/// A table read row by row, so that a long one needs no more memory than its bytes. Commas; quotes only around a whole
/// cell, doubled inside; LF or CRLF; a byte order mark is passed over, and so are lines that begin with #. Cells
/// without quotes lose the blanks around them. Every cell is a scalar with its place, ready for read_quantity and
/// read_name; one with nothing in it is `empty`. What is wrong goes to `problems`, each with file, line and column.
class CsvReader {
  public:
    CsvReader(std::string_view bytes, const std::string& file, Problems& problems);

    /// The names of the columns; empty when there is no usable header, which has been said.
    const std::vector<Node>& header() const { return header_; }
    /// The next row with as many cells as the header; rows with another number are told and passed over. False at the
    /// end, after a fault that leaves the rest unreadable, and when enough is wrong.
    bool next(std::vector<Node>& row);

  private:
    struct Cursor {
        std::size_t at = 0;
        int line = 1;
        int column = 1;
    };
    bool read_row(std::vector<Node>& row);
    bool read_cell(Node& cell);
    bool read_quoted(Node& cell);
    void read_plain(Node& cell);
    void read_header();
    bool skip_comments();
    void step();
    bool at_end() const { return cursor_.at >= bytes_.size(); }
    std::size_t break_here() const;
    char here() const { return at_end() ? '\0' : bytes_[cursor_.at]; }
    Place place() const { return {file_, cursor_.line, cursor_.column}; }
    bool refuse(const Place& place, Fault fault);

    std::string_view bytes_;
    std::shared_ptr<const std::string> file_;
    Problems* problems_;
    Cursor cursor_;
    bool unreadable_ = false;
    std::vector<Node> header_;
};

} // namespace kaptein
