#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

/// A thin layer over SQLite: errors are StoreError with file, cause and advice; nothing else is hidden.
namespace kaptein {

enum class Access { create, write, read };
enum class CellType { null, integer, number, text, bytes };

class Connection;

/// A prepared statement. Parameters and columns count from 1 and 0, as in SQLite.
class Statement {
  public:
    Statement(const Connection& connection, const std::string& sql);
    ~Statement();
    Statement(Statement&& other) noexcept;
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;
    Statement& operator=(Statement&&) = delete;

    Statement& bind(int index, std::int64_t value);
    Statement& bind(int index, double value);
    Statement& bind(int index, std::string_view text);
    Statement& bind(int index, std::span<const std::uint8_t> bytes);
    Statement& bind_null(int index);

    bool step();  // true: a row stands ready; false: done, and reset for the next use
    void run();   // step to the end
    void reset();

    int columns() const;
    CellType type(int column) const;
    std::int64_t integer(int column) const;
    double number(int column) const;
    std::string_view text(int column) const;              // until the next step
    std::span<const std::uint8_t> bytes(int column) const;  // until the next step

  private:
    const Connection* connection_;
    sqlite3_stmt* statement_ = nullptr;
};

class Connection {
  public:
    Connection(const std::filesystem::path& file, Access access);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    void execute(const std::string& sql) const;
    std::int64_t integer(const std::string& sql) const;  // first column of the first row, 0 without one
    std::int64_t last_row() const;
    bool in_transaction() const;
    const std::filesystem::path& file() const { return file_; }
    /// Throws what the last failed call means.
    [[noreturn]] void fail(int code) const;
    sqlite3* handle() const { return database_; }

  private:
    std::filesystem::path file_;
    sqlite3* database_ = nullptr;
};

/// BEGIN IMMEDIATE ... COMMIT; rolled back when commit() was not reached.
class Transaction {
  public:
    explicit Transaction(const Connection& connection);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    void commit();

  private:
    const Connection& connection_;
    bool open_ = true;
};

/// "name" with quotes doubled, for a column or table.
std::string sql_name(std::string_view name);
/// 'text' with quotes doubled.
std::string sql_text(std::string_view text);

/// Version of the SQLite library.
std::string sqlite_version();

}  // namespace kaptein
