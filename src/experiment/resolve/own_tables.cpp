#include "config/csv.hpp"
#include "config/shown.hpp"
#include "experiment/resolve/resolving.hpp"
#include "experiment/tables/read_table.hpp"
#include "experiment/tables/table_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <functional>

namespace kaptein {
namespace {

constexpr std::size_t bytes_max = 3u << 20u;  // two tables and the rest of a study stay below document_limit::bytes

/// The setting of a table: its file, or its rows as text.
struct Source {
    const Entry* entry = nullptr;
    bool is_file = false;
};

std::string path_of(const Source& source) { return "settings." + source.entry->key; }

std::optional<Source> find_source(Resolving& resolving, const EntityTable& table)
{
    std::optional<Source> found;
    for (const Entry& entry : resolving.file.settings) {
        const bool is_file = entry.key == std::string(table.key) + ".file";
        if (!is_file && entry.key != std::string(table.key) + ".rows") {
            continue;
        }
        if (found) {
            resolving.complain(entry.place, "settings." + entry.key,
                               {"conflict", fmt::format("{} are given twice", table.key), entry.key,
                                fmt::format("{0}.file or {0}.rows", table.key), ""});
            return std::nullopt;
        }
        found = Source{&entry, is_file};
    }
    return found && !found->entry->value.broken ? found : std::nullopt;
}

/// Rows that stand in the study file itself have no lines of their own: problems say where in the text they are.
void tell_of_text(Resolving& resolving, const Source& source, const Problems& problems)
{
    for (const Problem& problem : problems) {
        Problem told = problem;
        const Place& place = source.entry->value.place;
        told.file = place.file ? *place.file : "";
        told.line = place.line;
        told.column = place.column;
        told.message = fmt::format("in line {}, column {} of this text: {}: {}", problem.line, problem.column,
                                   problem.path, problem.message);
        told.path = path_of(source);
        resolving.problems.push_back(std::move(told));
    }
}

std::optional<ReadTable> read_source(Resolving& resolving, const EntityTable& table, const Source& source,
                                     std::string& from)
{
    const Node& node = source.entry->value;
    const auto refuse = [&](Fault fault) {
        resolving.complain(node.place, path_of(source), std::move(fault));
        return std::nullopt;
    };
    auto text = read_text(node);
    if (auto* fault = std::get_if<Fault>(&text)) {
        fault->allowed = source.is_file ? "the path of a CSV file, relative to this file" : "CSV rows";
        return refuse(std::move(*fault));
    }
    std::string bytes = std::get<std::string>(std::move(text));
    std::string file = node.place.file ? *node.place.file : "";
    from = set_at(node.place).text;
    if (source.is_file) {
        from = std::filesystem::path(bytes).filename().string();
        file = beside(file, bytes);
        auto read = read_csv_bytes(file);
        if (auto* fault = std::get_if<Fault>(&read)) {
            return refuse(std::move(*fault));
        }
        bytes = std::get<std::string>(std::move(read));
    }
    if (bytes.size() > bytes_max) {
        return refuse({"limit", fmt::format("{} is too large", source.is_file ? shown(file) : "this text"), "",
                       "at most 3 MiB", ""});
    }
    Problems problems;
    ReadTable read = read_table(bytes, file, table, problems);
    if (source.is_file) {
        resolving.problems.insert(resolving.problems.end(), problems.begin(), problems.end());
    } else {
        tell_of_text(resolving, source, problems);
    }
    return problems.empty() ? std::optional(std::move(read)) : std::nullopt;
}

double followed_value(const EntityTable& table, const EntityValues& values, const EntityFollower& follower)
{
    double sum = follower.column.empty() ? static_cast<double>(values.rows) : 0.0;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        if (table.columns[i].declaration.key == follower.column) {
            for (std::size_t row = 0; row < values.rows; ++row) {
                sum += values.at(i, row).value_or(0.0);
            }
        }
    }
    return sum;
}

/// A parameter that follows from the table: whoever sets it as well must say the same.
void follow(Resolving& resolving, const EntityTable& table, const EntityFollower& follower, double value,
            const Source& source, const std::string& from)
{
    const std::size_t index = index_of(resolving.info.parameters, follower.parameter).value();
    const Declaration& declaration = resolving.info.parameters[index];
    if (value > declaration.valid.high) {
        resolving.complain(source.entry->value.place, path_of(source),
                           {"range",
                            fmt::format("{} makes {} {}", from, follower.parameter,
                                        to_text(Decimal{static_cast<std::int64_t>(value), 0})),
                            "", allowed_text(declaration), ""});
        return;
    }
    for (const Entry& entry : resolving.file.settings) {
        if (entry.key == follower.parameter && resolving.study.settings[index] != value) {
            resolving.complain(
                entry.value.place, "settings." + entry.key,
                {"conflict",
                 fmt::format("{} is {} here, but {} in {}", entry.key,
                             to_text(Decimal{static_cast<std::int64_t>(resolving.study.settings[index]), 0}),
                             to_text(Decimal{static_cast<std::int64_t>(value), 0}), from),
                 "", fmt::format("nothing: it follows from the {}", table.key), ""});
            return;
        }
    }
    if (resolving.study.settings_by[index].text == "default") {
        resolving.study.settings_by[index] = {from};
    }
    resolving.study.settings[index] = value;
}

bool is_complete(const EntityValues& values, std::size_t column)
{
    const auto& cells = values.columns[column];
    return values.rows > 0 && !cells.empty()
           && std::all_of(cells.begin(), cells.end(), [](const auto& cell) { return cell.has_value(); });
}

/// The table that leaves a parameter nothing to decide, or null.
const EntityTable* decided_by(const Resolving& resolving, std::string_view parameter)
{
    for (std::size_t t = 0; t < resolving.info.tables.size(); ++t) {
        const EntityTable& table = resolving.info.tables[t];
        const EntityValues& values = resolving.study.tables[t];
        const bool follows = values.rows > 0
                             && std::any_of(table.follows.begin(), table.follows.end(),
                                            [&](const EntityFollower& one) { return one.parameter == parameter; });
        bool complete = false;
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            complete = complete || (table.columns[i].parameter == parameter && is_complete(values, i));
        }
        if (follows || complete) {
            return &table;
        }
    }
    return nullptr;
}

