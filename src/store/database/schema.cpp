#include "store/database/schema.hpp"

#include "store/database/schema_parts.hpp"
#include "store/database/stored_value.hpp"
#include "store/tables/definition.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>

namespace kaptein {
namespace {

std::string numbered_columns(char letter, std::size_t count, std::string_view type)
{
    std::string text;
    for (std::size_t i = 0; i < count; ++i) {
        text += fmt::format(", {}{} {}", letter, i, type);
    }
    return text;
}

void bind_value(Statement& statement, int index, const Declaration& declaration, double value)
{
    switch (declaration.kind) {
    case Kind::category:
        statement.bind(index, value_text(declaration, value));
        break;
    case Kind::integer:
        statement.bind(index, static_cast<std::int64_t>(value));
        break;
    case Kind::real:
        statement.bind(index, value);
        break;
    }
}

void bind_finite(Statement& statement, int index, double value)
{
    std::isfinite(value) ? statement.bind(index, value) : statement.bind_null(index);
}

void write_designs(const Connection& connection, const StudyIdentity& identity)
{
    const auto choices = identity.model->choices;
    connection.execute(
        fmt::format("CREATE TABLE stored_designs(number INTEGER PRIMARY KEY, name TEXT, is_baseline INTEGER, "
                    "preset TEXT{})",
                    numbered_columns('c', choices.size(), "")));
    Statement insert(connection, "INSERT INTO stored_designs VALUES (" + marks(4 + choices.size()) + ")");
    for (std::size_t number = 0; number < identity.designs.size(); ++number) {
        const IdentityDesign& design = identity.designs[number];
        insert.bind(1, static_cast<std::int64_t>(number)).bind(2, design.name);
        insert.bind(3, std::int64_t{design.is_baseline});
        design.preset.empty() ? insert.bind_null(4) : insert.bind(4, design.preset);
        for (std::size_t i = 0; i < choices.size(); ++i) {
            bind_value(insert, static_cast<int>(5 + i), choices[i], design.choices[i]);
        }
        insert.run();
    }
}

void write_points(const Connection& connection, const StudyIdentity& identity)
{
    const std::size_t factors = identity.factors.size();
    connection.execute(
        fmt::format("CREATE TABLE stored_points(point INTEGER PRIMARY KEY{})", numbered_columns('f', factors, "")));
    Statement insert(connection, "INSERT INTO stored_points VALUES (" + marks(1 + factors) + ")");
    if (identity.points.empty()) {
        insert.bind(1, std::int64_t{0}).run();
    }
    for (const IdentityPoint& point : identity.points) {
        insert.bind(1, static_cast<std::int64_t>(point.number));
        for (std::size_t i = 0; i < factors; ++i) {
            bind_value(insert, static_cast<int>(2 + i), *identity.factors[i].declaration, point.values[i]);
        }
        insert.run();
    }
}

std::string_view to_text(OriginKind kind)
{
    switch (kind) {
    case OriginKind::measured:
        return "measured";
    case OriginKind::fitted:
        return "fitted";
    case OriginKind::assumed:
        return "assumed";
    case OriginKind::definition:
        break;
    }
    return "definition";
}

void write_parameters(const Connection& connection, const StudyIdentity& identity)
{
    connection.execute(
        "CREATE TABLE stored_parameters(number INTEGER PRIMARY KEY, key, value, unit, valid_low, valid_high, "
        "plausible_low, plausible_high, origin, source, set_by, meaning)");
    Statement insert(connection, "INSERT INTO stored_parameters VALUES (" + marks(12) + ")");
    for (std::size_t i = 0; i < identity.model->parameters.size(); ++i) {
        const Declaration& declaration = identity.model->parameters[i];
        insert.bind(1, static_cast<std::int64_t>(i)).bind(2, declaration.key);
        bind_value(insert, 3, declaration, identity.settings[i]);
        declaration.unit.empty() ? insert.bind_null(4) : insert.bind(4, declaration.unit);
        const bool has_range = declaration.kind != Kind::category;
        const std::array ends{declaration.valid.low, declaration.valid.high, declaration.plausible.low,
                              declaration.plausible.high};
        for (int end = 0; end < 4; ++end) {
            has_range ? bind_finite(insert, 5 + end, ends[static_cast<std::size_t>(end)])
                      : void(insert.bind_null(5 + end));
        }
        insert.bind(9, to_text(declaration.origin.kind)).bind(10, declaration.origin.source);
        insert.bind(11, i < identity.settings_by.size() ? identity.settings_by[i] : "default");
        insert.bind(12, declaration.meaning).run();
    }
}

void write_tables(const Connection& connection, const std::vector<TableDefinition>& tables)
{
    connection.execute("CREATE TABLE stored_tables(number INTEGER PRIMARY KEY, name, query);"
                       "CREATE TABLE stored_codebook(number INTEGER PRIMARY KEY, \"table\", \"column\", type, unit, "
                       "\"values\", meaning, formula)");
    Statement table_row(connection, "INSERT INTO stored_tables VALUES (NULL, ?, ?)");
    Statement column_row(connection, "INSERT INTO stored_codebook VALUES (NULL, ?, ?, ?, nullif(?, ''), nullif(?, ''), "
                                     "nullif(?, ''), nullif(?, ''))");
    for (const TableDefinition& table : tables) {
        table_row.bind(1, table.name).bind(2, table.query).run();
        for (const TableColumn& column : table.columns) {
            column_row.bind(1, table.name).bind(2, column.name).bind(3, to_text(column.type)).bind(4, column.unit);
            column_row.bind(5, column.values).bind(6, column.meaning).bind(7, column.formula).run();
        }
    }
    for (const TableDefinition& table : tables) {
        connection.execute(fmt::format("CREATE VIEW {} AS {}", sql_name(table.name), table.query));
    }
}

void write_sums(const Connection& connection)
{
    for (const char* table : small_tables) {
        put_meta(connection, fmt::format("sum {}", table),
                 rows_digest(connection, fmt::format("SELECT * FROM {} ORDER BY 1", table)));
    }
    write_sum_of_meta(connection);
}

}  // namespace

void put_meta(const Connection& connection, std::string_view key, std::string_view value)
{
    Statement(connection, "INSERT INTO meta VALUES (?1, ?2)").bind(1, key).bind(2, value).run();
}

void drop_identity(const Connection& connection)
{
    std::vector<std::string> views;
    Statement list(connection, "SELECT name FROM sqlite_master WHERE type = 'view'");
    while (list.step()) {
        views.emplace_back(list.text(0));
    }
    for (const std::string& view : views) {
        connection.execute("DROP VIEW " + sql_name(view));
    }
    for (const char* table : small_tables) {
        connection.execute(fmt::format("DROP TABLE IF EXISTS {}", table));
    }
    connection.execute("DELETE FROM meta");
}

void write_sum_of_meta(const Connection& connection)
{
    put_meta(connection, "sum meta",
             rows_digest(connection, "SELECT * FROM meta WHERE key <> 'sum meta' ORDER BY key"));
}

Shape shape_of(const ModelInfo& model)
{
    Shape shape{level_count(model), model.series.size(), {}};
    for (const Panel& panel : model.panels) {
        shape.panels.push_back(panel.columns.size());
    }
    return shape;
}

void create_schema(const Connection& connection, const ModelInfo& model)
{
    const Shape shape = shape_of(model);
    connection.execute(
        fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {}", store_application_id, store_schema));
    connection.execute(
        "CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;"
        "CREATE TABLE log(session INTEGER PRIMARY KEY, started, ended, host, process, threads, program, runs);"
        "CREATE TABLE places(point INTEGER, design INTEGER, replicate INTEGER, run INTEGER, sum INTEGER, "
        "PRIMARY KEY(point, design, replicate)) WITHOUT ROWID");
    connection.execute(
        fmt::format("CREATE TABLE stored_runs(id INTEGER PRIMARY KEY, run_key BLOB NOT NULL UNIQUE, ok INTEGER, "
                    "stage TEXT, message TEXT, state BLOB, start BLOB, recorded TEXT, session INTEGER, "
                    "recorded_sum BLOB, sum BLOB{})",
                    numbered_columns('o', shape.levels, "REAL")));
    connection.execute(fmt::format("CREATE TABLE stored_series(run INTEGER, row INTEGER, month INTEGER{}, "
                                   "PRIMARY KEY(run, row)) WITHOUT ROWID",
                                   numbered_columns('s', shape.series, "REAL")));
    for (std::size_t i = 0; i < shape.panels.size(); ++i) {
        connection.execute(
            fmt::format("CREATE TABLE stored_panel_{}(run INTEGER, row INTEGER, month INTEGER, entity INTEGER{}, "
                        "PRIMARY KEY(run, row)) WITHOUT ROWID",
                        i, numbered_columns('c', shape.panels[i], "REAL")));
    }
}

void write_identity(const Connection& connection, const StudyIdentity& identity)
{
    drop_identity(connection);
    std::vector<std::pair<std::string, std::string>> all = facts(identity);
    for (std::size_t i = 0; i < all.size(); ++i) {
        put_meta(connection, fmt::format("fact {}", all[i].first), all[i].second);
    }
    const Shape shape = shape_of(*identity.model);
    std::string counts = fmt::format("{} {}", shape.levels, shape.series);
    for (const std::size_t columns : shape.panels) {
        counts += fmt::format(" {}", columns);
    }
    put_meta(connection, "shape", counts);
    put_meta(connection, "study_text", identity.study_text);
    put_meta(connection, "resolved_text", identity.resolved_text);
    put_meta(connection, "layout", layout_digest(identity));
    put_meta(connection, "recording", recording_text(identity.recording));
    put_meta(connection, "fixed sweep", identity.fixed_sweep);
    write_designs(connection, identity);
    write_points(connection, identity);
    write_parameters(connection, identity);
    write_tables(connection, table_definitions(identity));
    write_sums(connection);
}

std::vector<std::string> damaged_small_tables(const Connection& connection)
{
    std::vector<std::string> damaged;
    for (const char* table : small_tables) {
        const std::string sum = rows_digest(connection, fmt::format("SELECT * FROM {} ORDER BY 1", table));
        if (sum != meta_text(connection, fmt::format("sum {}", table))) {
            damaged.emplace_back(std::string_view(table).substr(7));
        }
    }
    if (rows_digest(connection, "SELECT * FROM meta WHERE key <> 'sum meta' ORDER BY key")
        != meta_text(connection, "sum meta")) {
        damaged.emplace_back("meta");
    }
    return damaged;
}

}  // namespace kaptein
