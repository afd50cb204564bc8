#include "app/commands/commands.hpp"

#include "app/input/study_input.hpp"
#include "app/output/results_output.hpp"
#include "experiment/text/salib.hpp"
#include "store/files/folder.hpp"
#include "store/parquet/parquet.hpp"

#include <fmt/format.h>

#include <ostream>

namespace kaptein {
namespace {

namespace fs = std::filesystem;

/// From the working directory and from the program's own folder upwards.
std::unique_ptr<DuckdbLibrary> find_duckdb()
{
    std::error_code unknown;
    std::vector<fs::path> places = duckdb_places(fs::current_path(unknown));
    const fs::path program = fs::read_symlink("/proc/self/exe", unknown);
    if (!program.empty()) {
        const std::vector<fs::path> more = duckdb_places(program.parent_path());
        places.insert(places.end(), more.begin(), more.end());
    }
    return load_duckdb(places);
}

/// problem.json and salib.py beside the tables.
void export_salib(const Study& study, const fs::path& folder)
{
    write_file(folder / "problem.json", salib_problem(study));
    write_file(folder / "salib.py", salib_program(study));
}

/// Why --salib cannot be, or "".
std::string no_salib(const Options& options, const Study& study)
{
    if (options.salib && options.format == "parquet") {
        return "--salib reads the CSV tables; leave out --format parquet";
    }
    return !options.salib || !salib_problem(study).empty()
               ? ""
               : fmt::format("--salib needs a sweep by random, lhs, sobol, morris or saltelli; this study has {}",
                             study.sweep_method.empty() ? "none" : study.sweep_method);
}

}  // namespace

ExitCode export_command(const Options& options, Console& console)
{
    const OpenResults open = open_results(options.subject);
    const Store& store = *open.store;
    const fs::path folder = options.output.empty() ? store.folder() / "tables" : fs::path(options.output);
    const std::string part = only_a_shard(open);
    if (const std::string why = part.empty() ? no_salib(options, open.study) : part; !why.empty()) {
        console.err << "kaptein: " << why << ".\n";
        return ExitCode::usage;
    }
    std::vector<TableDigest> tables;
    if (options.format == "parquet") {
        const auto duckdb = find_duckdb();
        if (!duckdb) {
            console.err << "kaptein: " << how_to_get_duckdb() << '\n';
            return ExitCode::set_up;
        }
        tables = export_parquet(*duckdb, store, folder, computed_tables(open.study, store));
    } else if (options.output.empty()) {
        // Into the results folder itself the manifest goes along; elsewhere the folder may not even be writable.
        tables = write_tables(open.study, store, folder);
    } else {
        tables = export_tables(store, folder, computed_tables(open.study, store));
    }
    if (options.salib) {
        export_salib(open.study, folder);
    }
    if (options.quiet) {
        return ExitCode::done;
    }
    const std::string shown_folder = options.output.empty() ? options.subject + "/tables" : options.output;
    for (const TableDigest& table : tables) {
        console.out << fmt::format("{}/{}  {} rows\n", shown_folder, table.file, table.rows);
    }
    if (options.salib) {
        console.out << fmt::format("{0}/problem.json  the factors for SALib\n{0}/salib.py  how to analyse them\n",
                                   shown_folder);
    }
    return ExitCode::done;
}

} // namespace kaptein
