#include "store/verify.hpp"

#include "store/files/folder.hpp"
#include "store/files/sha256.hpp"
#include "store/record_check.hpp"
#include "store/tables/csv.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace kaptein {
namespace {

constexpr const char* mismatch = "does not match its checksum";

/// The digest a closed store had, from manifest.json; "" when the store was not closed.
std::string digest_when_closed(const std::filesystem::path& folder)
{
    std::error_code unknown;
    if (!std::filesystem::exists(folder / "manifest.json", unknown)) {
        return {};
    }
    const std::string text = read_file(folder / "manifest.json");
    constexpr std::string_view key = "\"store_sha256\": \"";
    const auto at = text.rfind(key);
    return at == std::string::npos ? std::string{} : text.substr(at + key.size(), 64);
}

BadRow bad_run(const Store& store, const StoredRun& run, const char* table)
{
    const bool known = run.design < store.designs().size();
    return {table, run.point, known ? store.designs()[run.design].name : fmt::format("{}", run.design), run.replicate,
            mismatch};
}

/// All stored runs with one of their places; a run without a place is of an earlier form of the study.
void check_runs(const Store& store, Verification& found)
{
    RunTable& runs = store.runs();
    Statement rows(store.connection(), fmt::format("SELECT p.point, p.design, p.replicate, p.sum, {} FROM stored_runs r LEFT "
                                                   "JOIN places p ON p.run = r.id ORDER BY r.id",
                                                   RunTable::run_columns(runs.shape(), "r")));
    std::int64_t last = -1;
    while (rows.step()) {
        RunTable::Checked checked = RunTable::read(rows, 4, runs.shape());
        const bool placed = rows.type(0) != CellType::null;
        checked.run.point = static_cast<std::uint64_t>(rows.integer(0));
        checked.run.design = static_cast<std::size_t>(rows.integer(1));
        checked.run.replicate = static_cast<std::uint32_t>(rows.integer(2));
        if (placed && rows.integer(3) != RunTable::place_sum(checked.run.point, checked.run.design, checked.run.replicate,
                                                             checked.run.run_key)) {
            found.bad.push_back(bad_run(store, checked.run, "places"));
        }
        if (checked.id == last) {
            continue;
        }
        last = checked.id;
        ++found.rows;
        if (!checked.whole) {
            found.bad.push_back(bad_run(store, checked.run, "runs"));
        } else if (!checked.recorded_sum.empty() && runs.recorded_sum(checked.id) != checked.recorded_sum) {
            found.bad.push_back(bad_run(store, checked.run, "series"));
        }
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
        found.bad.push_back({"runs.sqlite", {}, "", {}, "is not the file that was closed: its digest in manifest.json differs"});
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
    const std::string where = first.point ? fmt::format(" (run {}:{}:{})", *first.point, first.design, *first.replicate) : "";
    throw StoreError(StoreFault::damaged,
                     fmt::format("{}: {}{} {}: the file was changed or the disk is failing. See `kaptein verify {}`; restore a "
                                 "copy, or move the folder away and run the study again.",
                                 (store.folder() / "runs.sqlite").string(), first.table, where, first.problem,
                                 store.folder().string()));
}

}  // namespace kaptein
