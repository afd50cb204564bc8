#include "store/check/verify.hpp"
#include "store/export.hpp"
#include "store/files/sha256.hpp"
#include "store/store.hpp"
#include "store/tables/csv.hpp"

#include <fmt/format.h>

namespace kaptein {
namespace {

void bind(Statement& insert, int index, const Cell& cell)
{
    if (const auto* whole = std::get_if<std::int64_t>(&cell)) {
        insert.bind(index, *whole);
    } else if (const auto* real = std::get_if<double>(&cell)) {
        insert.bind(index, *real);
    } else if (const auto* truth = std::get_if<bool>(&cell)) {
        insert.bind(index, std::int64_t{*truth});
    } else if (const auto* text = std::get_if<std::string>(&cell)) {
        insert.bind(index, std::string_view(*text));
    } else {
        insert.bind_null(index);
    }
}

void insert_rows(const Connection& connection, const std::string& table, const std::vector<std::vector<Cell>>& rows)
{
    for (const std::vector<Cell>& row : rows) {
        std::string marks = "NULL";
        for (std::size_t i = 0; i < row.size(); ++i) {
            marks += ", ?";
        }
        Statement insert(connection, fmt::format("INSERT INTO {} VALUES ({})", table, marks));
        for (std::size_t i = 0; i < row.size(); ++i) {
            bind(insert, static_cast<int>(i + 1), row[i]);
        }
        insert.run();
    }
}

std::string column_list(const CsvTable& table)
{
    std::string text;
    for (const TableColumn& column : table.columns) {
        text += (text.empty() ? "" : ", ") + sql_name(column.name);
    }
    return text;
}

constexpr const char* codebook_columns = "\"table\", \"column\", type, unit, \"values\", meaning, formula";

void forget_kept_table(const Connection& connection, const std::string& name)
{
    connection.execute(
        fmt::format("DROP VIEW IF EXISTS {}; DROP TABLE IF EXISTS {}", sql_name(name), sql_name("kept_" + name)));
    connection.execute(fmt::format("DELETE FROM kept_codebook WHERE \"table\" = {}", sql_text(name)));
}

/// In the caller's transaction.
void keep(const Connection& connection, const CsvTable& table)
{
    connection.execute(
        fmt::format("CREATE TABLE IF NOT EXISTS kept_codebook(number INTEGER PRIMARY KEY, {})", codebook_columns));
    forget_kept_table(connection, table.name);
    const std::string kept = sql_name("kept_" + table.name);
    connection.execute(fmt::format("CREATE TABLE {}(number INTEGER PRIMARY KEY, {})", kept, column_list(table)));
    insert_rows(connection, kept, table.rows);
    const auto text = [](const std::string& content) { return content.empty() ? Cell{} : Cell(content); };
    std::vector<std::vector<Cell>> described;
    for (const TableColumn& column : table.columns) {
        described.push_back({Cell(table.name), Cell(column.name), Cell(std::string(to_text(column.type))),
                             text(column.unit), text(column.values), text(column.meaning), text(column.formula)});
    }
    insert_rows(connection, "kept_codebook", described);
    connection.execute(fmt::format(
        "CREATE VIEW {0} AS SELECT {1} FROM {2} ORDER BY number; DROP VIEW IF EXISTS codebook; CREATE VIEW codebook AS "
        "SELECT {3} FROM (SELECT 0 AS part, * FROM stored_codebook UNION ALL SELECT 1 AS part, * FROM kept_codebook) "
        "ORDER BY part, number",
        sql_name(table.name), column_list(table), kept, codebook_columns));
}

}  // namespace

void forget_kept_tables(const Connection& connection)
{
    if (connection.integer("SELECT count(*) FROM sqlite_master WHERE name = 'kept_codebook'") == 0) {
        return;
    }
    std::vector<std::string> tables;
    Statement list(connection, "SELECT DISTINCT \"table\" FROM kept_codebook");
    while (list.step()) {
        tables.emplace_back(list.text(0));
    }
    for (const std::string& table : tables) {
        forget_kept_table(connection, table);
    }
}

void Store::keep_table(const CsvTable& table) const
{
    const std::lock_guard guard(mutex_);
    const Connection& connection = *connection_;
    const bool there =
        connection.integer(fmt::format("SELECT count(*) FROM sqlite_master WHERE name = {}", sql_text(table.name))) > 0;
    if (model_ == nullptr || (there && session_row_ == 0)) {
        return;  // opened to be read, or nothing was stored since the table was kept
    }
    Transaction transaction(connection);
    keep(connection, table);
    transaction.commit();
}

std::optional<CsvTable> Store::kept_table(std::string_view name) const
{
    const std::lock_guard guard(mutex_);
    const std::string kept = "kept_" + std::string(name);
    if (connection_->integer(
            fmt::format("SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = {}", sql_text(kept)))
        == 0) {
        return std::nullopt;
    }
    CsvTable table{.name = std::string(name), .columns = {}, .rows = {}};
    Statement columns(*connection_,
                      fmt::format("SELECT name FROM pragma_table_info({}) WHERE cid > 0 ORDER BY cid", sql_text(kept)));
    while (columns.step()) {
        table.columns.push_back({.name = std::string(columns.text(0))});
    }
    Statement rows(*connection_, fmt::format("SELECT * FROM {} ORDER BY number", sql_name(kept)));
    while (rows.step()) {
        std::vector<Cell> cells;
        for (int column = 1; column < rows.columns(); ++column) {
            cells.push_back(cell_at(rows, column, false));
        }
        table.rows.push_back(std::move(cells));
    }
    return table;
}

bool keep_tables_in(const std::filesystem::path& folder, std::span<const CsvTable> tables)
{
    try {
        const WriterLock lock(folder);
        const std::filesystem::path file = folder / "runs.sqlite";
        const std::string closed = digest_when_closed(folder);
        if (!closed.empty() && sha256_of_file(file) != closed) {
            return false;  // somebody changed the file: verify must still see it
        }
        note_in_manifest(folder, {{"store_sha256", ""}});  // between the change and its new digest there is none
        {
            const Connection connection(file, Access::write);
            Transaction transaction(connection);
            for (const CsvTable& table : tables) {
                keep(connection, table);
            }
            transaction.commit();
        }
        note_in_manifest(folder, {{"store_sha256", closed.empty() ? "" : sha256_of_file(file)}});
        return true;
    } catch (const StoreError&) {
        return false;
    }
}

}  // namespace kaptein
