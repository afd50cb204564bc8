#pragma once

#include "store/export.hpp"
#include "store/parquet/duckdb_library.hpp"

namespace kaptein {

/// Writes every table as Parquet (zstd) into `folder`, each whole or not at all: the columns, types and rows of the CSV
/// files, texts without the apostrophe that guards them in spreadsheets. The digests are of no use here: DuckDB's
/// version stands in the files.
std::vector<TableDigest> export_parquet(const DuckdbLibrary& duckdb, const Store& store,
                                        const std::filesystem::path& folder, const std::vector<CsvTable>& extra);

} // namespace kaptein
