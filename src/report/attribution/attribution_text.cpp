#include "experiment/study.hpp"
#include "report/attribution/attribution_report.hpp"
#include "report/wording/lines.hpp"
#include "report/wording/numbers.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace kaptein {

using namespace wording;

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t most_pairs = 10;
constexpr std::array<std::string_view, 2> kinds{"choices", "mechanisms"};
constexpr std::array<std::string_view, 3> measures{"part", "rest", "pair"};

constexpr std::array<Column, 11> columns{{
    {"kind", "Choices in which the designs differ, or mechanisms of the model", "", ColumnType::category, kinds, true},
    {"design", "Design", "", ColumnType::text, {}, true},
    {"against", "Design that is subtracted", "", ColumnType::text, {}, true},
    {"outcome", "Outcome whose difference is shared out", "", ColumnType::text, {}, true},
    {"measure", "part: Shapley value, rest: difference without any mechanism, pair: interaction index", "",
     ColumnType::category, measures, true},
    {"player", "Choice or mechanism", "", ColumnType::text, {}, true},
    {"with", "Second of a pair", "", ColumnType::text, {}, true},
    {"value", "Part of the difference", "of the outcome", ColumnType::number, {}, true},
    {"low", "Lower end of its interval", "of the outcome", ColumnType::number, {}, true},
    {"high", "Upper end", "of the outcome", ColumnType::number, {}, true},
    {"exact", "All coalitions, or sampled orders", "", ColumnType::boolean, {}, true},
}};

TableCell number(std::optional<double> value)
{
    return value.has_value() ? TableCell(round_significant(*value, 12)) : TableCell();
}

Json json_number(std::optional<double> value)
{
    return value.has_value() ? Json(round_significant(*value, 12)) : Json(nullptr);
}

std::optional<double> low(const Estimate& estimate)
{
    return estimate.interval.has_value() ? std::optional(estimate.interval->low) : std::nullopt;
}

std::optional<double> high(const Estimate& estimate)
{
    return estimate.interval.has_value() ? std::optional(estimate.interval->high) : std::nullopt;
}

Json json_of(const Estimate& estimate)
{
    return {{"value", json_number(estimate.value)},
            {"low", json_number(low(estimate))},
            {"high", json_number(high(estimate))}};
}

/// Pairs whose interval leaves out 0, the strongest first.
std::vector<const ShapleyPair*> clear_pairs(const ShapleyResult& found)
{
    std::vector<const ShapleyPair*> pairs;
    for (const ShapleyPair& pair : found.pairs) {
        const auto& interval = pair.interaction.interval;
        if (interval.has_value() && (interval->low > 0.0 || interval->high < 0.0)
            && round_significant(*pair.interaction.value, 3) != 0.0) {
            pairs.push_back(&pair);
        }
    }
    std::stable_sort(pairs.begin(), pairs.end(), [](const ShapleyPair* a, const ShapleyPair* b) {
        return std::abs(*a->interaction.value) > std::abs(*b->interaction.value);
    });
    return pairs;
}

std::string part_text(const AttributionReport& report, const AttributionPart& part)
{
    const std::string unit(report.study->model->info().outcomes[report.outcome].unit);
    const bool mechanisms = part.kind == "mechanisms";
    std::string text = heading(mechanisms ? "By mechanism of the model" : "By choice");
    text += paragraph((part.plan.exact ? "All " + count(part.plan.coalitions.size()) + " coalitions"
                                       : count(part.plan.orders.size(), "sampled order") + ", "
                                             + count(part.plan.coalitions.size()) + " coalitions")
                          + ", " + count(part.found.replicates, "replicate") + " each"
                          + (part.found.dropped == 0
                                 ? "."
                                 : "; " + count(part.found.dropped, "replicate") + " left out, because a run failed."),
                      "  ");
    TextTable table(
        {mechanisms ? "mechanism" : "choice", mechanisms ? "without it" : "change", "part", "interval", "of the whole"},
        {Align::left, Align::left, Align::right, Align::right, Align::right});
    const double rest = mechanisms ? part.found.none.value.value_or(0.0) : 0.0;
    const double whole = part.found.whole.value.value_or(0.0) + rest;
    const auto add = [&](const std::string& name, const std::string& change, const Estimate& estimate) {
        const bool known = estimate.value.has_value();
        table.add({name, change, known ? spoken(*estimate.value, unit) : "-",
                   estimate.interval.has_value() ? plain_range(*estimate.interval) : "-",
                   known && whole != 0.0 ? spoken(*estimate.value / whole, "share") : "-"});
    };
    for (std::size_t i = 0; i < part.players.size(); ++i) {
        const AttributionPlayer& player = part.players[i];
        add(visible(player.name),
            mechanisms ? visible(player.from) : visible(player.from) + " -> " + visible(player.to),
            part.found.parts[i]);
    }
    if (mechanisms) {
        add("none of them", "", part.found.none);
    }
    table.add({"whole", "", spoken(whole, unit), "", ""});
    text += table.text();
    const auto pairs = clear_pairs(part.found);
    for (std::size_t i = 0; i < std::min(pairs.size(), most_pairs); ++i) {
        text += paragraph(visible(part.players[pairs[i]->a].name) + " and " + visible(part.players[pairs[i]->b].name)
                              + " together: " + spoken(*pairs[i]->interaction.value, unit) + " beyond each alone ("
                              + plain_range(*pairs[i]->interaction.interval) + ").",
                          "  ");
    }
    return text + (pairs.empty() ? paragraph("No pair clearly interacts.", "  ") : "");
}

