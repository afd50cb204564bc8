#include "store/merge/merge.hpp"

#include "store/check/verify.hpp"
#include "store/database/stored_value.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace kaptein {
namespace fs = std::filesystem;
namespace {

using Facts = std::vector<std::pair<std::string, std::string>>;

Facts facts_of_whole(const Store& store)
{
    Facts facts = stored_facts(store.connection());
    std::erase_if(facts, [](const auto& fact) { return fact.first == "shard"; });
    return facts;
}

/// "kaptein 0.1.0" of every program that wrote to the store.
std::vector<std::string> programs_of(const Store& store)
{
    std::vector<std::string> programs;
    Statement list(store.connection(), "SELECT DISTINCT program FROM log ORDER BY program");
    while (list.step()) {
        std::string program(list.text(0));
        program = program.substr(0, program.find(" ("));
        if (std::find(programs.begin(), programs.end(), program) == programs.end()) {
            programs.push_back(program);
        }
    }
    return programs;
}

/// The first line in which two texts differ, as "'a' there, 'b' here".
std::string line_difference(const std::string& there, const std::string& here)
{
    const auto at = static_cast<std::size_t>(std::mismatch(there.begin(), there.end(), here.begin(), here.end()).first
                                             - there.begin());
    const auto line_at = [at](const std::string& text) {
        const std::size_t start = at == 0 ? 0 : text.rfind('\n', at - 1) + 1;
        return text.substr(start, std::min(text.find('\n', start), text.size()) - start);
    };
    return fmt::format("'{}' there, '{}' here", line_at(there), line_at(here));
}

void require_same_study(const Store& first, const Store& other)
{
    std::string found = difference(facts_of_whole(first), facts_of_whole(other));
    if (found.empty() && first.resolved_text() != other.resolved_text()) {
        found = "the resolved study differs: " + line_difference(first.resolved_text(), other.resolved_text());
    }
    for (const std::string& program : found.empty() ? programs_of(other) : std::vector<std::string>{}) {
        const std::vector<std::string> known = programs_of(first);
        if (!known.empty() && std::find(known.begin(), known.end(), program) == known.end()) {
            found = fmt::format("program was {}, is now {}", known.front(), program);
        }
    }
    if (!found.empty()) {
        throw StoreError(StoreFault::not_ours,
                         fmt::format("{}: is not a part of the study in {}: {}. Nothing was merged.",
                                     other.folder().string(), first.folder().string(), found));
    }
}

[[noreturn]] void refuse_damaged(const Store& part, const StoredRun& run)
{
    throw StoreError(StoreFault::damaged,
                     fmt::format("{}: run {} does not match its checksum: the file was changed or the disk is "
                                 "failing. See `kaptein verify {}`; restore a copy, or run this shard again.",
                                 (part.folder() / "runs.sqlite").string(), run_name(part, run),
                                 part.folder().string()));
}

/// Sessions of the other store, by their number there and here.
std::map<std::int64_t, std::int64_t> take_sessions(const Connection& to, const Connection& from)
{
    std::map<std::int64_t, std::int64_t> number;
    Statement sessions(from, "SELECT session, started, ended, host, process, threads, program, runs FROM log");
    while (sessions.step()) {
        Statement known(to, "SELECT session FROM log WHERE started = ?1 AND host = ?2 AND process = ?3");
        bind_cell(known, 1, sessions, 1);
        bind_cell(known, 2, sessions, 3);
        bind_cell(known, 3, sessions, 4);
        if (known.step()) {
            number[sessions.integer(0)] = known.integer(0);
            continue;
        }
        Statement insert(to, "INSERT INTO log VALUES (NULL, ?1, ?2, ?3, ?4, ?5, ?6, ?7)");
        for (int column = 1; column < sessions.columns(); ++column) {
            bind_cell(insert, column, sessions, column);
        }
        insert.run();
        number[sessions.integer(0)] = to.last_row();
    }
    return number;
}

}  // namespace

std::unique_ptr<Store> Store::open_for_merging(const fs::path& folder, const Store& part, const Session& session)
{
    return open_locked(
        folder, session,
        [&part](Store& store) {
            store.create([&part](const Connection& connection) { copy_schema(connection, part.connection()); });
            store.write_texts(part.study_text(), part.resolved_text());
        },
        [&part](Store& store) { store.continue_merging(part); });
}

