#include "store/parquet/parquet.hpp"

#include "store/files/folder.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>

namespace kaptein {
namespace {

namespace fs = std::filesystem;

constexpr const char* sql_type(ColumnType type)
{
    switch (type) {
    case ColumnType::integer:
        return "BIGINT";
    case ColumnType::number:
        return "DOUBLE";
    case ColumnType::boolean:
        return "BOOLEAN";
    case ColumnType::category:
    case ColumnType::text:
        break;
    }
    return "VARCHAR";
}

[[noreturn]] void fail(const fs::path& file, const char* error)
{
    throw StoreError(StoreFault::disk, fmt::format("{}: could not be written by DuckDB: {}", file.string(),
                                                   error == nullptr ? "unknown cause" : error));
}

/// A database on disk that holds one table at a time, so that a large one does not have to fit into memory.
class Database {
  public:
    Database(const DuckdbLibrary& duckdb, fs::path file) : duckdb_(duckdb), file_(std::move(file))
    {
        remove();
        if (duckdb_.open(file_.c_str(), &database_) != 0 || duckdb_.connect(database_, &connection_) != 0) {
            fail(file_, "it could not be opened");
        }
    }
    ~Database()
    {
        duckdb_.disconnect(&connection_);
        duckdb_.close(&database_);
        remove();
    }
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    void execute(const std::string& sql) const
    {
        std::array<std::uint64_t, 32> result{};  // larger than any version's duckdb_result
        const int failed = duckdb_.query(connection_, sql.c_str(), result.data());
        const char* error = failed != 0 ? duckdb_.result_error(result.data()) : nullptr;
        const std::string message = error == nullptr ? "" : error;
        duckdb_.destroy_result(result.data());
        if (failed != 0) {
            fail(file_, message.c_str());
        }
    }
    DuckdbLibrary::Handle connection() const { return connection_; }

  private:
    void remove() const
    {
        std::error_code ignored;
        fs::remove(file_, ignored);
        fs::remove(file_.string() + ".wal", ignored);
    }
    const DuckdbLibrary& duckdb_;
    fs::path file_;
    DuckdbLibrary::Handle database_ = nullptr;
    DuckdbLibrary::Handle connection_ = nullptr;
};

class ParquetTables final : public TableVisitor {
  public:
    ParquetTables(const DuckdbLibrary& duckdb, fs::path folder)
        : duckdb_(duckdb),
          folder_(std::move(folder)),
          database_(duckdb, temporary_beside(folder_ / "tables.duckdb"))
    {}

    void begin(const std::string& name, const std::vector<TableColumn>& columns) override
    {
        types_.clear();
        std::string sql;
        for (const TableColumn& column : columns) {
            sql += fmt::format("{}{} {}", sql.empty() ? "" : ", ", sql_name(column.name), sql_type(column.type));
            types_.push_back(column.type);
        }
        database_.execute(fmt::format("CREATE TABLE written({})", sql));
        if (duckdb_.appender_create(database_.connection(), nullptr, "written", &appender_) != 0) {
            fail(folder_ / name, duckdb_.appender_error(appender_));
        }
        digests_.push_back({name + ".parquet", "", 0});
    }

    void row(const std::vector<Cell>& cells) override
    {
        bool failed = false;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            failed = failed || append(cells[i], types_[i]) != 0;
        }
        if (failed || duckdb_.appender_end_row(appender_) != 0) {
            fail(folder_ / digests_.back().file, duckdb_.appender_error(appender_));
        }
        ++digests_.back().rows;
    }

    void end() override
    {
        const fs::path file = folder_ / digests_.back().file;
        if (duckdb_.appender_destroy(&appender_) != 0) {
            fail(file, "its rows could not be stored");
        }
        const fs::path temporary = temporary_beside(file);
        database_.execute(
            fmt::format("COPY written TO {} (FORMAT PARQUET, COMPRESSION ZSTD)", sql_text(temporary.string())));
        database_.execute("DROP TABLE written");
        rename_into_place(temporary, file);
    }

    std::vector<TableDigest> digests() { return std::move(digests_); }

  private:
    int append(const Cell& cell, ColumnType type) const
    {
        if (std::holds_alternative<std::monostate>(cell)) {
            return duckdb_.append_null(appender_);
        }
        const auto* whole = std::get_if<std::int64_t>(&cell);
        const auto* real = std::get_if<double>(&cell);
        const auto* truth = std::get_if<bool>(&cell);
        if (type == ColumnType::boolean && truth != nullptr) {
            return duckdb_.append_bool(appender_, *truth);
        }
        if (type == ColumnType::integer && (whole != nullptr || real != nullptr)) {
            return duckdb_.append_int64(appender_, whole != nullptr ? *whole : std::llround(*real));
        }
        if (type == ColumnType::number && (whole != nullptr || real != nullptr)) {
            return duckdb_.append_double(appender_, real != nullptr ? *real : static_cast<double>(*whole));
        }
        const std::string text = cell_text(cell);
        return duckdb_.append_varchar_length(appender_, text.data(), text.size());
    }

    const DuckdbLibrary& duckdb_;
    fs::path folder_;
    Database database_;
    DuckdbLibrary::Handle appender_ = nullptr;
    std::vector<ColumnType> types_;
    std::vector<TableDigest> digests_;
};

}  // namespace

std::vector<TableDigest> export_parquet(const DuckdbLibrary& duckdb, const Store& store, const fs::path& folder,
                                        const std::vector<CsvTable>& extra)
{
    create_folder(folder);
    remove_temporaries(folder);
    ParquetTables tables(duckdb, folder);
    visit_tables(store, extra, tables);
    return tables.digests();
}

}  // namespace kaptein
