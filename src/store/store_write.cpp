#include "store/check/record_check.hpp"
#include "store/store.hpp"

#include <fmt/format.h>

#include <array>
#include <ctime>

#include <unistd.h>

namespace kaptein {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t claims_at_once = 10'000;

std::string now_text()
{
    const std::time_t now = std::time(nullptr);
    std::tm parts{};
    gmtime_r(&now, &parts);
    std::array<char, 32> text{};
    std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &parts);
    return text.data();
}

std::string host_name()
{
    std::array<char, 256> host{};
    ::gethostname(host.data(), host.size() - 1);
    return host.data();
}

}  // namespace

void Store::start_session()
{
    std::error_code ignored;
    fs::remove(folder_ / "manifest.json", ignored);  // it describes a store that is about to change
    forget_kept_tables(*connection_);
    Statement insert(*connection_, "INSERT INTO log VALUES (NULL, ?1, NULL, ?2, ?3, ?4, ?5, 0)");
    insert.bind(1, now_text()).bind(2, host_name()).bind(3, std::int64_t{::getpid()});
    insert.bind(4, std::int64_t{session_.threads}).bind(5, session_.program).run();
    session_row_ = connection_->last_row();
}

bool Store::claim(std::uint64_t point, std::size_t design, std::uint32_t replicate, const StoredKey& run_key)
{
    const std::lock_guard guard(mutex_);
    const std::optional<KnownRun> known = runs_->find(run_key);
    if (!known || (!known->ok && (known->stage == "memory" || known->program != session_.program))) {
        return false;
    }
    const std::string wanted = recording_text(recording_);
    if (known->ok && !holds(known->recorded, wanted)) {
        return false;
    }
    StoredRun where;
    where.point = point;
    where.design = design;
    where.replicate = replicate;
    where.run_key = run_key;
    claims_.push_back({where, known->id});
    if (claims_.size() >= claims_at_once) {
        flush();
    }
    return true;
}

void Store::write_claims()
{
    for (const Claim& claim : claims_) {
        runs_->place(claim.where, claim.id);
    }
}

void Store::store_one(Submission& submission)
{
    StoredRun run;
    run.point = submission.point;
    run.design = submission.design;
    run.replicate = submission.replicate;
    run.run_key = submission.run_key;
    const RunRecord* record = std::get_if<RunRecord>(&submission.result);
    const std::optional<RunFailure> fault =
        record != nullptr ? fault_in(*model_, recording_, *record) : std::get<RunFailure>(submission.result);
    run.ok = !fault;
    if (fault) {
        run.stage = fault->stage;
        run.message = failure_text(*fault);
        run.state = record != nullptr ? record->state : Digest{};  // so that verify can compare it when run again
        record = nullptr;
    } else {
        run.state = record->state;
        run.start = record->start;
        run.outcomes = record->outcomes;
    }
    const std::optional<KnownRun> known = runs_->find(run.run_key);
    if (known && known->ok && run.ok && known->state != run.state) {
        throw StoreError(StoreFault::bug,
                         fmt::format("{}: the run at point {}, design {}, replicate {} came out differently "
                                     "when run again: state {} instead of {}. This is a bug, or the model "
                                     "changed without a new version.",
                                     folder_.string(), run.point, run.design, run.replicate, to_text(run.state),
                                     to_text(known->state)));
    }
    const bool keep = known && known->ok && (!run.ok || holds(known->recorded, recording_text(recording_)));
    const auto id = known ? std::optional(known->id) : std::nullopt;
    runs_->place(run, keep ? known->id : runs_->write(id, run, record, recording_, session_row_));
    ++stored_in_session_;
}

void Store::put(std::span<Submission> batch)
{
    const std::lock_guard guard(mutex_);
    const std::int64_t stored_before = stored_in_session_;
    const std::int64_t session_before = session_row_;
    try {
        Transaction transaction(*connection_);
        if (session_row_ == 0) {
            start_session();
        }
        write_claims();
        for (Submission& submission : batch) {
            store_one(submission);
        }
        Statement(*connection_, "UPDATE log SET ended = ?2, runs = ?3 WHERE session = ?1")
            .bind(1, session_row_)
            .bind(2, now_text())
            .bind(3, stored_in_session_)
            .run();
        transaction.commit();
        claims_.clear();
    } catch (...) {
        stored_in_session_ = stored_before;
        session_row_ = session_before;
        throw;
    }
}

void Store::flush()
{
    const std::lock_guard guard(mutex_);
    if (claims_.empty()) {
        return;
    }
    std::vector<Claim> missing;
    for (const Claim& claim : claims_) {
        const std::int64_t there = Statement(*connection_, "SELECT 1 FROM places WHERE point = ?1 AND design = ?2 AND "
                                                           "replicate = ?3 AND run = ?4")
                                       .bind(1, static_cast<std::int64_t>(claim.where.point))
                                       .bind(2, static_cast<std::int64_t>(claim.where.design))
                                       .bind(3, std::int64_t{claim.where.replicate})
                                       .bind(4, claim.id)
                                       .step();
        if (there == 0) {
            missing.push_back(claim);
        }
    }
    claims_ = std::move(missing);
    if (!claims_.empty()) {  // a study that is all there is not written to
        put({});
    }
}

}  // namespace kaptein
