#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// Terminal text without colour, at most 100 columns wide.
namespace kaptein::wording {

inline constexpr std::size_t page_width = 100;

/// Names and messages come from files: control characters and direction marks are shown as \u{..}, never sent on.
std::string visible(std::string_view text);

/// Columns that a text takes: code points, not bytes.
std::size_t columns_of(std::string_view text);

/// Breaks at spaces so that no line is wider than the page; the first line starts with `first`, the others with as many
/// spaces. Ends with a line break.
std::string paragraph(std::string_view text, std::string_view first = "");

/// A blank line, the heading and a line of dashes under it.
std::string heading(std::string_view text);

enum class Align { left, right };

/// A plain table: widths from the cells, two spaces between columns. The widest left-aligned column is shortened with
/// "..." when the page is too narrow. Rows shorter than the header are filled with nothing; a
/// row of one cell is a heading of those below it and as wide as it is.
class TextTable {
  public:
    TextTable(std::vector<std::string> header, std::vector<Align> alignment);
    void add(std::vector<std::string> row);
    bool empty() const { return rows_.empty(); }
    std::string text(std::string_view indent = "  ") const;

  private:
    std::vector<std::size_t> widths(std::size_t room) const;
    std::vector<std::string> header_;
    std::vector<Align> alignment_;
    std::vector<std::vector<std::string>> rows_;
};

/// "a, b and c".
std::string listed(const std::vector<std::string>& items);

} // namespace kaptein::wording
