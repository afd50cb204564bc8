#pragma once

#include "simulation/model.hpp"
#include "store/database/sqlite.hpp"

#include <string>

/// Values of records in statements.
namespace kaptein {

inline void bind_value(Statement& statement, int index, const Value& value)
{
    value ? statement.bind(index, *value + 0.0) : statement.bind_null(index);
}

inline Value value_at(const Statement& row, int column)
{
    return row.type(column) == CellType::null ? Value{} : Value{row.number(column)};
}

/// A number or nothing: any other type is damage, which reads as 0 and so must not look like 0.
inline bool is_value(const Statement& row, int column)
{
    const CellType type = row.type(column);
    return type == CellType::number || type == CellType::integer || type == CellType::null;
}

/// A cell of one statement, as it is, for another.
inline void bind_cell(Statement& to, int index, const Statement& row, int column)
{
    switch (row.type(column)) {
    case CellType::null:
        to.bind_null(index);
        break;
    case CellType::integer:
        to.bind(index, row.integer(column));
        break;
    case CellType::number:
        to.bind(index, row.number(column));
        break;
    case CellType::text:
        to.bind(index, row.text(column));
        break;
    case CellType::bytes:
        to.bind(index, row.bytes(column));
        break;
    }
}

/// "?, ?, ?"
inline std::string marks(std::size_t count)
{
    std::string text = "?";
    for (std::size_t i = 1; i < count; ++i) {
        text += ", ?";
    }
    return text;
}

}  // namespace kaptein
