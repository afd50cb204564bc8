#include "store/export.hpp"

#include "store/files/folder.hpp"
#include "store/files/sha256.hpp"
#include "store/check/verify.hpp"

#include <fmt/format.h>

#include <functional>
#include <optional>

namespace kaptein {
namespace {

/// One CSV on its way: to a file, or to its digest only.
class Output {
  public:
    explicit Output(const std::filesystem::path* file)
    {
        if (file != nullptr) {
            file_.emplace(*file);
        }
    }
    void line(const std::string& text)
    {
        digest_.add(text);
        if (file_) {
            file_->add(text);
        }
        ++lines_;
    }
    TableDigest finish(const std::string& name)
    {
        if (file_) {
            file_->commit();
        }
        return {name, digest_.text(), lines_ - 1};
    }

  private:
    std::optional<FileInProgress> file_;
    Sha256 digest_;
    std::uint64_t lines_ = 0;
};

std::string header_line(const std::vector<TableColumn>& columns)
{
    std::string line;
    for (const TableColumn& column : columns) {
        line += line.empty() ? "" : ",";
        append_csv(line, Cell(column.name));
    }
    return line + '\n';
}

std::string row_line(const std::vector<Cell>& cells)
{
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        line += i == 0 ? "" : ",";
        append_csv(line, cells[i]);
    }
    return line + '\n';
}

struct StoredTable {
    std::string name;
    std::string query;
    std::vector<TableColumn> columns;
};

std::vector<StoredTable> stored_tables(const Connection& connection)
{
    std::vector<StoredTable> tables;
    Statement list(connection, "SELECT name, query FROM stored_tables ORDER BY number");
    while (list.step()) {
        tables.push_back({std::string(list.text(0)), std::string(list.text(1)), {}});
    }
    for (StoredTable& table : tables) {
        Statement columns(connection,
                          "SELECT \"column\", type FROM stored_codebook WHERE \"table\" = ?1 ORDER BY number");
        columns.bind(1, table.name);
        while (columns.step()) {
            const bool boolean = columns.text(1) == "boolean";
            table.columns.push_back({std::string(columns.text(0)), boolean ? ColumnType::boolean : ColumnType::text});
        }
    }
    return tables;
}

void stored_rows(const Connection& connection, const StoredTable& table, Output& output)
{
    Statement rows(connection, table.query);
    std::vector<Cell> cells(table.columns.size());
    while (rows.step()) {
        for (std::size_t i = 0; i < cells.size(); ++i) {
            cells[i] = cell_at(rows, static_cast<int>(i), table.columns[i].type == ColumnType::boolean);
        }
        output.line(row_line(cells));
    }
}

/// The codebook rows of a table that is not stored.
void extra_codebook_rows(const CsvTable& table, Output& output)
{
    const auto text = [](const std::string& content) { return content.empty() ? Cell{} : Cell(content); };
    for (const TableColumn& column : table.columns) {
        output.line(row_line({Cell(table.name), Cell(column.name), Cell(std::string(to_text(column.type))),
                              text(column.unit), text(column.values), text(column.meaning), text(column.formula)}));
    }
}

using Target = std::function<Output(const std::string& file)>;

std::vector<TableDigest> all_tables(const Store& store, const std::vector<CsvTable>& extra, const Target& target)
{
    require_whole(store);
    std::vector<TableDigest> digests;
    for (const StoredTable& table : stored_tables(store.connection())) {
        const std::string file = table.name + ".csv";
        Output output = target(file);
        output.line(header_line(table.columns));
        stored_rows(store.connection(), table, output);
        for (const CsvTable& more : extra) {
            if (table.name == "codebook") {
                extra_codebook_rows(more, output);
            }
        }
        digests.push_back(output.finish(file));
    }
    for (const CsvTable& table : extra) {
        const std::string file = table.name + ".csv";
        Output output = target(file);
        output.line(header_line(table.columns));
        for (const std::vector<Cell>& row : table.rows) {
            output.line(row_line(row));
        }
        digests.push_back(output.finish(file));
    }
    return digests;
}

}  // namespace

std::vector<TableDigest> export_tables(const Store& store, const std::filesystem::path& folder,
                                       const std::vector<CsvTable>& extra)
{
    create_folder(folder);
    remove_temporaries(folder);
    return all_tables(store, extra, [&folder](const std::string& file) {
        const std::filesystem::path path = folder / file;
        return Output(&path);
    });
}

std::vector<TableDigest> table_digests(const Store& store, const std::vector<CsvTable>& extra)
{
    return all_tables(store, extra, [](const std::string&) { return Output(nullptr); });
}

std::uint64_t table_rows(const Store& store)
{
    std::uint64_t rows = 0;
    for (const StoredTable& table : stored_tables(store.connection())) {
        const std::string query = fmt::format("SELECT count(*) FROM ({})", table.query);
        rows += static_cast<std::uint64_t>(store.connection().integer(query));
    }
    return rows;
}

}  // namespace kaptein
