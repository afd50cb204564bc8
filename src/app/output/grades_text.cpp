#include "app/output/grades_text.hpp"

#include "config/shown.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace kaptein {

std::string in_words(Grade grade)
{
    std::string words(to_text(grade));
    std::replace(words.begin(), words.end(), '_', ' ');
    return words;
}

std::string grades_text(const std::vector<TableGrade>& tables)
{
    std::size_t width = 5;
    for (const TableGrade& table : tables) {
        width = std::max(width, table.table.size());
    }
    std::string text = fmt::format("  {:<{}}  {:<14} {:>10} {:>10}  {}\n", "table", width, "verdict", "cells",
                                   "different", "largest relative difference");
    for (const TableGrade& table : tables) {
        const std::string largest = table.largest_relative > 0.0 ? fmt::format("{:.3g}", table.largest_relative) : "-";
        text += fmt::format("  {:<{}}  {:<14} {:>10} {:>10}  {}\n", table.table, width, in_words(table.grade),
                            table.cells, table.different, largest);
        if (!table.why.empty()) {
            text += fmt::format("      {}\n", shown(table.why, 400));
        }
    }
    return text;
}

}  // namespace kaptein
