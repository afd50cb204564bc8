#include "config/study_parts.hpp"

#include "config/shown.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace kaptein {
namespace {

constexpr std::int64_t replicates_max = 10'000'000;

/// One of a few words.
auto word(std::vector<std::string_view> words)
{
    return [words = std::move(words)](const Node& node) -> Reading<std::string> {
        auto reading = read_name(node);
        const auto* text = std::get_if<std::string>(&reading);
        if (text != nullptr && std::find(words.begin(), words.end(), *text) == words.end()) {
            return unknown_name("type", "not one of the words allowed", *text, words);
        }
        return reading;
    };
}

auto whole(std::int64_t low, std::int64_t high)
{
    return [low, high](const Node& node) { return read_integer(node, low, high); };
}

UntilEntry read_until(const Node& node, Problems& problems)
{
    UntilEntry until;
    until.path = "replicates.until";
    until.place = node.place;
    MapReader map(node, until.path, {"outcome", "half_width", "level", "of"}, problems);
    map.require("outcome", "outcome: NAME");
    map.require("half_width", "half_width: 2 %, or a number in the outcome's unit");
    until.outcome = map.field("outcome", read_name);
    until.half_width = map.find("half_width");
    until.level = map.field("level", [](const Node& value) { return read_number(value, {0.5, 1.0, true, true}); });
    until.of = map.field("of", word({"difference", "level"}));
    return until;
}

void check_replicates(const ReplicatesEntry& entry, Problems& problems)
{
    if (entry.min.has_value() && entry.max.has_value() && *entry.min > *entry.max) {
        problems.push_back(problem_at(
            entry.max.place, "replicates.max",
            {"range", "max is below min", std::to_string(*entry.max), fmt::format("at least {}", *entry.min), ""}));
    }
    if (entry.until && entry.min.has_value() && *entry.min < 2) {
        problems.push_back(problem_at(
            entry.min.place, "replicates.min",
            {"range", "a half-width needs two replicates or more", std::to_string(*entry.min), "at least 2", ""}));
    }
}

/// Either the sign of a difference or a number that is known.
void check_form(MapReader& map, const ExpectEntry& entry)
{
    if (map.has("sign") && map.has("value")) {
        map.complain(entry.value.place, "value",
                     {"conflict", "a line expects either a sign or a known number", "", "one of the two", ""});
        return;
    }
    if (!map.has("value") && !map.has("within") && !map.has("index")) {
        map.require("sign", "sign: positive, negative or zero; or a known number with value, within and source");
        return;
    }
    map.require("value", "value: NUMBER, in the outcome's unit");
    map.require("within", "within: NUMBER, how far the found number may be off");
    map.require("source", "source: where the number comes from");
}

ExpectEntry read_expectation(const Node& node, std::string path, Problems& problems)
{
    ExpectEntry entry;
    entry.path = std::move(path);
    entry.place = node.place;
    MapReader map(node, entry.path,
                  {"outcome", "design", "against", "sign", "value", "within", "index", "factor", "with", "source"},
                  problems);
    map.require("outcome", "outcome: NAME");
    map.require("design", "design: NAME");
    entry.outcome = map.field("outcome", read_name);
    entry.design = map.field("design", read_name);
    entry.against = map.field("against", read_name);
    entry.sign = map.field("sign", word({"positive", "negative", "zero"}));
    entry.value = map.field("value", [](const Node& value) { return read_number(value, closed(-1e300, 1e300)); });
    entry.within = map.field("within", [](const Node& value) { return read_number(value, closed(0.0, 1e300)); });
    entry.index = map.field("index", word({"S1", "ST", "S2", "mu", "mu_star", "sigma", "noise_share"}));
    entry.factor = map.field("factor", read_name);
    entry.with = map.field("with", read_name);
    entry.source = map.field("source", read_text);
    check_form(map, entry);
    return entry;
}

PanelEntry read_panel(const Node& node, const std::string& path, Problems& problems)
{
    PanelEntry panel;
    panel.path = path;
    panel.place = node.place;
    MapReader map(node, path, {"of", "sample", "every"}, problems);
    map.require("of", "of: ENTITY");
    panel.of = map.field("of", read_name);
    panel.sample = map.field("sample", whole(1, 4'000'000'000));
    const Node* every = map.find("every");
    panel.events = every != nullptr && every->kind == NodeKind::scalar && every->text == "events";
    if (!panel.events) {
        panel.every_months = map.field("every", [](const Node& value) { return read_months(value, 1, 12'000); });
    }
    return panel;
}

}  // namespace

DesignEntry read_design(const Entry& entry, Problems& problems)
{
    DesignEntry design;
    design.name = entry.key;
    design.place = entry.place;
    const std::string path = "designs." + entry.key;
    MapReader map(entry.value, path, {"preset", "extends", "and the model's choices"}, problems, true);
    design.preset = map.field("preset", read_name);
    design.extends = map.field("extends", read_name);
    if (map.has("preset") && map.has("extends")) {
        map.complain(
            design.extends.place, "extends",
            {"conflict", "a design has either a preset or a design that it extends", "", "one of the two", ""});
    }
    for (const Entry& choice : map.is_map() ? entry.value.entries : std::vector<Entry>{}) {
        if (choice.key != "preset" && choice.key != "extends") {
            design.choices.push_back(choice);
        }
    }
    return design;
}

ReplicatesEntry read_replicates(const Node& node, Problems& problems)
{
    ReplicatesEntry entry;
    entry.given = true;
    entry.place = node.place;
    if (node.kind != NodeKind::map) {
        auto reading = read_integer(node, 1, replicates_max);
        if (auto* fault = std::get_if<Fault>(&reading)) {
            fault->allowed += ", or {min, max, batch, until}";
            problems.push_back(problem_at(node.place, "replicates", std::move(*fault)));
        } else {
            entry.min = entry.max = entry.batch = {true, std::get<std::int64_t>(reading), node.place};
        }
        return entry;
    }
    MapReader map(node, "replicates", {"min", "max", "batch", "until"}, problems);
    map.require("min", "min: N");
    map.require("max", "max: N");
    entry.min = map.field("min", whole(1, replicates_max));
    entry.max = map.field("max", whole(1, replicates_max));
    entry.batch = map.field("batch", whole(1, replicates_max));
    if (const Node* until = map.find("until")) {
        entry.until = read_until(*until, problems);
    }
    check_replicates(entry, problems);
    return entry;
}

SeriesEntry read_series(const Node& node, Problems& problems)
{
    SeriesEntry series;
    series.place = node.place;
    MapReader map(node, "series", {"every", "of"}, problems);
    series.every_months = map.field("every", [](const Node& value) { return read_months(value, 1, 12'000); });
    series.has_of = map.has("of");
    series.of = map.names("of");
    return series;
}

std::vector<PanelEntry> read_panels(const Node& node, Problems& problems)
{
    std::vector<PanelEntry> panels;
    if (node.kind != NodeKind::list) {
        panels.push_back(read_panel(node, "panel", problems));
        return panels;
    }
    for (std::size_t i = 0; i < node.items.size() && !enough(problems); ++i) {
        panels.push_back(read_panel(node.items[i], fmt::format("panel[{}]", i), problems));
    }
    return panels;
}

std::vector<ExpectEntry> read_expectations(const Node& node, Problems& problems)
{
    std::vector<ExpectEntry> result;
    if (!is_list(node, "expect", "{outcome, design, against, sign} or {outcome, design, value, within, source}",
                 problems)) {
        return result;
    }
    for (std::size_t i = 0; i < node.items.size() && !enough(problems); ++i) {
        result.push_back(read_expectation(node.items[i], fmt::format("expect[{}]", i), problems));
    }
    return result;
}

}  // namespace kaptein
