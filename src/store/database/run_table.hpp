#pragma once

#include "base/function_ref.hpp"
#include "store/database/schema.hpp"
#include "store/rows.hpp"

#include <array>
#include <map>
#include <memory>
#include <optional>

namespace kaptein {

using StoredKey = std::array<std::uint8_t, 32>;
/// Of stored bytes; filled up with 0 when they are too few.
StoredKey key_of(std::span<const std::uint8_t> bytes);

/// What is known of a run without reading its numbers.
struct KnownRun {
    std::int64_t id = 0;
    bool ok = true;
    std::string stage;
    std::string recorded;
    std::string program;  // the one that stored it
    Digest state;
};

/// The written tables of runs: statements prepared once, rows with their sums.
class RunTable {
  public:
    RunTable(const Connection& connection, Shape shape);

    std::optional<KnownRun> find(const StoredKey& key);
    /// Writes a run, or over the run `id`; `record` carries series and panels of a run that is ok. Gives its id.
    std::int64_t write(std::optional<std::int64_t> id, const StoredRun& run, const RunRecord* record,
                       const Recording& recording, std::int64_t session);
    /// Writes a run of another store with the same tables, or over the run `id`. Gives its id.
    struct Checked;
    std::int64_t copy(std::optional<std::int64_t> id, const Checked& run, RunTable& from, std::int64_t session);
    /// Makes the run stand at a place. False when it did so already.
    bool place(const StoredRun& where, std::int64_t id);

    /// Runs of a point ordered by design and replicate, each checked against its sum. Throws StoreError.
    std::vector<StoredRun> of_point(std::uint64_t point);
    void each_of_point(std::uint64_t point, FunctionRef<void(const StoredRun&)> take);
    std::optional<StoredRun> at(std::uint64_t point, std::size_t design, std::uint32_t replicate);

    /// Rows of `stored_runs` from a statement that gives run_columns(); `whole` says whether the sum matches.
    struct Checked {
        std::int64_t id = 0;
        StoredRun run;
        std::string recorded;
        std::string recorded_sum;
        bool whole = true;
    };
    static std::string run_columns(const Shape& shape, const std::string& alias);
    static Checked read(const Statement& row, int first_column, const Shape& shape);

    /// Sum over the recorded rows of a run as they stand in the store.
    std::string recorded_sum(std::int64_t id);
    static std::int64_t place_sum(std::uint64_t point, std::size_t design, std::uint32_t replicate,
                                  const StoredKey& key);

    const Shape& shape() const { return shape_; }

  private:
    Statement& statement(const std::string& sql);
    /// Id for a run to be written; what was recorded of the run that has it goes.
    std::int64_t make_room(std::optional<std::int64_t> id);
    void write_row(std::int64_t id, const StoredRun& run, const std::string& recorded, const std::string& recorded_sum,
                   std::int64_t session);
    std::string write_recorded(std::int64_t id, const RunRecord& record, const Recording& recording);
    std::string places_query(const std::string& where) const;
    void read_places(Statement& rows, FunctionRef<void(StoredRun&&)> take) const;

    const Connection* connection_;
    Shape shape_;
    std::map<std::string, std::unique_ptr<Statement>> statements_;
};

}  // namespace kaptein
