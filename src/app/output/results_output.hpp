#pragma once

#include "app/console.hpp"
#include "app/line/options.hpp"
#include "experiment/study.hpp"
#include "report/compare/comparison_report.hpp"
#include "report/compare/comparison_table.hpp"
#include "store/export.hpp"

#include <filesystem>
#include <vector>

namespace kaptein {

/// The comparison of a stored study as the command line asked for it.
ComparisonReport comparison_of(const Study& study, const Store& store, const Options& options);

/// Text, or the document of `--json`.
std::string comparison_output(const ComparisonReport& report, const Options& options);

/// A table of another folder's cells, as CSV and the store take it.
CsvTable csv_table(std::string name, std::span<const Column> columns, const std::vector<std::vector<TableCell>>& rows);

/// comparisons.csv: always totals of all points, whatever was asked on the command line.
CsvTable comparisons_table(const Study& study, const Store& store);

/// All tables that are computed from the stored ones: comparisons.csv, and what analysis_tables() gives.
std::vector<CsvTable> computed_tables(const Study& study, const Store& store);

/// Writes all tables and the manifest that names their digests.
std::vector<TableDigest> write_tables(const Study& study, const Store& store, const std::filesystem::path& folder);

/// The manifest of a part of a study: without tables, for a part has none.
void write_shard_manifest(const Store& store);

/// What a study leaves besides its store when all of it is there: tables and manifest, and the comparison on standard
/// output. Above 10^6 rows the tables are left to `export`, which is named. Gives what came of `expect:`, but not in
/// passing.
std::vector<ExpectationResult> conclude(const Options& options, const Study& study, const Store& store,
                                        Console& console);

/// Writes the manifest with the digests that the tables would have.
void write_manifest_only(const Study& study, const Store& store);

/// Writes the manifest that names these tables as `file`.
void write_manifest_file(const Store& store, const std::vector<TableDigest>& tables, const std::filesystem::path& file);

}  // namespace kaptein
