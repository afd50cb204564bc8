#include "store/database/run_table.hpp"

#include "store/database/row_sum.hpp"
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

void bind_value(Statement& statement, int index, const Value& value)
{
    value ? statement.bind(index, *value + 0.0) : statement.bind_null(index);
}

Value value_at(const Statement& row, int column)
{
    return row.type(column) == CellType::null ? Value{} : Value{row.number(column)};
}

/// A number or nothing: any other type is damage, which reads as 0 and so must not look like 0.
bool is_value(const Statement& row, int column)
{
    const CellType type = row.type(column);
    return type == CellType::number || type == CellType::integer || type == CellType::null;
}

/// + 0.0 because the file format of SQLite does not keep the sign of -0.
Value as_stored(const Value& value)
{
    return value ? Value{*value + 0.0} : Value{};
}

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

std::string marks(std::size_t count)
{
    std::string text = "?";
    for (std::size_t i = 1; i < count; ++i) {
        text += ", ?";
    }
    return text;
}

/// Rows of a panel by month, then entity, events of one entity and month in the order they happened.
std::vector<std::size_t> panel_order(const PanelTable& table)
{
    std::vector<std::size_t> order(table.months.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        order[i] = i;
    }
    std::sort(order.begin(), order.end(), [&table](std::size_t a, std::size_t b) {
        return std::tuple(table.months[a], table.entities[a], a) < std::tuple(table.months[b], table.entities[b], b);
    });
    return order;
}

void sum_rows(RowSum& sum, Statement& rows)
{
    while (rows.step()) {
        for (int column = 0; column < rows.columns(); ++column) {
            sum.add(value_at(rows, column));
            if (!is_value(rows, column)) {
                sum.add(std::string_view("damaged"));
            }
        }
    }
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
    KnownRun known{row.integer(0), row.integer(1) == 1, std::string(row.text(2)), std::string(row.text(3)),
                   std::string(row.text(5)), digest_of(row.bytes(4))};
    row.reset();
    return known;
}

std::int64_t RunTable::write(std::optional<std::int64_t> id, const StoredRun& run, const RunRecord* record,
                             const Recording& recording, std::int64_t session)
{
    const std::int64_t row_id = id ? *id : connection_->integer("SELECT coalesce(max(id), 0) + 1 FROM stored_runs");
    const std::string recorded = record != nullptr ? recording_text(recording) : std::string{};
    if (id) {
        statement("DELETE FROM stored_series WHERE run = ?1").bind(1, *id).run();
        for (std::size_t panel = 0; panel < shape_.panels.size(); ++panel) {
            statement(fmt::format("DELETE FROM stored_panel_{} WHERE run = ?1", panel)).bind(1, *id).run();
        }
    }
    const std::string recorded_sum = recorded.empty() ? std::string{} : write_recorded(row_id, *record, recording);
    Statement& insert = statement(fmt::format("INSERT OR REPLACE INTO stored_runs VALUES ({})",
                                              marks(first_outcome + shape_.levels)));
    insert.bind(1, row_id).bind(2, std::span<const std::uint8_t>(run.run_key)).bind(3, std::int64_t{run.ok});
    insert.bind(4, run.stage).bind(5, run.message).bind(6, std::span<const std::uint8_t>(bytes_of(run.state)));
    insert.bind(7, std::span<const std::uint8_t>(bytes_of(run.start))).bind(8, recorded).bind(9, session);
    insert.bind(10, recorded_sum);
    insert.bind(11, std::span<const std::uint8_t>(bytes_of(sum_of(run, recorded, recorded_sum))));
    for (std::size_t i = 0; i < shape_.levels; ++i) {
        bind_value(insert, static_cast<int>(first_outcome + 1 + i), run.ok ? run.outcomes[i] : Value{});
    }
    insert.run();
    return row_id;
}

