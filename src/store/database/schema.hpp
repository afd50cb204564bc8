#pragma once

#include "store/database/sqlite.hpp"
#include "store/identity.hpp"

#include <string>
#include <utility>
#include <vector>

/// Tables of the store. What users read are views (annex 6); what is written are these:
///   meta              key, value: facts of the study, its texts, sums of the small tables
///   stored_designs, stored_points, stored_parameters, stored_codebook, stored_tables   once per study
///   stored_runs       one row per run_key: outcomes, digests, sum over the row
///   stored_series, stored_panel_I   recorded rows of a run
///   places            (point, design, replicate) -> run; two places may share one run
///   log               one row per session that wrote: time, host, threads
namespace kaptein {

constexpr int store_schema = 1;
constexpr std::int64_t store_application_id = 0x4b505431;  // "KPT1"

/// How many columns the written tables have.
struct Shape {
    std::size_t levels = 0;
    std::size_t series = 0;
    std::vector<std::size_t> panels;
};
Shape shape_of(const ModelInfo& model);

/// Makes the tables in an empty database.
void create_schema(const Connection& connection, const ModelInfo& model);

/// Writes everything that stands once per study and makes the views anew; in the caller's transaction.
void write_identity(const Connection& connection, const StudyIdentity& identity);

/// Makes tables and views like those of `from`, and copies what stands once per study, but for the fact "shard".
void copy_schema(const Connection& connection, const Connection& from);
/// Writes what stands once per study anew, as it is in `from`; in the caller's transaction.
void copy_identity(const Connection& connection, const Connection& from);

std::vector<std::pair<std::string, std::string>> stored_facts(const Connection& connection);
std::string meta_text(const Connection& connection, std::string_view key);
Shape stored_shape(const Connection& connection);

/// Digest of all rows a query gives, types and values.
std::string rows_digest(const Connection& connection, const std::string& query);

/// Small tables whose rows no longer match the sum written with them.
std::vector<std::string> damaged_small_tables(const Connection& connection);

}  // namespace kaptein
