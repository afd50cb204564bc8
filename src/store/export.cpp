#include "store/export.hpp"

#include "store/check/verify.hpp"
#include "store/files/folder.hpp"
#include "store/files/sha256.hpp"

#include <fmt/format.h>

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
            table.columns.push_back({std::string(columns.text(0)), column_type(columns.text(1))});
        }
    }
    return tables;
}

void stored_rows(const Connection& connection, const StoredTable& table, TableVisitor& visitor)
{
    Statement rows(connection, table.query);
    std::vector<Cell> cells(table.columns.size());
    while (rows.step()) {
        for (std::size_t i = 0; i < cells.size(); ++i) {
            cells[i] = cell_at(rows, static_cast<int>(i), table.columns[i].type == ColumnType::boolean);
        }
        visitor.row(cells);
    }
}

/// The codebook rows of a table that is not stored.
void extra_codebook_rows(const CsvTable& table, TableVisitor& visitor)
{
    const auto text = [](const std::string& content) { return content.empty() ? Cell{} : Cell(content); };
    for (const TableColumn& column : table.columns) {
        visitor.row({Cell(table.name), Cell(column.name), Cell(std::string(to_text(column.type))), text(column.unit),
                     text(column.values), text(column.meaning), text(column.formula)});
    }
}

void visit_computed(const std::vector<CsvTable>& tables, TableVisitor& visitor)
{
    for (const CsvTable& table : tables) {
        visitor.begin(table.name, table.columns);
        for (const std::vector<Cell>& row : table.rows) {
            visitor.row(row);
        }
        visitor.end();
    }
}

/// The folder of the tables in a results folder is ours, not a link of somebody.
void refuse_link(const std::filesystem::path& folder)
{
    if (std::filesystem::is_symlink(folder)) {
        throw StoreError(StoreFault::not_ours,
                         fmt::format("{}: is a link to another place; nothing was written there. Remove it, or name a "
                                     "folder: kaptein export DIR -o FOLDER",
                                     folder.string()));
    }
}

/// Tables as CSV files, or, without a folder, as the digests of those.
class CsvTables final : public TableVisitor {
  public:
    explicit CsvTables(std::optional<std::filesystem::path> folder) : folder_(std::move(folder)) {}

    void begin(const std::string& name, const std::vector<TableColumn>& columns) override
    {
        file_ = name + ".csv";
        const std::filesystem::path path = folder_.value_or("") / file_;
        output_.emplace(folder_ ? &path : nullptr);
        output_->line(header_line(columns));
    }
    void row(const std::vector<Cell>& cells) override { output_->line(row_line(cells)); }
    void end() override
    {
        digests_.push_back(output_->finish(file_));
        output_.reset();
    }
    std::vector<TableDigest> digests() { return std::move(digests_); }

  private:
    std::optional<std::filesystem::path> folder_;
    std::string file_;
    std::optional<Output> output_;
    std::vector<TableDigest> digests_;
};

}  // namespace

void visit_tables(const Store& store, const std::vector<CsvTable>& extra, TableVisitor& visitor)
{
    require_whole(store);
    for (const StoredTable& table : stored_tables(store.connection())) {
        visitor.begin(table.name, table.columns);
        stored_rows(store.connection(), table, visitor);
        for (const CsvTable& more : extra) {
            if (table.name == "codebook") {
                extra_codebook_rows(more, visitor);
            }
        }
        visitor.end();
    }
    visit_computed(extra, visitor);
}

std::vector<TableDigest> export_tables(const Store& store, const std::filesystem::path& folder,
                                       const std::vector<CsvTable>& extra)
{
    if (folder == store.folder() / "tables") {
        refuse_link(folder);
    }
    create_folder(folder);
    remove_temporaries(folder);
    CsvTables tables(folder);
    visit_tables(store, extra, tables);
    return tables.digests();
}

void write_tables_beside(const std::filesystem::path& folder, const std::vector<CsvTable>& tables)
{
    refuse_link(folder / "tables");
    create_folder(folder / "tables");
    CsvTables files(folder / "tables");
    visit_computed(tables, files);
}

std::vector<TableDigest> table_digests(const Store& store, const std::vector<CsvTable>& extra)
{
    CsvTables tables(std::nullopt);
    visit_tables(store, extra, tables);
    return tables.digests();
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
