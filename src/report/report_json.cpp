#include "report/compare/compare_json.hpp"
#include "report/compare/comparison_table.hpp"
#include "report/describe/describe.hpp"
#include "report/sweep/worlds_json.hpp"
#include "report/wording/numbers.hpp"

#include <nlohmann/json.hpp>

/// JSON of comparisons and descriptions; each analysis writes its own beside its text.
namespace kaptein {

namespace {

using Json = nlohmann::ordered_json;

/// What every document starts with.
Json opening(std::string_view version, std::string_view command, const Json& study)
{
    Json document;
    document["kaptein"] = version;
    document["command"] = command;
    document["schema"] = 1;
    document["study"] = study;
    return document;
}

std::string text_of(const Json& document)
{
    // Names come from files: bytes that are no UTF-8 are replaced, never thrown about.
    return document.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

Json json_of(std::optional<double> value)
{
    return value.has_value() ? Json(wording::round_significant(*value, 12)) : Json(nullptr);
}

Json json_of(const TableCell& cell)
{
    return std::visit(
        [](const auto& value) -> Json {
            if constexpr (std::is_same_v<std::decay_t<decltype(value)>, std::monostate>) {
                return nullptr;
            } else {
                return value;
            }
        },
        cell);
}

Json json_of(const ComparisonReport& report, const LevelRow& row)
{
    const auto& interval = row.level.interval;
    Json entry;
    entry["point"] = row.point;
    entry["design"] = report.design(row.design);
    entry["outcome"] = report.outcome(row.outcome).key;
    entry["unit"] = row.unit;
    entry["n"] = row.level.n;
    entry["mean"] = json_of(row.level.mean);
    entry["sd"] = json_of(row.level.sd);
    entry["low"] = interval.has_value() ? json_of(std::optional(interval->low)) : Json(nullptr);
    entry["high"] = interval.has_value() ? json_of(std::optional(interval->high)) : Json(nullptr);
    return entry;
}

Json json_of(const Declaration& declaration)
{
    const bool category = declaration.kind == Kind::category;
    const auto end = [&](double value) { return category ? Json(nullptr) : Json(value); };
    Json entry;
    entry["key"] = declaration.key;
    entry["meaning"] = declaration.meaning;
    entry["kind"] = to_text(declaration.kind);
    entry["unit"] = declaration.unit;
    entry["usual"] = category ? Json(value_text(declaration, declaration.usual)) : Json(declaration.usual);
    entry["valid_low"] = end(declaration.valid.low);
    entry["valid_high"] = end(declaration.valid.high);
    entry["plausible_low"] = end(declaration.plausible.low);
    entry["plausible_high"] = end(declaration.plausible.high);
    entry["plausible_reason"] = declaration.plausible_reason;
    entry["origin"] = to_text(declaration.origin.kind);
    entry["source"] = declaration.origin.source;
    entry["options"] = Json::array();
    for (const Option& option : declaration.options) {
        entry["options"].push_back({{"key", option.key}, {"meaning", option.meaning}});
    }
    return entry;
}

Json json_of(const Outcome& outcome)
{
    Json entry;
    entry["key"] = outcome.key;
    entry["meaning"] = outcome.meaning;
    entry["formula"] = outcome.formula;
    entry["unit"] = outcome.unit;
    entry["kind"] = outcome.kind == OutcomeKind::derived ? "derived" : "level";
    entry["better"] = outcome.better == Better::higher  ? "higher"
                      : outcome.better == Better::lower ? "lower"
                                                        : "neither";
    entry["headline"] = outcome.headline;
    entry["may_be_missing"] = outcome.may_be_missing;
    entry["terms"] = Json::array();
    for (const Term& term : outcome.terms) {
        entry["terms"].push_back({{"level", term.level}, {"weight", term.weight}});
    }
    return entry;
}

Json json_of(const Mechanism& mechanism)
{
    Json entry;
    entry["key"] = mechanism.key;
    entry["phase"] = mechanism.phase;
    entry["meaning"] = mechanism.meaning;
    entry["off_parameter"] = mechanism.off_parameter.empty() ? Json(nullptr) : Json(mechanism.off_parameter);
    entry["off_value"] = mechanism.off_parameter.empty() ? Json(nullptr) : Json(mechanism.off_value);
    entry["without_it"] = mechanism.without_it;
    return entry;
}

Json json_of(const Column& column) { return {{"key", column.key}, {"meaning", column.meaning}, {"unit", column.unit}}; }

Json json_of(const EntityTable& table)
{
    Json columns = Json::array();
    for (const EntityColumn& column : table.columns) {
        const Declaration& declaration = column.declaration;
        columns.push_back({{"key", declaration.key},
                           {"meaning", declaration.meaning},
                           {"unit", declaration.unit},
                           {"allowed", range_text(declaration, declaration.valid)},
                           {"left_out", column.left_out}});
    }
    return {{"key", table.key}, {"meaning", table.meaning}, {"entity", table.entity}, {"columns", columns}};
}

Json json_of(const ModelInfo& info, const Preset& preset)
{
    Json entry{{"key", preset.key}, {"meaning", preset.meaning}, {"choices", Json::object()}};
    for (std::size_t i = 0; i < info.choices.size(); ++i) {
        const Declaration& choice = info.choices[i];
        entry["choices"][std::string(choice.key)] =
            choice.kind == Kind::category ? Json(value_text(choice, preset.choices[i])) : Json(preset.choices[i]);
    }
    return entry;
}

template <class Declared>
Json list_of(std::span<const Declared> declared)
{
    Json list = Json::array();
    for (const Declared& one : declared) {
        list.push_back(json_of(one));
    }
    return list;
}

std::string version_text(const ModelInfo& info)
{
    return std::to_string(info.version.major) + "." + std::to_string(info.version.minor);
}

}  // namespace

std::string compare_json(const ComparisonReport& report, std::string_view command)
{
    Json document = opening(report.request.program_version, command, report.request.study);
    document["baseline"] = report.designs.empty() ? Json(nullptr) : Json(report.design(report.baseline));
    document["level"] = report.request.confidence;
    document["correction"] = "holm";
    document["levels"] = Json::array();
    for (const LevelRow& row : report.levels) {
        document["levels"].push_back(json_of(report, row));
    }
    document["comparisons"] = Json::array();
    for (const ComparisonRow& row : report.comparisons) {
        const std::vector<TableCell> cells = comparison_cells(report, row);
        Json entry;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            entry[std::string(comparison_columns()[i].key)] = json_of(cells[i]);
        }
        document["comparisons"].push_back(std::move(entry));
    }
    add_worlds(document, report);
    if (!report.expected.empty()) {
        add_expectations(document, report.expected);
    }
    return text_of(document);
}

std::string describe_models_json(std::span<const Model* const> models, std::string_view program_version)
{
    Json document = opening(program_version, "describe", nullptr);
    document["models"] = Json::array();
    for (const Model* model : models) {
        const ModelInfo& info = model->info();
        document["models"].push_back(
            {{"model", info.name}, {"version", version_text(info)}, {"meaning", info.meaning}});
    }
    return text_of(document);
}

std::string describe_model_json(const ModelInfo& info, std::string_view program_version)
{
    Json document = opening(program_version, "describe", nullptr);
    document["model"] = info.name;
    document["version"] = version_text(info);
    document["meaning"] = info.meaning;
    document["parameters"] = list_of(info.parameters);
    document["tables"] = list_of(info.tables);
    document["choices"] = list_of(info.choices);
    document["presets"] = Json::array();
    for (const Preset& preset : info.presets) {
        document["presets"].push_back(json_of(info, preset));
    }
    document["outcomes"] = list_of(info.outcomes);
    document["series"] = list_of(info.series);
    document["mechanisms"] = list_of(info.mechanisms);
    document["denominators"] = Json::array();
    for (const Denominator& denominator : info.denominators) {
        document["denominators"].push_back({{"key", denominator.key}, {"outcome", denominator.outcome}});
    }
    return text_of(document);
}

std::optional<std::string> explain_key_json(std::span<const Model* const> models, std::string_view key,
                                            std::string_view program_version)
{
    Json document = opening(program_version, "explain", nullptr);
    document["key"] = key;
    document["found"] = Json::array();
    for (const Model* model : models) {
        const ModelInfo& info = model->info();
        const auto add = [&](std::string_view kind, Json entry) {
            document["found"].push_back({{"model", info.name}, {"kind", kind}, {"declaration", std::move(entry)}});
        };
        const auto search = [&](auto declared, std::string_view kind) {
            for (const auto& one : declared) {
                if (one.key == key) {
                    add(kind, json_of(one));
                }
            }
        };
        search(info.parameters, "parameter");
        for (const EntityTable& table : info.tables) {
            if (key == std::string(table.key) + ".file" || key == std::string(table.key) + ".rows") {
                add("table", json_of(table));
            }
        }
        search(info.choices, "choice");
        search(info.outcomes, "outcome");
        search(info.mechanisms, "mechanism");
        search(info.series, "series");
        for (const Preset& preset : info.presets) {
            if (preset.key == key) {
                add("preset", json_of(info, preset));
            }
        }
    }
    return document["found"].empty() ? std::nullopt : std::optional<std::string>(text_of(document));
}

}  // namespace kaptein
