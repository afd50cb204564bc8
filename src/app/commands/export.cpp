#include "app/commands/commands.hpp"

#include "app/input/study_input.hpp"
#include "app/output/results_output.hpp"

#include <fmt/format.h>

#include <ostream>

namespace kaptein {

ExitCode export_command(const Options& options, Console& console)
{
    const OpenResults open = open_results(options.subject);
    // Into the results folder itself the manifest goes along; elsewhere the folder may not even be writable.
    const std::vector<TableDigest> tables =
        options.output.empty()
            ? write_tables(open.study, *open.store, open.store->folder() / "tables")
            : export_tables(*open.store, options.output, {comparisons_table(open.study, *open.store)});
    if (options.quiet) {
        return ExitCode::done;
    }
    const std::string folder = options.output.empty() ? options.subject + "/tables" : options.output;
    for (const TableDigest& table : tables) {
        console.out << fmt::format("{}/{}  {} rows\n", folder, table.file, table.rows);
    }
    return ExitCode::done;
}

}  // namespace kaptein