/// The same study may have grown since: then it is planned as in `part`, and its runs get their new places.
void Store::continue_merging(const Store& part)
{
    std::string found = difference(stored_facts(*connection_), facts_of_whole(part));
    if (found.empty()) {
        found = sweep_difference(meta_text(*connection_, "fixed sweep"), meta_text(part.connection(), "fixed sweep"));
    }
    if (!found.empty()) {
        throw StoreError(StoreFault::not_ours, fmt::format("{}: holds results of another study: {}. Choose another "
                                                           "folder with -o DIR.",
                                                           folder_.string(), found));
    }
    if (resolved_text() == part.resolved_text() && study_text() == part.study_text()) {
        return;
    }
    Transaction transaction(*connection_);
    if (meta_text(*connection_, "layout") != meta_text(part.connection(), "layout")) {
        connection_->execute("DELETE FROM places");
    }
    runs_.reset();  // its statements hold the old tables
    copy_identity(*connection_, part.connection());
    transaction.commit();
    runs_ = std::make_unique<RunTable>(*connection_, stored_shape(*connection_));
    write_texts(part.study_text(), part.resolved_text());
}

bool Store::take_run(const RunTable::Checked& checked, RunTable& from, std::int64_t session)
{
    const StoredRun& run = checked.run;
    const std::optional<KnownRun> known = runs_->find(run.run_key);
    if (known && known->ok && run.ok && known->state != run.state) {
        throw StoreError(StoreFault::bug,
                         fmt::format("{}: run {} ended in another state than in a store merged before: "
                                     "this is a bug, or the model changed without a new version.",
                                     folder_.string(), run_name(*this, run)));
    }
    const bool keep = known && (run.ok ? known->ok && holds(known->recorded, checked.recorded) : true);
    const auto id = known ? std::optional(known->id) : std::nullopt;
    return runs_->place(run, keep ? known->id : runs_->copy(id, checked, from, session)) || !keep;
}

std::uint64_t Store::take_from(const Store& part)
{
    constexpr std::uint64_t runs_at_once = 4096;
    const std::lock_guard guard(mutex_);
    std::error_code ignored;
    RunTable& from = part.runs();
    std::uint64_t taken = 0, seen = 0;
    std::optional<Transaction> transaction(std::in_place, *connection_);
    const auto sessions = take_sessions(*connection_, part.connection());
    Statement rows(part.connection(), fmt::format("SELECT p.point, p.design, p.replicate, p.sum, r.session, {} FROM "
                                                  "places p CROSS JOIN stored_runs r ON r.id = p.run ORDER BY p.point, "
                                                  "p.design, p.replicate",
                                                  RunTable::run_columns(from.shape(), "r")));
    while (rows.step()) {
        RunTable::Checked checked = RunTable::read(rows, 5, from.shape());
        StoredRun& run = checked.run;
        run.point = static_cast<std::uint64_t>(rows.integer(0));
        run.design = static_cast<std::size_t>(rows.integer(1));
        run.replicate = static_cast<std::uint32_t>(rows.integer(2));
        const std::int64_t place_sum = RunTable::place_sum(run.point, run.design, run.replicate, run.run_key);
        if (!checked.whole || place_sum != rows.integer(3)
            || (!checked.recorded.empty() && from.recorded_sum(checked.id) != checked.recorded_sum)) {
            refuse_damaged(part, run);
        }
        const auto session = sessions.find(rows.integer(4));
        if (take_run(checked, from, session == sessions.end() ? 0 : session->second)) {
            fs::remove(folder_ / "manifest.json", ignored);  // it describes a store that is about to change
            ++taken;
        }
        if (++seen % runs_at_once == 0) {
            transaction->commit();
            transaction.emplace(*connection_);
        }
    }
    transaction->commit();
    return taken;
}

std::uint64_t merge_stores(const std::vector<fs::path>& parts, const fs::path& folder, const Session& session)
{
    std::vector<std::unique_ptr<Store>> stores;
    for (const fs::path& part : parts) {
        stores.push_back(Store::open_read_only(part));
        require_same_study(*stores.front(), *stores.back());
        if (const auto damaged = damaged_small_tables(stores.back()->connection()); !damaged.empty()) {
            throw StoreError(StoreFault::damaged, fmt::format("{}: {} does not match its checksum; nothing was merged.",
                                                              part.string(), damaged.front()));
        }
    }
    const auto whole = Store::open_for_merging(folder, *stores.front(), session);
    std::uint64_t taken = 0;
    for (const auto& store : stores) {
        taken += whole->take_from(*store);
    }
    return taken;
}

}  // namespace kaptein
