#pragma once

#include "store/store.hpp"
#include "store/tables/csv.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace kaptein {

/// Digest of one table as it stands (or would stand) in tables/.
struct TableDigest {
    std::string file;  // "outcomes.csv"
    std::string sha256;
    std::uint64_t rows = 0;
};

/// Takes every table cell by cell: begin, its rows, end; then the next table.
class TableVisitor {
  public:
    virtual ~TableVisitor() = default;
    virtual void begin(const std::string& name, const std::vector<TableColumn>& columns) = 0;
    virtual void row(const std::vector<Cell>& cells) = 0;
    virtual void end() = 0;
};

/// Shows every table to `visitor`, after checking every stored run against its sum; `extra` tables last, with their
/// rows of the codebook.
void visit_tables(const Store& store, const std::vector<CsvTable>& extra, TableVisitor& visitor);

/// Writes every table as CSV into `folder` (made when absent), each whole or not at all, after checking every stored
/// run against its sum. The codebook describes the extra tables as well. The bytes depend on the study alone.
std::vector<TableDigest> export_tables(const Store& store, const std::filesystem::path& folder,
                                       const std::vector<CsvTable>& extra = {});

/// The digests of the same bytes, without writing them.
std::vector<TableDigest> table_digests(const Store& store, const std::vector<CsvTable>& extra = {});

/// Adds computed tables to those in DIR/tables, each whole or not at all.
void write_tables_beside(const std::filesystem::path& folder, const std::vector<CsvTable>& tables);

/// Rows of all tables together: what decides whether `run` ends with an export.
std::uint64_t table_rows(const Store& store);

/// Facts for manifest.json that may differ between two runs of a study; they stand under "run", outside all digests.
using RunFacts = std::vector<std::pair<std::string, std::string>>;

/// Writes manifest.json (annex 6) as `file`, DIR/manifest.json when left out. `version` is that of the program.
void write_manifest(const Store& store, const std::string& version, const std::vector<TableDigest>& tables,
                    const RunFacts& run, const std::filesystem::path& file = {});

/// Adds such facts to a manifest that is there; does nothing without one, or with one that is not ours.
void note_in_manifest(const std::filesystem::path& folder, const RunFacts& run);

}  // namespace kaptein
