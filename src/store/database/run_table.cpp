#include "store/database/run_table.hpp"

#include "store/database/row_sum.hpp"
#include "store/database/stored_value.hpp"
#include "store/store_error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>

namespace kaptein {
namespace {

constexpr int first_outcome = 11;  // columns of stored_runs before o0

std::array<std::uint8_t, 16> bytes_of(const Digest& digest)
{
    std::array<std::uint8_t, 16> bytes{};
    for (unsigned i = 0; i < 8; ++i) {
        bytes[7 - i] = static_cast<std::uint8_t>(digest.high >> (8 * i));
        bytes[15 - i] = static_cast<std::uint8_t>(digest.low >> (8 * i));
    }
    return bytes;
}

Digest digest_of(std::span<const std::uint8_t> bytes)
{
    Digest digest;
    for (std::size_t i = 0; i < 8 && bytes.size() == 16; ++i) {
        digest.high = digest.high << 8 | bytes[i];
        digest.low = digest.low << 8 | bytes[8 + i];
    }
    return digest;
}

/// + 0.0 because the file format of SQLite does not keep the sign of -0.
Value as_stored(const Value& value) { return value ? Value{*value + 0.0} : Value{}; }

Digest sum_of(const StoredRun& run, std::string_view recorded, std::string_view recorded_sum)
{
    RowSum sum;
    sum.add(std::span<const std::uint8_t>(run.run_key));
    sum.add(std::uint64_t{run.ok});
    sum.add(std::string_view(run.stage));
    sum.add(std::string_view(run.message));
    for (const Digest& digest : {run.state, run.start}) {
        sum.add(digest.high);
        sum.add(digest.low);
    }
    sum.add(recorded);
    sum.add(recorded_sum);
    for (const Value& value : run.outcomes) {
        sum.add(as_stored(value));
    }
    return sum.digest();
}

}  // namespace

StoredKey key_of(std::span<const std::uint8_t> bytes)
{
    StoredKey key{};
    std::copy_n(bytes.begin(), std::min(bytes.size(), key.size()), key.begin());
    return key;
}

RunTable::RunTable(const Connection& connection, Shape shape) : connection_(&connection), shape_(std::move(shape)) {}

Statement& RunTable::statement(const std::string& sql)
{
    std::unique_ptr<Statement>& entry = statements_[sql];
    if (!entry) {
        entry = std::make_unique<Statement>(*connection_, sql);
    }
    return *entry;
}

std::optional<KnownRun> RunTable::find(const StoredKey& key)
{
    Statement& row = statement("SELECT r.id, r.ok, r.stage, r.recorded, r.state, l.program FROM stored_runs r "
                               "LEFT JOIN log l ON l.session = r.session WHERE r.run_key = ?1");
    row.bind(1, std::span<const std::uint8_t>(key));
    if (!row.step()) {
        return std::nullopt;
    }
    KnownRun known{row.integer(0),           row.integer(1) == 1,      std::string(row.text(2)),
                   std::string(row.text(3)), std::string(row.text(5)), digest_of(row.bytes(4))};
    row.reset();
    return known;
}

std::int64_t RunTable::make_room(std::optional<std::int64_t> id)
{
    if (!id) {
        return connection_->integer("SELECT coalesce(max(id), 0) + 1 FROM stored_runs");
    }
    statement("DELETE FROM stored_series WHERE run = ?1").bind(1, *id).run();
    for (std::size_t panel = 0; panel < shape_.panels.size(); ++panel) {
        statement(fmt::format("DELETE FROM stored_panel_{} WHERE run = ?1", panel)).bind(1, *id).run();
    }
    return *id;
}

std::int64_t RunTable::write(std::optional<std::int64_t> id, const StoredRun& run, const RunRecord* record,
                             const Recording& recording, std::int64_t session)
{
    const std::int64_t row_id = make_room(id);
    const std::string recorded = record != nullptr ? recording_text(recording) : std::string{};
    const std::string recorded_sum = recorded.empty() ? std::string{} : write_recorded(row_id, *record, recording);
    write_row(row_id, run, recorded, recorded_sum, session);
    return row_id;
}

void RunTable::write_row(std::int64_t id, const StoredRun& run, const std::string& recorded,
                         const std::string& recorded_sum, std::int64_t session)
{
    Statement& insert =
        statement(fmt::format("INSERT OR REPLACE INTO stored_runs VALUES ({})", marks(first_outcome + shape_.levels)));
    insert.bind(1, id).bind(2, std::span<const std::uint8_t>(run.run_key)).bind(3, std::int64_t{run.ok});
    insert.bind(4, run.stage).bind(5, run.message).bind(6, std::span<const std::uint8_t>(bytes_of(run.state)));
    insert.bind(7, std::span<const std::uint8_t>(bytes_of(run.start))).bind(8, recorded).bind(9, session);
    insert.bind(10, recorded_sum);
    insert.bind(11, std::span<const std::uint8_t>(bytes_of(sum_of(run, recorded, recorded_sum))));
    for (std::size_t i = 0; i < shape_.levels; ++i) {
        bind_value(insert, static_cast<int>(first_outcome + 1 + i), run.ok ? run.outcomes[i] : Value{});
    }
    insert.run();
}

std::int64_t RunTable::place_sum(std::uint64_t point, std::size_t design, std::uint32_t replicate, const StoredKey& key)
{
    RowSum sum;
    sum.add(point);
    sum.add(std::uint64_t{design});
    sum.add(std::uint64_t{replicate});
    sum.add(std::span<const std::uint8_t>(key));
    return static_cast<std::int64_t>(sum.digest().low);
}

bool RunTable::place(const StoredRun& where, std::int64_t id)
{
    const auto point = static_cast<std::int64_t>(where.point);
    const auto design = static_cast<std::int64_t>(where.design);
    Statement& present = statement("SELECT run FROM places WHERE point = ?1 AND design = ?2 AND replicate = ?3");
    present.bind(1, point).bind(2, design).bind(3, std::int64_t{where.replicate});
    const bool there = present.step() && present.integer(0) == id;
    present.reset();
    if (there) {
        return false;
    }
    Statement& insert = statement("INSERT OR REPLACE INTO places VALUES (?1, ?2, ?3, ?4, ?5)");
    insert.bind(1, point).bind(2, design).bind(3, std::int64_t{where.replicate}).bind(4, id);
    insert.bind(5, place_sum(where.point, where.design, where.replicate, where.run_key)).run();
    return true;
}

std::string RunTable::run_columns(const Shape& shape, const std::string& alias)
{
    std::string text;
    for (const char* column :
         {"id", "run_key", "ok", "stage", "message", "state", "start", "recorded", "recorded_sum", "sum"}) {
        text += fmt::format("{}{}.{}", text.empty() ? "" : ", ", alias, column);
    }
    for (std::size_t i = 0; i < shape.levels; ++i) {
        text += fmt::format(", {}.o{}", alias, i);
    }
    return text;
}

RunTable::Checked RunTable::read(const Statement& row, int first, const Shape& shape)
{
    Checked checked;
    checked.id = row.integer(first);
    StoredRun& run = checked.run;
    const std::span<const std::uint8_t> key = row.bytes(first + 1);
    run.run_key = key_of(key);
    run.ok = row.integer(first + 2) == 1;
    run.stage = row.text(first + 3);
    run.message = row.text(first + 4);
    run.state = digest_of(row.bytes(first + 5));
    run.start = digest_of(row.bytes(first + 6));
    checked.recorded = row.text(first + 7);
    checked.recorded_sum = row.text(first + 8);
    bool values_only = key.size() == run.run_key.size();
    for (std::size_t i = 0; run.ok && i < shape.levels; ++i) {
        const int column = first + 10 + static_cast<int>(i);
        run.outcomes.push_back(value_at(row, column));
        values_only = values_only && is_value(row, column);
    }
    const auto sum = bytes_of(sum_of(run, checked.recorded, checked.recorded_sum));
    const std::span<const std::uint8_t> stored = row.bytes(first + 9);
    checked.whole = values_only && std::equal(sum.begin(), sum.end(), stored.begin(), stored.end());
    return checked;
}

void RunTable::read_places(Statement& rows, FunctionRef<void(StoredRun&&)> take) const
{
    while (rows.step()) {
        Checked checked = read(rows, 4, shape_);
        StoredRun& run = checked.run;
        run.point = static_cast<std::uint64_t>(rows.integer(0));
        run.design = static_cast<std::size_t>(rows.integer(1));
        run.replicate = static_cast<std::uint32_t>(rows.integer(2));
        if (!checked.whole || place_sum(run.point, run.design, run.replicate, run.run_key) != rows.integer(3)) {
            rows.reset();
            throw StoreError(
                StoreFault::damaged,
                fmt::format("{}: the run at point {}, design {}, replicate {} does not match its checksum: the "
                            "file was changed or the disk is failing. See `kaptein verify {}`; restore a "
                            "copy, or move the folder away and run the study again.",
                            connection_->file().string(), run.point, run.design, run.replicate,
                            connection_->file().parent_path().string()));
        }
        take(std::move(run));
    }
}

std::string RunTable::places_query(const std::string& where) const
{
    return fmt::format("SELECT p.point, p.design, p.replicate, p.sum, {} FROM places p CROSS JOIN stored_runs r "
                       "ON r.id = p.run WHERE p.point = ?1{} ORDER BY p.design, p.replicate",
                       run_columns(shape_, "r"), where);
}

void RunTable::each_of_point(std::uint64_t point, FunctionRef<void(const StoredRun&)> take)
{
    // A statement of its own: what takes the runs may ask the store for more.
    Statement rows(*connection_, places_query(""));
    rows.bind(1, static_cast<std::int64_t>(point));
    read_places(rows, [&take](StoredRun&& run) { take(run); });
}

std::vector<StoredRun> RunTable::of_point(std::uint64_t point)
{
    std::vector<StoredRun> runs;
    Statement& rows = statement(places_query("")).bind(1, static_cast<std::int64_t>(point));
    read_places(rows, [&runs](StoredRun&& run) { runs.push_back(std::move(run)); });
    return runs;
}

std::optional<StoredRun> RunTable::at(std::uint64_t point, std::size_t design, std::uint32_t replicate)
{
    Statement& rows = statement(places_query(" AND p.design = ?2 AND p.replicate = ?3"));
    rows.bind(1, static_cast<std::int64_t>(point)).bind(2, static_cast<std::int64_t>(design));
    rows.bind(3, std::int64_t{replicate});
    std::optional<StoredRun> found;
    read_places(rows, [&found](StoredRun&& run) { found = std::move(run); });
    return found;
}

}  // namespace kaptein
