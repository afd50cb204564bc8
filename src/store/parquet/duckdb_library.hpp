#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace kaptein {

/// The few functions of DuckDB's C interface that writing Parquet takes, from a shared library that is loaded when it
/// is asked for: the program neither needs nor ships it. Declared here as DuckDB documents them; unchanged since 1.0.
struct DuckdbLibrary {
    using Handle = void*;
    using Count = std::uint64_t;

    int (*open)(const char* file, Handle* database);
    void (*close)(Handle* database);
    int (*connect)(Handle database, Handle* connection);
    void (*disconnect)(Handle* connection);
    int (*query)(Handle connection, const char* sql, void* result);
    const char* (*result_error)(void* result);
    void (*destroy_result)(void* result);
    int (*appender_create)(Handle connection, const char* schema, const char* table, Handle* appender);
    const char* (*appender_error)(Handle appender);
    int (*appender_end_row)(Handle appender);
    int (*appender_destroy)(Handle* appender);
    int (*append_null)(Handle appender);
    int (*append_bool)(Handle appender, bool value);
    int (*append_int64)(Handle appender, std::int64_t value);
    int (*append_double)(Handle appender, double value);
    int (*append_varchar_length)(Handle appender, const char* text, Count length);
};

/// Where npm puts the library: node_modules of `start` and of each folder above it.
std::vector<std::filesystem::path> duckdb_places(const std::filesystem::path& start);

/// The first library found in `places` that belongs to this user or root, else the system's; null when there is none.
std::unique_ptr<DuckdbLibrary> load_duckdb(const std::vector<std::filesystem::path>& places);

/// How to get it, in words with the exact command.
std::string how_to_get_duckdb();

} // namespace kaptein
