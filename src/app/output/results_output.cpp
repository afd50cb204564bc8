#include "app/output/results_output.hpp"

#include "app/analysis/analysis_output.hpp"
#include "app/analysis/plausible_worlds.hpp"
#include "app/output/version.hpp"
#include "report/compare/compare_json.hpp"
#include "report/compare/compare_text.hpp"
#include "report/compare/comparison_table.hpp"
#include "report/sweep/worlds_table.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <ctime>

#include <ostream>

#include <sys/utsname.h>

namespace kaptein {
namespace {

constexpr std::uint64_t most_rows_exported = 1'000'000;  // beyond, `run` names the command instead

TableColumn column_of(const Column& column)
{
    TableColumn table;
    table.name = column.key;
    table.type = column.type;
    table.unit = column.unit;
    table.meaning = column.meaning;
    for (const std::string_view label : column.labels) {
        table.values += (table.values.empty() ? "" : " ") + std::string(label);
    }
    return table;
}

Cell cell_of(const TableCell& cell)
{
    return std::visit([](const auto& value) -> Cell { return value; }, cell);
}

std::string computer()
{
    struct utsname name = {};
    uname(&name);
    return std::string(name.sysname) + " " + name.release + " " + name.machine;
}

std::string today() { return fmt::format("{:%Y-%m-%d}", fmt::gmtime(std::time(nullptr))); }

}  // namespace

ComparisonReport comparison_of(const Study& study, const Store& store, const Options& options)
{
    CompareRequest request = compare_request(study);
    request.program_version = program_version();
    request.per = options.per;
    request.point = options.point;
    request.plausible_worlds = plausible_worlds(study, std::filesystem::absolute(store.folder()).lexically_normal());
    const std::size_t comma = options.analysis.map.find(',');
    if (comma != std::string::npos) {
        request.map_factors = {options.analysis.map.substr(0, comma), options.analysis.map.substr(comma + 1)};
    }
    return build_comparison(store, request);
}

std::string comparison_output(const ComparisonReport& report, const Options& options)
{
    return options.json ? compare_json(report) : compare_text(report);
}

CsvTable csv_table(std::string name, std::span<const Column> columns, const std::vector<std::vector<TableCell>>& rows)
{
    CsvTable table{std::move(name), {}, {}};
    for (const Column& column : columns) {
        table.columns.push_back(column_of(column));
    }
    for (const std::vector<TableCell>& row : rows) {
        table.rows.emplace_back();
        for (const TableCell& cell : row) {
            table.rows.back().push_back(cell_of(cell));
        }
    }
    return table;
}

/// comparisons.csv, and worlds.csv of a sweep.
std::vector<CsvTable> comparisons_tables(const Study& study, const Store& store)
{
    const ComparisonReport report = comparison_of(study, store, Options{});
    std::vector<std::vector<TableCell>> rows;
    for (const ComparisonRow& row : report.comparisons) {
        rows.push_back(comparison_cells(report, row));
    }
    std::vector<CsvTable> tables{csv_table("comparisons", comparison_columns(), rows)};
    if (!report.worlds.empty()) {
        rows.clear();
        for (const PairShare& share : report.worlds) {
            rows.push_back(worlds_cells(report, share));
        }
        tables.push_back(csv_table("worlds", worlds_columns(), rows));
    }
    return tables;
}

std::vector<CsvTable> computed_tables(const Study& study, const Store& store)
{
    std::vector<CsvTable> tables = comparisons_tables(study, store);
    for (CsvTable& table : analysis_tables(study, store)) {
        tables.push_back(std::move(table));
    }
    return tables;
}

std::vector<TableDigest> write_tables(const Study& study, const Store& store, const std::filesystem::path& folder)
{
    const std::vector<CsvTable> computed = computed_tables(study, store);
    for (const CsvTable& table : computed) {
        store.keep_table(table);
    }
    std::vector<TableDigest> tables = export_tables(store, folder, computed);
    write_manifest_file(store, tables, store.folder() / "manifest.json");
    return tables;
}

void write_manifest_only(const Study& study, const Store& store)
{
    const std::vector<CsvTable> computed = computed_tables(study, store);
    for (const CsvTable& table : computed) {
        store.keep_table(table);
    }
    write_manifest_file(store, table_digests(store, computed), store.folder() / "manifest.json");
}

void write_manifest_file(const Store& store, const std::vector<TableDigest>& tables, const std::filesystem::path& file)
{
    write_manifest(store, program_version(), tables,
                   {{"date", today()},
                    {"revision", program_revision()},
                    {"compiler", program_compiler()},
                    {"computer", computer()}},
                   file);
}

void write_shard_manifest(const Store& store) { write_manifest_file(store, {}, store.folder() / "manifest.json"); }

std::vector<ExpectationResult> conclude(const Options& options, const Study& study, const Store& store,
                                        Console& console)
{
    const bool small = table_rows(store) <= most_rows_exported;
    if (small) {
        write_tables(study, store, store.folder() / "tables");
    } else {
        write_manifest_only(study, store);
    }
    std::vector<ExpectationResult> expected;
    if (!options.in_passing) {
        expected = check_expectations(study, store);
    }
    if (options.json) {
        return expected;
    }
    ComparisonReport report = comparison_of(study, store, options);
    report.expected = expected;
    console.out << comparison_output(report, options);
    if (!options.quiet && !options.in_passing) {
        const std::string folder = options.output.empty() ? "results/" + study.name : options.output;
        console.err << (small ? fmt::format("Tables for R, Python and spreadsheets: {}/tables\n", folder)
                              : fmt::format("The tables are large; to write them: kaptein export {}\n", folder));
    }
    return expected;
}

}  // namespace kaptein