Json json_of(const AttributionPart& part)
{
    Json entry{{"kind", part.kind},
               {"exact", part.plan.exact},
               {"coalitions", part.plan.coalitions.size()},
               {"orders", part.plan.orders.size()},
               {"replicates", part.found.replicates},
               {"dropped", part.found.dropped},
               {"none", json_of(part.found.none)},
               {"whole", json_of(part.found.whole)},
               {"players", Json::array()},
               {"pairs", Json::array()}};
    for (std::size_t i = 0; i < part.players.size(); ++i) {
        Json row{{"name", part.players[i].name}, {"from", part.players[i].from}, {"to", part.players[i].to}};
        row.update(json_of(part.found.parts[i]));
        entry["players"].push_back(std::move(row));
    }
    for (const ShapleyPair& pair : part.found.pairs) {
        Json row{{"a", part.players[pair.a].name}, {"b", part.players[pair.b].name}};
        row.update(json_of(pair.interaction));
        entry["pairs"].push_back(std::move(row));
    }
    return entry;
}

}  // namespace

std::string attribution_text(const AttributionReport& report)
{
    const Study& study = *report.study;
    const Outcome& outcome = study.model->info().outcomes[report.outcome];
    std::string text = paragraph(visible(study.name) + ": what makes the difference in " + spoken_key(outcome.key)
                                 + " between " + visible(study.designs[report.design].name) + " and "
                                 + visible(study.designs[report.against].name) + "?");
    text += paragraph("Shapley values: what each adds, averaged over all orders in which they could be added; they add "
                      "up to the whole. "
                      + spoken(report.confidence, "share") + " intervals hold luck in the simulation"
                      + (std::all_of(report.parts.begin(), report.parts.end(),
                                     [](const AttributionPart& part) { return part.plan.exact; })
                             ? " only."
                             : " and, where orders were sampled, their choice."));
    for (const AttributionPart& part : report.parts) {
        text += part_text(report, part);
    }
    return text;
}

std::string attribution_json(const AttributionReport& report)
{
    const Study& study = *report.study;
    const Outcome& outcome = study.model->info().outcomes[report.outcome];
    Json document{{"kaptein", report.program_version},
                  {"command", "shapley"},
                  {"schema", 1},
                  {"study", study.name},
                  {"design", study.designs[report.design].name},
                  {"against", study.designs[report.against].name},
                  {"outcome", outcome.key},
                  {"unit", outcome.unit},
                  {"level", report.confidence},
                  {"parts", Json::array()}};
    for (const AttributionPart& part : report.parts) {
        document["parts"].push_back(json_of(part));
    }
    return document.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::span<const Column> attribution_columns() { return columns; }

std::vector<std::vector<TableCell>> attribution_rows(const AttributionReport& report)
{
    const Study& study = *report.study;
    std::vector<std::vector<TableCell>> rows;
    for (const AttributionPart& part : report.parts) {
        const auto add = [&](const char* measure, const std::string& player, const std::string& with,
                             const Estimate& estimate) {
            rows.push_back({part.kind, study.designs[report.design].name, study.designs[report.against].name,
                            std::string(study.model->info().outcomes[report.outcome].key), std::string(measure), player,
                            with.empty() ? TableCell() : TableCell(with), number(estimate.value), number(low(estimate)),
                            number(high(estimate)), std::string(part.plan.exact ? "true" : "false")});
        };
        for (std::size_t i = 0; i < part.players.size(); ++i) {
            add("part", part.players[i].name, "", part.found.parts[i]);
        }
        if (part.kind == "mechanisms") {
            add("rest", "none of them", "", part.found.none);
        }
        for (const ShapleyPair& pair : part.found.pairs) {
            add("pair", part.players[pair.a].name, part.players[pair.b].name, pair.interaction);
        }
    }
    return rows;
}

}  // namespace kaptein
