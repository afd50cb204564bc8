#pragma once

#include "store/store.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace kaptein {

/// One thing wrong in a store, as `verify --json` gives it.
struct BadRow {
    std::string table;
    std::optional<std::uint64_t> point;
    std::string design;  // "" when no single run is meant
    std::optional<std::uint32_t> replicate;
    std::string problem;
};

struct RerunCheck {
    std::uint64_t checked = 0;
    std::uint64_t identical = 0;
    std::vector<std::string> different;  // "12:needs:3"
};

struct Verification {
    std::uint64_t rows = 0;  // stored runs looked at
    std::vector<BadRow> bad;
    RerunCheck rerun;
    bool whole_file = false;  // the file as a whole was compared with the digest in manifest.json
    bool ok() const { return bad.empty() && rerun.different.empty(); }
};

/// Runs one stored run again (its place says which).
using RunAgain = std::function<RunResult(const StoredRun& run)>;

/// Every stored row against its sum, and the file against the digest of when it was closed; then `rerun_count` runs
/// drawn at random again. Never throws for damage: it is in the result.
Verification verify(const std::filesystem::path& folder, std::uint64_t rerun_count = 0, const RunAgain& again = {});

/// Whether a run made again is the stored one: state, outcomes, or the same failure.
bool same_run(const StoredRun& stored, const RunResult& again);

/// Throws StoreError when any stored run or small table does not match its sum.
void require_whole(const Store& store);

/// "12:needs:3"
std::string run_name(const Store& store, const StoredRun& run);

/// The digest of runs.sqlite in manifest.json, as the file was left; "" when there is none.
std::string digest_when_closed(const std::filesystem::path& folder);

}  // namespace kaptein
