#include "store/tables/definition.hpp"

#include "base/text.hpp"
#include "store/database/sqlite.hpp"

#include <fmt/format.h>

namespace kaptein {
namespace {

constexpr const char* in_place = "FROM places p CROSS JOIN stored_designs d ON d.number = p.design ";
constexpr const char* in_order = " ORDER BY p.point, p.design, p.replicate";

/// A table under construction: each column with the expression it comes from.
class Builder {
  public:
    explicit Builder(std::string name) { table_.name = std::move(name); }
    void add(const std::string& expression, TableColumn column)
    {
        select_ += fmt::format("{}{} AS {}", select_.empty() ? "SELECT " : ", ", expression, sql_name(column.name));
        table_.columns.push_back(std::move(column));
    }
    TableDefinition from(const std::string& rest)
    {
        table_.query = select_ + ' ' + rest;
        return std::move(table_);
    }

  private:
    TableDefinition table_;
    std::string select_;
};

Builder with_place(std::string name)
{
    Builder table(std::move(name));
    table.add("p.point", {"point", ColumnType::integer, "", "", "Number of the point of the sweep, from 0"});
    table.add("d.name", {"design", ColumnType::category, "", "", "Name of the program design in the study"});
    table.add("p.replicate", {"replicate", ColumnType::integer, "", "",
                              "Number of the replicate, from 0: the same luck under every design and at every point"});
    return table;
}

ColumnType type_of(const Declaration& declaration)
{
    return declaration.kind == Kind::real      ? ColumnType::number
           : declaration.kind == Kind::integer ? ColumnType::integer
                                               : ColumnType::category;
}

TableColumn column_of(const std::string& name, const Declaration& declaration)
{
    std::string values;
    for (const Option& option : declaration.options) {
        values += fmt::format("{}{}", values.empty() ? "" : " ", option.key);
    }
    return {name, type_of(declaration), std::string(declaration.unit), values, std::string(declaration.meaning)};
}

TableColumn column_of(const Column& column)
{
    std::string values;
    for (const std::string_view label : column.labels) {
        values += fmt::format("{}{}", values.empty() ? "" : " ", label);
    }
    return {std::string(column.key), column.type, std::string(column.unit), values, std::string(column.meaning)};
}

/// Labels stand as numbers in the store and as words in the views.
std::string labelled(const std::string& expression, const Column& column)
{
    if (column.labels.empty()) {
        return expression;
    }
    std::string text = "CASE " + expression;
    for (std::size_t i = 0; i < column.labels.size(); ++i) {
        text += fmt::format(" WHEN {} THEN {}", i, sql_text(column.labels[i]));
    }
    return text + " END";
}

TableDefinition designs_table(const StudyIdentity& identity)
{
    Builder table("designs");
    table.add("name", {"design", ColumnType::text, "", "", "Name of the program design in the study"});
    table.add("is_baseline", {"is_baseline", ColumnType::boolean, "", "", "Differences are taken against this design"});
    table.add("preset", {"preset", ColumnType::text, "", "", "Named set of choices it was made from"});
    for (std::size_t i = 0; i < identity.model->choices.size(); ++i) {
        const Declaration& choice = identity.model->choices[i];
        table.add(fmt::format("c{}", i), column_of(std::string(choice.key), choice));
    }
    return table.from("FROM stored_designs ORDER BY number");
}

TableDefinition points_table(const StudyIdentity& identity)
{
    Builder table("points");
    table.add("point", {"point", ColumnType::integer, "", "", "Number of the point of the sweep, from 0"});
    for (std::size_t i = 0; i < identity.factors.size(); ++i) {
        const IdentityFactor& factor = identity.factors[i];
        table.add(fmt::format("f{}", i), column_of(factor.name, *factor.declaration));
    }
    return table.from("FROM stored_points ORDER BY point");
}

TableDefinition runs_table()
{
    Builder table = with_place("runs");
    table.add("lower(hex(r.run_key))", {"run_key", ColumnType::text, "", "",
                                        "SHA-256 of model version, seed, replicate, months, settings and choices"});
    table.add("CASE r.ok WHEN 1 THEN 'ok' ELSE 'failed' END",
              {"status", ColumnType::category, "", "ok failed", "Whether the run came to its end"});
    table.add("nullif(r.stage, '')", {"stage", ColumnType::text, "", "", "Where a failed run ended"});
    table.add("nullif(r.message, '')", {"message", ColumnType::text, "", "", "Why a failed run ended"});
    table.add("CASE r.ok WHEN 1 THEN lower(hex(r.state)) END",
              {"state_digest", ColumnType::text, "", "", "XXH3-128 of the whole world after the last month"});
    return table.from(fmt::format("{}CROSS JOIN stored_runs r ON r.id = p.run{}", in_place, in_order));
}

std::string derived_expression(const StudyIdentity& identity, const Outcome& outcome)
{
    std::string text;
    for (const Term& term : outcome.terms) {
        std::size_t level = 0;
        while (identity.model->outcomes[level].key != term.level) {
            ++level;
        }
        text += fmt::format("{}({} * (r.o{} - n.o{}))", text.empty() ? "" : " + ", to_text(term.weight), level, level);
    }
    return text.empty() || !identity.null_design ? "NULL" : text;
}

TableDefinition outcomes_table(const StudyIdentity& identity)
{
    Builder table = with_place("outcomes");
    for (std::size_t i = 0; i < identity.model->outcomes.size(); ++i) {
        const Outcome& outcome = identity.model->outcomes[i];
        const bool level = outcome.kind == OutcomeKind::level;
        table.add(level ? fmt::format("r.o{}", i) : derived_expression(identity, outcome),
                  {std::string(outcome.key), ColumnType::number, std::string(outcome.unit), "",
                   std::string(outcome.meaning), std::string(outcome.formula)});
    }
    std::string null_run;
    if (identity.null_design) {
        null_run =
            fmt::format("LEFT JOIN places q ON q.point = p.point AND q.design = {} AND q.replicate = p.replicate "
                        "LEFT JOIN stored_runs n ON n.id = q.run AND n.ok = 1 ",
                        *identity.null_design);
    }
    return table.from(
        fmt::format("{}CROSS JOIN stored_runs r ON r.id = p.run {}WHERE r.ok = 1{}", in_place, null_run, in_order));
}

TableDefinition series_table(const StudyIdentity& identity)
{
    Builder table = with_place("series");
    table.add("s.month", {"month", ColumnType::integer, "months", "", "1 is the first month of the programs"});
    for (const std::size_t index : identity.recording.series) {
        table.add(fmt::format("s.s{}", index), column_of(identity.model->series[index]));
    }
    return table.from(fmt::format("{}CROSS JOIN stored_series s ON s.run = p.run{}, s.row", in_place, in_order));
}

TableDefinition panel_table(const StudyIdentity& identity, std::size_t index)
{
    const Panel& panel = identity.model->panels[index];
    Builder table = with_place(fmt::format("panel_{}", panel.entity));
    table.add("s.month", {"month", ColumnType::integer, "months", "", "1 is the first month of the programs"});
    table.add("s.entity", {std::string(panel.id), ColumnType::integer, "", "", std::string(panel.meaning)});
    for (std::size_t i = 0; i < panel.columns.size(); ++i) {
        table.add(labelled(fmt::format("s.c{}", i), panel.columns[i]), column_of(panel.columns[i]));
    }
    return table.from(
        fmt::format("{}CROSS JOIN stored_panel_{} s ON s.run = p.run{}, s.row", in_place, index, in_order));
}

TableDefinition parameters_table(const StudyIdentity& identity)
{
    bool all_numbers = true;
    for (const Declaration& declaration : identity.model->parameters) {
        all_numbers = all_numbers && declaration.kind != Kind::category;
    }
    const ColumnType value = all_numbers ? ColumnType::number : ColumnType::text;
    Builder table("parameters");
    table.add("key", {"key", ColumnType::text, "", "", "Name of the parameter in study files"});
    table.add("value", {"value", value, "", "", "Its value in this study, before any sweep"});
    table.add("unit", {"unit", ColumnType::text, "", "", "Unit of value and ranges"});
    table.add("valid_low", {"valid_low", ColumnType::number, "", "", "Below it the value is an error"});
    table.add("valid_high", {"valid_high", ColumnType::number, "", "", "Above it the value is an error"});
    table.add("plausible_low", {"plausible_low", ColumnType::number, "", "", "Low end of what may be true"});
    table.add("plausible_high", {"plausible_high", ColumnType::number, "", "", "High end of what may be true"});
    table.add("origin", {"origin", ColumnType::category, "", "measured fitted assumed definition",
                         "Where the usual value comes from"});
    table.add("source", {"source", ColumnType::text, "", "", "Study and table, target, or reason"});
    table.add("set_by", {"set_by", ColumnType::text, "", "", "Where the value of this study was set"});
    table.add("meaning", {"meaning", ColumnType::text, "", "", "What the parameter is"});
    return table.from("FROM stored_parameters ORDER BY number");
}

TableDefinition codebook_table()
{
    Builder table("codebook");
    table.add("\"table\"", {"table", ColumnType::text, "", "", "Name of the table"});
    table.add("\"column\"", {"column", ColumnType::text, "", "", "Name of the column"});
    table.add("type", {"type", ColumnType::category, "", "integer number text boolean category", "Type of its values"});
    table.add("unit", {"unit", ColumnType::text, "", "", "Unit of its values"});
    table.add("\"values\"", {"values", ColumnType::text, "", "", "Values of a category"});
    table.add("meaning", {"meaning", ColumnType::text, "", "", "What the column is"});
    table.add("formula", {"formula", ColumnType::text, "", "", "How it is computed"});
    return table.from("FROM stored_codebook ORDER BY number");
}

}  // namespace

std::string_view to_text(ColumnType type)
{
    switch (type) {
    case ColumnType::integer:
        return "integer";
    case ColumnType::number:
        return "number";
    case ColumnType::boolean:
        return "boolean";
    case ColumnType::category:
        return "category";
    case ColumnType::text:
        break;
    }
    return "text";
}

ColumnType column_type(std::string_view text)
{
    for (const ColumnType type : {ColumnType::integer, ColumnType::number, ColumnType::boolean, ColumnType::category}) {
        if (to_text(type) == text) {
            return type;
        }
    }
    return ColumnType::text;
}

std::vector<TableDefinition> table_definitions(const StudyIdentity& identity)
{
    std::vector<TableDefinition> tables{designs_table(identity), points_table(identity), runs_table(),
                                        outcomes_table(identity)};
    if (identity.recording.series_every > 0 && !identity.recording.series.empty()) {
        tables.push_back(series_table(identity));
    }
    for (const PanelRequest& request : identity.recording.panels) {
        tables.push_back(panel_table(identity, request.panel));
    }
    tables.push_back(parameters_table(identity));
    tables.push_back(codebook_table());
    return tables;
}

}  // namespace kaptein
