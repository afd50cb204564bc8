#include "store/database/schema.hpp"
#include "store/database/schema_parts.hpp"
#include "store/database/stored_value.hpp"

#include <fmt/format.h>

namespace kaptein {
namespace {

/// Runs the statements that made the tables or views of `from` which `which` selects.
void copy_statements(const Connection& connection, const Connection& from, const std::string& which)
{
    Statement list(from, "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND " + which + " ORDER BY rowid");
    while (list.step()) {
        connection.execute(std::string(list.text(0)));
    }
}

void copy_rows(const Connection& connection, const Connection& from, const std::string& table)
{
    Statement rows(from, "SELECT * FROM " + table);
    Statement insert(connection,
                     fmt::format("INSERT INTO {} VALUES ({})", table, marks(static_cast<std::size_t>(rows.columns()))));
    while (rows.step()) {
        for (int column = 0; column < rows.columns(); ++column) {
            bind_cell(insert, column + 1, rows, column);
        }
        insert.run();
    }
}

}  // namespace

void copy_identity(const Connection& connection, const Connection& from)
{
    drop_identity(connection);
    for (const char* table : small_tables) {
        copy_statements(connection, from, fmt::format("type = 'table' AND name = '{}'", table));
        copy_rows(connection, from, table);
    }
    copy_rows(connection, from, "meta");
    connection.execute("DELETE FROM meta WHERE key IN ('fact shard', 'sum meta')");
    write_sum_of_meta(connection);
    copy_statements(connection, from, "type = 'view'");
}

void copy_schema(const Connection& connection, const Connection& from)
{
    connection.execute(
        fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {}", store_application_id, store_schema));
    copy_statements(connection, from,
                    "type = 'table' AND (name IN ('meta', 'log', 'places', 'stored_runs', 'stored_series') "
                    "OR name LIKE 'stored\\_panel\\_%' ESCAPE '\\')");
    copy_identity(connection, from);
}

}  // namespace kaptein
