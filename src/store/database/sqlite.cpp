#include "store/database/sqlite.hpp"

#include "store/store_error.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace kaptein {
namespace {

constexpr int patience_milliseconds = 60'000;  // readers of a rollback-journal database hold a writer up for a moment

struct Meaning {
    StoreFault fault;
    std::string cause;
    std::string advice;
};

Meaning meaning_of(int code, sqlite3* database)
{
    const std::string words = sqlite3_errstr(code);
    const int cause = database != nullptr ? sqlite3_system_errno(database) : 0;
    const std::string system = cause != 0 ? fmt::format("{}: {}", words, std::strerror(cause)) : words;
    switch (code & 0xff) {
    case SQLITE_FULL:
        return {StoreFault::disk, words,
                "Free some space, then give the same command again: complete batches are kept."};
    case SQLITE_IOERR:
        return {StoreFault::disk, system,
                "Check the disk and its limits, then give the same command again: complete "
                "batches are kept."};
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
        return {StoreFault::disk, system,
                "Make the folder writable, or choose another one with -o DIR. After an "
                "interrupted run its owner must open it once."};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return {StoreFault::disk, words,
                "Another program has held it for a minute: close it, then give the same command "
                "again."};
    case SQLITE_NOTADB:
        return {StoreFault::not_ours, words, "Choose another folder with -o DIR."};
    case SQLITE_CORRUPT:
        return {StoreFault::damaged, words,
                "The file was changed or the disk is failing: restore a copy, or move the "
                "folder away and run the study again."};
    case SQLITE_NOMEM:
        return {StoreFault::disk, words,
                "Close other programs or use fewer threads, then give the same command again."};
    default:
        return {StoreFault::bug, fmt::format("{}: {}", words, database != nullptr ? sqlite3_errmsg(database) : ""),
                "This is a bug of kaptein."};
    }
}

}  // namespace

Connection::Connection(const std::filesystem::path& file, Access access) : file_(file)
{
    int flags = SQLITE_OPEN_FULLMUTEX | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_EXRESCODE;
    flags |= access == Access::create ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READWRITE;
    // A reader opens for writing as well when it may, so that it can undo a half-written batch of a killed process;
    // SQLite falls back to reading only by itself.
    if (const int code = sqlite3_open_v2(file.c_str(), &database_, flags, nullptr); code != SQLITE_OK) {
        const Meaning meaning = meaning_of(code, database_);
        sqlite3_close_v2(database_);
        throw StoreError(meaning.fault, fmt::format("{}: {}. {}", file.string(), meaning.cause, meaning.advice));
    }
    sqlite3_busy_timeout(database_, patience_milliseconds);
    sqlite3_limit(database_, SQLITE_LIMIT_ATTACHED, 0);
    try {
        // EXTRA: like FULL, and the folder is synced when the journal is removed. Without that a power cut can bring
        // the journal back, and it undoes a batch that was acknowledged (tests/threads/power.cpp).
        execute("PRAGMA cache_size = -8000; PRAGMA temp_store = MEMORY; PRAGMA trusted_schema = OFF;");
        execute(access == Access::read ? "PRAGMA query_only = ON" : "PRAGMA synchronous = EXTRA");
    } catch (...) {
        sqlite3_close_v2(database_);
        throw;
    }
}

Connection::~Connection() { sqlite3_close_v2(database_); }

void Connection::fail(int code) const
{
    const Meaning meaning = meaning_of(code, database_);
    throw StoreError(meaning.fault, fmt::format("{}: {}. {}", file_.string(), meaning.cause, meaning.advice));
}

void Connection::execute(const std::string& sql) const
{
    if (const int code = sqlite3_exec(database_, sql.c_str(), nullptr, nullptr, nullptr); code != SQLITE_OK) {
        fail(code);
    }
}

std::int64_t Connection::integer(const std::string& sql) const
{
    Statement statement(*this, sql);
    return statement.step() ? statement.integer(0) : 0;
}

std::int64_t Connection::last_row() const { return sqlite3_last_insert_rowid(database_); }

