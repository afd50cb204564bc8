#include "store/check/verify.hpp"

#include "store/check/record_check.hpp"
#include "store/files/folder.hpp"
#include "store/files/sha256.hpp"
#include "store/tables/csv.hpp"

#include <fmt/format.h>

#include <map>

namespace kaptein {
namespace {

constexpr const char* mismatch = "does not match its checksum";

/// What is wrong with a run, by its id: the table its bad rows stand in.
using BadRuns = std::map<std::int64_t, const char*>;

BadRuns bad_runs(const Store& store, std::uint64_t& rows_seen)
{
    RunTable& runs = store.runs();
    Statement rows(store.connection(),
                   fmt::format("SELECT {} FROM stored_runs r ORDER BY r.id", RunTable::run_columns(runs.shape(), "r")));
    BadRuns bad;
    while (rows.step()) {
        const RunTable::Checked checked = RunTable::read(rows, 0, runs.shape());
        ++rows_seen;
        if (!checked.whole) {
            bad[checked.id] = "runs";
        } else if (!checked.recorded_sum.empty() && runs.recorded_sum(checked.id) != checked.recorded_sum) {
            bad[checked.id] = "series";
        }
    }
    return bad;
}

void check_runs(const Store& store, Verification& found)
{
    BadRuns bad = bad_runs(store, found.rows);
    Statement places(store.connection(),
                     "SELECT p.point, p.design, p.replicate, p.sum, p.run, r.run_key FROM places p CROSS "
                     "JOIN stored_runs r ON r.id = p.run ORDER BY p.point, p.design, p.replicate");
    while (places.step()) {
        const auto point = static_cast<std::uint64_t>(places.integer(0));
        const auto design = static_cast<std::size_t>(places.integer(1));
        const auto replicate = static_cast<std::uint32_t>(places.integer(2));
        const std::string name =
            design < store.designs().size() ? store.designs()[design].name : std::to_string(design);
        const auto bad_run = bad.find(places.integer(4));
        if (bad_run != bad.end()) {
            found.bad.push_back({bad_run->second, point, name, replicate, mismatch});
            bad.erase(bad_run);
        } else if (RunTable::place_sum(point, design, replicate, key_of(places.bytes(5))) != places.integer(3)) {
            found.bad.push_back({"places", point, name, replicate, mismatch});
        }
    }
    for (const auto& [id, table] : bad) {  // runs of an earlier form of the study, which stand nowhere now
        found.bad.push_back({table, {}, "", {}, fmt::format("row {} {}", id, mismatch)});
    }
}

void check_counts(const Store& store, Verification& found)
{
    const Connection& connection = store.connection();
    if (connection.integer("SELECT count(*) FROM places WHERE run NOT IN (SELECT id FROM stored_runs)") != 0) {
        found.bad.push_back({"places", {}, "", {}, "names a run that is not stored"});
    }
    for (const std::string& table : damaged_small_tables(connection)) {
        found.bad.push_back({table, {}, "", {}, mismatch});
    }
}

void check_database(const Store& store, Verification& found)
{
    Statement report(store.connection(), "PRAGMA integrity_check(10)");
    while (report.step()) {
        if (report.text(0) != "ok") {
            found.bad.push_back({"runs.sqlite", {}, "", {}, std::string(report.text(0))});
        }
    }
}

void rerun_some(const Store& store, std::uint64_t count, const RunAgain& again, RerunCheck& check)
{
    struct Where {
        std::uint64_t point;
        std::size_t design;
        std::uint32_t replicate;
    };
    std::vector<Where> chosen;
    Statement places(store.connection(), "SELECT point, design, replicate FROM places ORDER BY random() LIMIT ?1");
    places.bind(1, static_cast<std::int64_t>(count));
    while (places.step()) {
        chosen.push_back({static_cast<std::uint64_t>(places.integer(0)), static_cast<std::size_t>(places.integer(1)),
                          static_cast<std::uint32_t>(places.integer(2))});
    }
    for (const Where& where : chosen) {
        const std::optional<StoredRun> run = store.run_at(where.point, where.design, where.replicate);
        ++check.checked;
        if (run && same_run(*run, again(*run))) {
            ++check.identical;
        } else if (run) {
            check.different.push_back(run_name(store, *run));
        }
    }
}

}  // namespace

std::string digest_when_closed(const std::filesystem::path& folder)
{
    std::error_code unknown;
    if (!std::filesystem::exists(folder / "manifest.json", unknown)) {
        return {};
    }
    const std::string text = read_file(folder / "manifest.json");
    constexpr std::string_view key = "\"store_sha256\": \"";
    const auto at = text.rfind(key);
    if (at == std::string::npos) {
        return {};
    }
    const auto start = at + key.size();
    return text.substr(start, text.find('"', start) - start);
}

std::string run_name(const Store& store, const StoredRun& run)
{
    const bool known = run.design < store.designs().size();
    return fmt::format("{}:{}:{}", run.point, known ? store.designs()[run.design].name : "?", run.replicate);
}

bool same_run(const StoredRun& stored, const RunResult& again)
{
    if (const RunFailure* failure = std::get_if<RunFailure>(&again)) {
        return !stored.ok && stored.stage == failure->stage && stored.message == failure_text(*failure);
    }
    const RunRecord& record = std::get<RunRecord>(again);
    // A run that failed for its numbers, not inside the model, ended in the same state when run again.
    return stored.state == record.state && (!stored.ok || stored.outcomes == record.outcomes);
}

Verification verify(const std::filesystem::path& folder, std::uint64_t rerun_count, const RunAgain& again)
{
    Verification found;
    const std::string closed = digest_when_closed(folder);
    found.whole_file = !closed.empty();
    if (found.whole_file && sha256_of_file(folder / "runs.sqlite") != closed) {
        found.bad.push_back(
            {"runs.sqlite", {}, "", {}, "is not the file that was closed: its digest in manifest.json differs"});
    }
    try {
        const std::unique_ptr<Store> store = Store::open_read_only(folder);
        check_database(*store, found);
        check_runs(*store, found);
        check_counts(*store, found);
        if (again) {
            rerun_some(*store, rerun_count, again, found.rerun);
        }
    } catch (const StoreError& error) {
        if (error.fault() == StoreFault::disk || (error.fault() == StoreFault::not_ours && found.bad.empty())) {
            throw;
        }
        found.bad.push_back({"runs.sqlite", {}, "", {}, error.what()});
    }
    return found;
}

void require_whole(const Store& store)
{
    Verification found;
    check_runs(store, found);
    check_counts(store, found);
    if (found.bad.empty()) {
        return;
    }
    const BadRow& first = found.bad.front();
    const std::string where =
        first.point ? fmt::format(" (run {}:{}:{})", *first.point, first.design, *first.replicate) : "";
    throw StoreError(
        StoreFault::damaged,
        fmt::format("{}: {}{} {}: the file was changed or the disk is failing. See `kaptein verify {}`; restore a "
                    "copy, or move the folder away and run the study again.",
                    (store.folder() / "runs.sqlite").string(), first.table, where, first.problem,
                    store.folder().string()));
}

}  // namespace kaptein