std::string RunTable::write_recorded(std::int64_t id, const RunRecord& record, const Recording& recording)
{
    Statement& series = statement(fmt::format("INSERT INTO stored_series VALUES ({})", marks(3 + shape_.series)));
    for (std::size_t row = 0; row < record.series.months.size(); ++row) {
        series.bind(1, id).bind(2, static_cast<std::int64_t>(row)).bind(3, std::int64_t{record.series.months[row]});
        for (std::size_t i = 0; i < shape_.series; ++i) {
            series.bind_null(static_cast<int>(4 + i));
        }
        for (std::size_t i = 0; i < recording.series.size(); ++i) {
            bind_value(series, static_cast<int>(4 + recording.series[i]), record.series.columns[i][row]);
        }
        series.run();
    }
    for (const PanelTable& table : record.panels) {
        const std::size_t columns = shape_.panels[table.panel];
        Statement& insert = statement(fmt::format("INSERT INTO stored_panel_{} VALUES ({})", table.panel,
                                                  marks(4 + columns)));
        std::int64_t number = 0;
        for (const std::size_t row : panel_order(table)) {
            insert.bind(1, id).bind(2, number++).bind(3, std::int64_t{table.months[row]});
            insert.bind(4, std::int64_t{table.entities[row]});
            for (std::size_t i = 0; i < columns; ++i) {
                bind_value(insert, static_cast<int>(5 + i), table.columns[i][row]);
            }
            insert.run();
        }
    }
    return recorded_sum(id);
}

std::string RunTable::recorded_sum(std::int64_t id)
{
    RowSum sum;
    sum_rows(sum, statement("SELECT * FROM stored_series WHERE run = ?1 ORDER BY row").bind(1, id));
    for (std::size_t panel = 0; panel < shape_.panels.size(); ++panel) {
        sum_rows(sum, statement(fmt::format("SELECT * FROM stored_panel_{} WHERE run = ?1 ORDER BY row", panel)).bind(1, id));
    }
    return sum.text();
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
    for (const char* column : {"id", "run_key", "ok", "stage", "message", "state", "start", "recorded", "recorded_sum",
                               "sum"}) {
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
    checked.recorded_sum = row.text(first + 8);
    bool values_only = key.size() == run.run_key.size();
    for (std::size_t i = 0; run.ok && i < shape.levels; ++i) {
        const int column = first + 10 + static_cast<int>(i);
        run.outcomes.push_back(value_at(row, column));
        values_only = values_only && is_value(row, column);
    }
    const auto sum = bytes_of(sum_of(run, row.text(first + 7), checked.recorded_sum));
    const std::span<const std::uint8_t> stored = row.bytes(first + 9);
    checked.whole = values_only && std::equal(sum.begin(), sum.end(), stored.begin(), stored.end());
    return checked;
}

std::vector<StoredRun> RunTable::read_places(Statement& rows)
{
    std::vector<StoredRun> runs;
    while (rows.step()) {
        Checked checked = read(rows, 4, shape_);
        StoredRun& run = checked.run;
        run.point = static_cast<std::uint64_t>(rows.integer(0));
        run.design = static_cast<std::size_t>(rows.integer(1));
        run.replicate = static_cast<std::uint32_t>(rows.integer(2));
        if (!checked.whole || place_sum(run.point, run.design, run.replicate, run.run_key) != rows.integer(3)) {
            rows.reset();
            throw StoreError(StoreFault::damaged,
                             fmt::format("{}: the run at point {}, design {}, replicate {} does not match its checksum: the "
                                         "file was changed or the disk is failing. See `kaptein verify {}`; restore a "
                                         "copy, or move the folder away and run the study again.",
                                         connection_->file().string(), run.point, run.design, run.replicate,
                                         connection_->file().parent_path().string()));
        }
        runs.push_back(std::move(run));
    }
    return runs;
}

std::vector<StoredRun> RunTable::of_point(std::uint64_t point)
{
    Statement& rows = statement(fmt::format("SELECT p.point, p.design, p.replicate, p.sum, {} FROM places p CROSS JOIN "
                                            "stored_runs r ON r.id = p.run WHERE p.point = ?1 ORDER BY p.design, "
                                            "p.replicate",
                                            run_columns(shape_, "r")));
    rows.bind(1, static_cast<std::int64_t>(point));
    return read_places(rows);
}

std::optional<StoredRun> RunTable::at(std::uint64_t point, std::size_t design, std::uint32_t replicate)
{
    Statement& rows = statement(fmt::format("SELECT p.point, p.design, p.replicate, p.sum, {} FROM places p CROSS JOIN "
                                            "stored_runs r ON r.id = p.run WHERE p.point = ?1 AND p.design = ?2 AND "
                                            "p.replicate = ?3",
                                            run_columns(shape_, "r")));
    rows.bind(1, static_cast<std::int64_t>(point)).bind(2, static_cast<std::int64_t>(design));
    std::vector<StoredRun> runs = read_places(rows.bind(3, std::int64_t{replicate}));
    return runs.empty() ? std::nullopt : std::optional(std::move(runs.front()));
}

}  // namespace kaptein