bool Connection::in_transaction() const { return sqlite3_get_autocommit(database_) == 0; }

Statement::Statement(const Connection& connection, const std::string& sql) : connection_(&connection)
{
    const int code = sqlite3_prepare_v3(connection.handle(), sql.c_str(), static_cast<int>(sql.size()),
                                        SQLITE_PREPARE_PERSISTENT, &statement_, nullptr);
    if (code != SQLITE_OK) {
        connection.fail(code);
    }
}

Statement::~Statement() { sqlite3_finalize(statement_); }

Statement::Statement(Statement&& other) noexcept
    : connection_(other.connection_),
      statement_(std::exchange(other.statement_, nullptr))
{}

Statement& Statement::bind(int index, std::int64_t value)
{
    sqlite3_bind_int64(statement_, index, value);
    return *this;
}

Statement& Statement::bind(int index, double value)
{
    sqlite3_bind_double(statement_, index, value);
    return *this;
}

Statement& Statement::bind(int index, std::string_view text)
{
    const char* start = text.empty() ? "" : text.data(); // a null pointer would bind NULL
    if (const int code = sqlite3_bind_text64(statement_, index, start, text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
        code != SQLITE_OK) {
        connection_->fail(code);
    }
    return *this;
}

Statement& Statement::bind(int index, std::span<const std::uint8_t> bytes)
{
    if (const int code = sqlite3_bind_blob64(statement_, index, bytes.data(), bytes.size(), SQLITE_TRANSIENT);
        code != SQLITE_OK) {
        connection_->fail(code);
    }
    return *this;
}

Statement& Statement::bind_null(int index)
{
    sqlite3_bind_null(statement_, index);
    return *this;
}

bool Statement::step()
{
    const int code = sqlite3_step(statement_);
    if (code == SQLITE_ROW) {
        return true;
    }
    if (code != SQLITE_DONE) {
        sqlite3_reset(statement_);
        connection_->fail(code);
    }
    sqlite3_reset(statement_);
    return false;
}

void Statement::run()
{
    while (step()) {
    }
}

void Statement::reset() { sqlite3_reset(statement_); }

int Statement::columns() const { return sqlite3_column_count(statement_); }

CellType Statement::type(int column) const
{
    switch (sqlite3_column_type(statement_, column)) {
    case SQLITE_INTEGER:
        return CellType::integer;
    case SQLITE_FLOAT:
        return CellType::number;
    case SQLITE_TEXT:
        return CellType::text;
    case SQLITE_BLOB:
        return CellType::bytes;
    default:
        return CellType::null;
    }
}

std::int64_t Statement::integer(int column) const { return sqlite3_column_int64(statement_, column); }

double Statement::number(int column) const { return sqlite3_column_double(statement_, column); }

std::string_view Statement::text(int column) const
{
    const auto* start = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
    return start == nullptr
               ? std::string_view{}
               : std::string_view(start, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column)));
}

std::span<const std::uint8_t> Statement::bytes(int column) const
{
    const auto* start = static_cast<const std::uint8_t*>(sqlite3_column_blob(statement_, column));
    return {start, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

Transaction::Transaction(const Connection& connection) : connection_(connection)
{
    connection.execute("BEGIN IMMEDIATE");
}

Transaction::~Transaction()
{
    if (open_ && connection_.in_transaction()) { // SQLite may have rolled back by itself
        sqlite3_exec(connection_.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
    }
}

void Transaction::commit()
{
    connection_.execute("COMMIT");
    open_ = false;
}

std::string sql_name(std::string_view name)
{
    std::string text = "\"";
    for (const char letter : name) {
        text += letter;
        if (letter == '"') {
            text += letter;
        }
    }
    return text + '"';
}

std::string sql_text(std::string_view content)
{
    std::string text = "'";
    for (const char letter : content) {
        text += letter;
        if (letter == '\'') {
            text += letter;
        }
    }
    return text + '\'';
}

std::string sqlite_version() { return sqlite3_libversion(); }

} // namespace kaptein
