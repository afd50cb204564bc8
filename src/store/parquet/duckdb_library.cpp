#include "store/parquet/duckdb_library.hpp"

#include <dlfcn.h>
#include <sys/stat.h>
#include <unistd.h>

namespace kaptein {
namespace {

#ifdef __aarch64__
constexpr const char* package = "@duckdb/node-bindings-linux-arm64";
#else
constexpr const char* package = "@duckdb/node-bindings-linux-x64";
#endif

/// A library is code: one that somebody else put into a folder above ours is not taken.
bool is_trusted(const std::filesystem::path& file)
{
    struct stat status = {};
    return stat(file.c_str(), &status) == 0 && S_ISREG(status.st_mode)
           && (status.st_uid == geteuid() || status.st_uid == 0);
}

template <typename Function>
bool find(void* library, const char* name, Function*& function)
{
    function = reinterpret_cast<Function*>(dlsym(library, name));
    return function != nullptr;
}

bool find_all(void* library, DuckdbLibrary& found)
{
    return find(library, "duckdb_open", found.open) && find(library, "duckdb_close", found.close)
           && find(library, "duckdb_connect", found.connect) && find(library, "duckdb_disconnect", found.disconnect)
           && find(library, "duckdb_query", found.query) && find(library, "duckdb_result_error", found.result_error)
           && find(library, "duckdb_destroy_result", found.destroy_result)
           && find(library, "duckdb_appender_create", found.appender_create)
           && find(library, "duckdb_appender_error", found.appender_error)
           && find(library, "duckdb_appender_end_row", found.appender_end_row)
           && find(library, "duckdb_appender_destroy", found.appender_destroy)
           && find(library, "duckdb_append_null", found.append_null)
           && find(library, "duckdb_append_bool", found.append_bool)
           && find(library, "duckdb_append_int64", found.append_int64)
           && find(library, "duckdb_append_double", found.append_double)
           && find(library, "duckdb_append_varchar_length", found.append_varchar_length);
}

}  // namespace

std::vector<std::filesystem::path> duckdb_places(const std::filesystem::path& start)
{
    std::vector<std::filesystem::path> places;
    for (std::filesystem::path folder = start;; folder = folder.parent_path()) {
        places.push_back(folder / "node_modules" / package / "libduckdb.so");
        if (!folder.has_relative_path()) {
            return places;
        }
    }
}

std::unique_ptr<DuckdbLibrary> load_duckdb(const std::vector<std::filesystem::path>& places)
{
    void* library = nullptr;  // stays loaded until the program ends
    for (const std::filesystem::path& place : places) {
        if (library == nullptr && is_trusted(place)) {
            library = dlopen(place.c_str(), RTLD_NOW | RTLD_LOCAL);
        }
    }
    if (library == nullptr) {
        library = dlopen("libduckdb.so", RTLD_NOW | RTLD_LOCAL);
    }
    auto found = std::make_unique<DuckdbLibrary>();
    return library != nullptr && find_all(library, *found) ? std::move(found) : nullptr;
}

std::string how_to_get_duckdb()
{
    return std::string(
               "Parquet is written by DuckDB's library, which is not here. To get it (no root, about 70 MB; npm "
               "itself is a package of Debian): npm install --prefix . ")
           + package
           + ", here or in any folder above; then give the same command again. CSV needs nothing: --format csv.";
}

}  // namespace kaptein
