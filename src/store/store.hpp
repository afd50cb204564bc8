#pragma once

#include "base/function_ref.hpp"
#include "store/database/run_table.hpp"
#include "store/files/lock.hpp"
#include "store/identity.hpp"
#include "store/rows.hpp"
#include "store/store_error.hpp"

#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <vector>

/// The results folder of a study and the SQLite store in it. One process writes, any number read. Everything here
/// throws StoreError and nothing else on purpose. Safe to call from several threads.
namespace kaptein {

/// Facts of this call of the program, for the log only; nothing of it enters a table.
struct Session {
    std::string program;  // "kaptein 0.1.0 (1a2b3c)": failed runs of another program are run again
    int threads = 1;
};

struct CsvTable;

/// Drops all that Store::keep_table() kept; in the caller's transaction.
void forget_kept_tables(const Connection& connection);

/// Keeps tables in a results folder that nobody has open for writing, all or none. Says whether it could: false when
/// another process writes there, or the folder is read-only or damaged; what can be computed again is no reason to
/// fail.
bool keep_tables_in(const std::filesystem::path& folder, std::span<const CsvTable> tables);

/// A finished or failed run on its way into the store.
struct Submission {
    std::uint64_t point = 0;
    std::size_t design = 0;
    std::uint32_t replicate = 0;
    StoredKey run_key{};
    RunResult result;
};

class Store final : public Rows {
  public:
    /// Makes the folder, continues it when it holds the same study, or throws: not_ours (another study, naming the
    /// difference; or a folder that is not ours, left untouched) or disk. Ignores SIGXFSZ for the whole program, so
    /// that a file size limit is an error like a full disk.
    static std::unique_ptr<Store> open_for_writing(const std::filesystem::path& folder, const StudyIdentity& identity,
                                                   const Session& session);
    static std::unique_ptr<Store> open_read_only(const std::filesystem::path& folder);
    /// The folder for the whole study of which `part` is a shard: made, or continued when it holds the same study.
    static std::unique_ptr<Store> open_for_merging(const std::filesystem::path& folder, const Store& part,
                                                   const Session& session);

    bool created() const { return created_; }
    const std::filesystem::path& folder() const { return folder_; }

    /// Whether the run is stored with everything this study records; if so it stands at this place from now on
    /// (after the next put() or flush()). Failed runs are stored, but those that lacked memory or were stored by
    /// another program are not "known".
    bool claim(std::uint64_t point, std::size_t design, std::uint32_t replicate, const StoredKey& run_key);
    /// Stores a batch in one transaction: all of it or, when this throws, nothing. A record with NaN, infinity or a
    /// missing value where none may be missing is stored as a failed run.
    void put(std::span<Submission> batch);
    /// Takes over all runs of `part` with their places; gives how many were new. Each is checked against its sum. A run
    /// that both have must have ended in the same state.
    std::uint64_t take_from(const Store& part);
    /// Writes what claim() remembered and the end of the session.
    void flush();

    const std::vector<StoredDesign>& designs() const override { return designs_; }
    std::vector<std::uint64_t> points() const override;
    std::vector<StoredRun> runs_of_point(std::uint64_t point) const override;
    void each_run(std::uint64_t point, FunctionRef<void(const StoredRun&)> take) const override;
    using Rows::run_count;
    std::uint64_t run_count() const override;
    std::uint64_t failed_count() const override;
    /// Runs stored at a point, of the replicates from first to last.
    std::uint64_t run_count(std::uint64_t point, std::uint32_t first, std::uint32_t last) const;
    std::optional<StoredRun> run_at(std::uint64_t point, std::size_t design, std::uint32_t replicate) const;

    std::string study_text() const;
    std::string resolved_text() const;
    /// "study", "model", "model version", "seed", ... of identity.hpp; "" when there is none of this name.
    std::string fact(std::string_view name) const;
    std::uint64_t session_count() const;
    /// Runs per second of the last session that wrote, as far as whole seconds tell it; nothing when none has.
    std::optional<double> last_rate() const;

    /// Keeps a table that another folder computed, as a view of its name with its rows of the codebook, until more is
    /// stored; in place of one of the same name. Does nothing in a store opened to be read.
    void keep_table(const CsvTable& table) const;
    /// A table that was kept; nothing when there is none of this name. Its columns have names only.
    std::optional<CsvTable> kept_table(std::string_view name) const;

    /// For the other files of this folder only.
    const Connection& connection() const { return *connection_; }
    RunTable& runs() const { return *runs_; }

  private:
    explicit Store(std::filesystem::path folder) : folder_(std::move(folder)) {}
    void open_existing(Access access);
    static std::unique_ptr<Store> open_locked(const std::filesystem::path& folder, const Session& session,
                                              FunctionRef<void(Store&)> begin, FunctionRef<void(Store&)> go_on);
    void create(FunctionRef<void(const Connection&)> fill);
    void continue_with(const StudyIdentity& identity);
    void continue_merging(const Store& part);
    bool take_run(const RunTable::Checked& checked, RunTable& from, std::int64_t session);
    void write_texts(const std::string& study_text, const std::string& resolved_text) const;
    void start_session();
    void store_one(Submission& submission);
    void write_claims();
    void read_designs();

    struct Claim {
        StoredRun where;
        std::int64_t id;
    };

    std::filesystem::path folder_;
    WriterLock lock_;
    std::unique_ptr<Connection> connection_;
    std::unique_ptr<RunTable> runs_;
    mutable std::recursive_mutex mutex_;
    std::vector<StoredDesign> designs_;
    const ModelInfo* model_ = nullptr;
    Recording recording_;
    Session session_;
    std::int64_t session_row_ = 0; // 0: nothing written yet
    std::int64_t stored_in_session_ = 0;
    std::vector<Claim> claims_;
    bool created_ = false;
};

} // namespace kaptein