/// Where the sweep names the factor, else where the sweep begins.
Place place_of(const SweepEntry& sweep, const std::string& factor)
{
    for (const FactorEntry& entry : sweep.factors) {
        if (entry.name.value == factor) {
            return entry.name.place;
        }
    }
    for (const SweepEntry& part : sweep.nest) {
        const Place place = place_of(part, factor);
        if (place.line != part.place.line || place.column != part.place.column) {
            return place;
        }
    }
    return sweep.place;
}

}  // namespace

bool is_table_setting(const ModelInfo& info, std::string_view key)
{
    const auto names = table_settings(info);
    return std::find(names.begin(), names.end(), key) != names.end();
}

std::vector<std::string> table_settings(const ModelInfo& info)
{
    std::vector<std::string> names;
    for (const EntityTable& table : info.tables) {
        names.push_back(std::string(table.key) + ".file");
        names.push_back(std::string(table.key) + ".rows");
    }
    return names;
}

void resolve_tables(Resolving& resolving)
{
    Study& study = resolving.study;
    study.tables.resize(resolving.info.tables.size());
    study.given.resize(resolving.info.tables.size());
    for (std::size_t t = 0; t < resolving.info.tables.size(); ++t) {
        const EntityTable& table = resolving.info.tables[t];
        study.tables[t].columns.resize(table.columns.size());
        const auto source = find_source(resolving, table);
        std::string from;
        auto read = source ? read_source(resolving, table, *source, from) : std::nullopt;
        if (!read) {
            continue;
        }
        for (const EntityFollower& follower : table.follows) {
            follow(resolving, table, follower, followed_value(table, read->values, follower), *source, from);
        }
        study.given[t] = {from, table_text(table, read->names, read->values), table_digest(table, read->values)};
        study.tables[t] = std::move(read->values);
    }
}

void check_factors_against_tables(Resolving& resolving)
{
    for (const Factor& factor : resolving.study.factors) {
        const EntityTable* table = factor.is_choice ? nullptr : decided_by(resolving, factor.name);
        if (table != nullptr && resolving.file.sweep) {
            resolving.complain(
                place_of(*resolving.file.sweep, factor.name), "sweep",
                {"conflict",
                 fmt::format("varying {} changes nothing: the {} of this study give it", factor.name, table->key),
                 factor.name, fmt::format("another factor, or {} that leave it out", table->key), ""});
        }
    }
}

}  // namespace kaptein
