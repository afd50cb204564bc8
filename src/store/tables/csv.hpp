#pragma once

#include "store/database/sqlite.hpp"
#include "store/tables/definition.hpp"

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

/// Annex 6: UTF-8, comma, LF, header; shortest exact decimals; missing = empty; true/false; quotes only where needed;
/// a text that a spreadsheet would take for a formula gets a leading '.
namespace kaptein {

using Cell = std::variant<std::monostate, std::int64_t, double, bool, std::string>;

/// A table that another folder computed (comparisons): written, counted and described beside the stored ones.
struct CsvTable {
    std::string name;  // "comparisons"
    std::vector<TableColumn> columns;
    std::vector<std::vector<Cell>> rows;
};

/// Text of a cell without quotes; NaN and infinity are missing.
std::string cell_text(const Cell& cell);
/// The same for a stored cell.
std::string cell_text(const Statement& row, int column);

/// Appends the cell as CSV, without the comma.
void append_csv(std::string& line, const Cell& cell);

/// A stored cell, a column of booleans as such.
Cell cell_at(const Statement& row, int column, bool boolean);

}  // namespace kaptein
