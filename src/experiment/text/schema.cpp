#include "experiment/text/schema.hpp"

#include "experiment/sweep/spread_keys.hpp"
#include "experiment/text/json.hpp"

#include <fmt/format.h>

#include <cmath>

namespace kaptein {
namespace {

using json::array;
using json::object;
using json::quoted;
using Members = std::vector<std::pair<std::string, std::string>>;

std::string text_of(std::string_view description)
{
    return object({{"type", quoted("string")}, {"description", quoted(description)}});
}

std::string one_of(const std::vector<std::string>& names, std::string_view description)
{
    std::vector<std::string> items;
    for (const std::string& name : names) {
        items.push_back(quoted(name));
    }
    return object({{"enum", array(items)}, {"description", quoted(description)}});
}

template <class Declared>
std::vector<std::string> keys(std::span<const Declared> declared)
{
    std::vector<std::string> result;
    for (const Declared& one : declared) {
        result.emplace_back(one.key);
    }
    return result;
}

std::string list_of(const std::string& items, std::string_view description)
{
    return object({{"type", quoted("array")}, {"items", items}, {"description", quoted(description)}});
}

std::string closed_map(const Members& properties, const std::vector<std::string>& required,
                       std::string_view description)
{
    std::vector<std::string> names;
    for (const std::string& name : required) {
        names.push_back(quoted(name));
    }
    return object({{"type", quoted("object")},
                   {"additionalProperties", "false"},
                   {"properties", object(properties)},
                   {"required", array(names)},
                   {"description", quoted(description)}});
}

std::string quantity_text(std::string_view description)
{
    return object({{"pattern", quoted("^-?[0-9][0-9.eE+-]* [^ ].*$")},
                   {"type", quoted("string")},
                   {"description", quoted(description)}});
}

/// A number, or text with a unit.
std::string value_of(const Declaration& declaration)
{
    std::string about(declaration.meaning);
    about += declaration.unit.empty() ? "" : fmt::format(" [{}]", declaration.unit);
    if (declaration.kind == Kind::category) {
        return one_of(keys(declaration.options), about);
    }
    const Range& valid = declaration.valid;
    Members number{{"type", quoted(declaration.kind == Kind::integer ? "integer" : "number")}};
    if (std::isfinite(valid.low)) {
        number.emplace_back(valid.low_open ? "exclusiveMinimum" : "minimum", json::number(valid.low));
    }
    if (std::isfinite(valid.high)) {
        number.emplace_back(valid.high_open ? "exclusiveMaximum" : "maximum", json::number(valid.high));
    }
    return object(
        {{"anyOf", array({object(number), quantity_text("a number and its unit")})},
         {"default", declaration.kind == Kind::integer ? std::to_string(static_cast<std::int64_t>(declaration.usual))
                                                       : json::number(declaration.usual)},
         {"description", quoted(about)}});
}

std::string months(std::string_view description)
{
    return object({{"anyOf", array({object({{"type", quoted("integer")}, {"minimum", "0"}}),
                                    quantity_text("whole months or years")})},
                   {"description", quoted(description)}});
}

std::string designs_of(const ModelInfo& info)
{
    Members choices{{"extends", text_of("another design that this one changes")}};
    if (!info.presets.empty()) {
        choices.emplace_back("preset", one_of(keys(info.presets), "a named set of choices"));
    }
    for (const Declaration& choice : info.choices) {
        choices.emplace_back(choice.key, value_of(choice));
    }
    return object({{"type", quoted("object")},
                   {"propertyNames", object({{"pattern", quoted("^[a-z][a-z0-9_]{0,39}$")}})},
                   {"additionalProperties", closed_map(choices, {}, "choices of one design")},
                   {"description", quoted("the treatments that are compared, in the order of every table")}});
}

std::string settings_of(const ModelInfo& info)
{
    Members settings;
    for (const Declaration& parameter : info.parameters) {
        settings.emplace_back(parameter.key, value_of(parameter));
    }
    for (const EntityTable& table : info.tables) {
        settings.emplace_back(fmt::format("{}.file", table.key),
                              text_of(fmt::format("{}: a CSV file, relative to this one", table.meaning)));
        settings.emplace_back(fmt::format("{}.rows", table.key), text_of("the same rows as text"));
    }
    return closed_map(settings, {}, "settings of the model, for all designs");
}

std::string dist_of()
{
    Members kinds;
    for (const SpreadForm& form : spread_forms) {
        Members keys;
        std::vector<std::string> required;
        for (const SpreadKey& key : form.keys) {
            const bool bounds = key.holds == SpreadNumber::bounds;
            if (key.holds != SpreadNumber::none) {
                keys.emplace_back(key.name, bounds ? object({{"type", quoted("array")}}) : "true");
            }
            if (key.holds != SpreadNumber::none && (!bounds || form.bounds_needed)) {
                required.emplace_back(key.name);
            }
        }
        kinds.emplace_back(spread_name(form.kind), closed_map(keys, required, "its numbers, in the factor's unit"));
    }
    return object({{"type", quoted("object")},
                   {"additionalProperties", "false"},
                   {"minProperties", "1"},
                   {"maxProperties", "1"},
                   {"properties", object(kinds)},
                   {"description", quoted("a distribution and its numbers")}});
}

std::string salib_of()
{
    const std::string any_list = object({{"type", quoted("array")}});
    return closed_map({{"num_vars", object({{"type", quoted("integer")}})},
                       {"names", any_list},
                       {"bounds", any_list},
                       {"dists", any_list},
                       {"groups", any_list}},
                      {"names", "bounds"}, "factors as a problem of SALib");
}

std::string sweep_of(const ModelInfo& info)
{
    std::vector<std::string> names = keys(info.parameters);
    for (const Declaration& choice : info.choices) {
        names.emplace_back(choice.key);
    }
    const std::string any_list = object({{"type", quoted("array")}});
    const std::string count = object({{"type", quoted("integer")}, {"minimum", "1"}});
    const std::string factor = closed_map({{"name", one_of(names, "a setting or a choice")},
                                           {"group", text_of("factors that move together (morris, saltelli)")},
                                           {"in", list_of(text_of("a design"), "the designs that a choice changes")},
                                           {"values", any_list},
                                           {"from", "true"},
                                           {"to", "true"},
                                           {"step", "true"},
                                           {"bounds", any_list},
                                           {"dist", dist_of()}},
                                          {"name"}, "what varies");
    return closed_map(
        {{"method", one_of({"grid", "zip", "oat", "list", "file", "random", "lhs", "sobol", "morris", "saltelli"},
                           "how the points are laid out")},
         {"factors", list_of(factor, "what varies")},
         {"points",
          object({{"anyOf", array({count, any_list})}, {"description", quoted("how many, or each of them (list)")}})},
         {"file", text_of("a CSV file whose header names the factors, relative to this file")},
         {"table", text_of("the same, written here")},
         {"trajectories", count},
         {"levels", count},
         {"second_order", object({{"type", quoted("boolean")}})},
         {"problem", salib_of()},
         {"where", text_of("keeps the points that meet it: partners.count >= 2 * companies.count")},
         {"nest", any_list}},
        {}, "the only place where a list means: vary this");
}

std::string replicates_of(const ModelInfo& info)
{
    const std::string count = object({{"type", quoted("integer")}, {"minimum", "1"}});
    const std::string until = closed_map({{"outcome", one_of(keys(info.outcomes), "an outcome")},
                                          {"half_width", "true"},
                                          {"level", object({{"type", quoted("number")}})},
                                          {"of", one_of({"difference", "level"}, "of what")}},
                                         {"outcome", "half_width"}, "stop when the interval is this narrow");
    const std::string map = closed_map({{"min", count}, {"max", count}, {"batch", count}, {"until", until}},
                                       {"min", "max"}, "replicates in batches");
    return object({{"anyOf", array({count, map})}, {"description", quoted("runs per point and design")}});
}

std::string panel_of(const ModelInfo& info)
{
    std::vector<std::string> entities;
    for (const Panel& panel : info.panels) {
        entities.emplace_back(panel.entity);
    }
    const std::string panel = closed_map({{"of", one_of(entities, "an entity")},
                                          {"sample", object({{"type", quoted("integer")}, {"minimum", "1"}})},
                                          {"every", "true"}},
                                         {"of"}, "one row per entity and month, or per event");
    return object({{"anyOf", array({panel, list_of(panel, "several panels")})}});
}

std::string expect_of(const ModelInfo& info)
{
    const auto number = [](std::string_view description) {
        return object({{"type", quoted("number")}, {"description", quoted(description)}});
    };
    const Members what{{"outcome", one_of(keys(info.outcomes), "an outcome")},
                       {"design", text_of("a design")},
                       {"against", text_of("another")},
                       {"source", text_of("where it is known from")}};
    Members sign = what;
    sign.emplace_back("sign", one_of({"positive", "negative", "zero"},
                                     "of the difference; against the baseline when against is left out"));
    Members value = what;
    value.emplace_back("value", number("what is known: of the difference when against is given"));
    value.emplace_back("within", number("how far the found number may be off"));
    value.emplace_back("index", one_of({"S1", "ST", "S2", "mu", "mu_star", "sigma", "noise_share"},
                                       "of the sweep; the mean when left out"));
    value.emplace_back("factor", text_of("the factor or group of the index"));
    value.emplace_back("with", text_of("the second factor of S2"));
    const std::string one = object(
        {{"anyOf",
          array({closed_map(sign, {"outcome", "design", "sign"}, "the sign of a difference"),
                 closed_map(value, {"outcome", "design", "value", "within", "source"}, "a number that is known")})}});
    return list_of(one, "what run and reproduce check besides the stored digests");
}

}  // namespace

std::string study_schema(const ModelInfo& info)
{
    Members top{{"study", object({{"type", quoted("string")}, {"pattern", quoted("^[a-z0-9][a-z0-9-]{0,63}$")}})},
                {"schema", object({{"const", "1"}})},
                {"model", text_of("NAME or NAME@MAJOR.MINOR")},
                {"title", text_of("of the report")},
                {"question", text_of("that the study answers; printed at the top of the report")},
                {"extends", text_of("another study file, relative to this one")},
                {"seed", object({{"type", quoted("integer")}, {"minimum", "0"}, {"maximum", "18446744073709551615"}})},
                {"settings", settings_of(info)},
                {"designs", designs_of(info)},
                {"baseline", text_of("the design that the others are compared with")},
                {"sweep", sweep_of(info)},
                {"replicates", replicates_of(info)},
                {"outcomes", list_of(one_of(keys(info.outcomes), "an outcome"), "printed and tested; all are stored")},
                {"expect", expect_of(info)}};
    if (info.has_months) {
        top.emplace_back("burn_in", months("before any program"));
        top.emplace_back("horizon", months("with the programs"));
        top.emplace_back("run_out", months("without new commitments"));
    }
    top.emplace_back("series", closed_map({{"every", months("between two rows")},
                                           {"of", list_of(one_of(keys(info.series), "a series"), "which")}},
                                          {}, "values over time"));
    if (!info.panels.empty()) {
        top.emplace_back("panel", panel_of(info));
    }
    Members schema{{"$schema", quoted("https://json-schema.org/draft/2020-12/schema")},
                   {"title", quoted(fmt::format("Study of the model {} {}.{}", info.name, info.version.major,
                                                info.version.minor))},
                   {"type", quoted("object")},
                   {"additionalProperties", "false"},
                   {"required", array({quoted("study"), quoted("schema")})},
                   {"properties", object(top)}};
    return json::indented(object(schema));
}

}  // namespace kaptein
