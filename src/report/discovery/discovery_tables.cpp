#include "experiment/study.hpp"
#include "parameters/value_text.hpp"
#include "report/discovery/discovery_report.hpp"
#include "report/wording/numbers.hpp"

#include <nlohmann/json.hpp>

#include <array>

namespace kaptein {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<std::string_view, 3> stages{"start", "peel", "paste"};

constexpr std::array<Column, 12> boxes{{
    {"box", "Number of the box, in the order found", "", ColumnType::integer, {}, true},
    {"rule", "What holds in the box", "", ColumnType::text, {}, true},
    {"coverage", "Share of all points where the rule holds that are inside", "share", ColumnType::number, {}, true},
    {"density", "Share of the points inside where the rule holds", "share", ColumnType::number, {}, true},
    {"mass", "Share of all points that are inside", "share", ColumnType::number, {}, true},
    {"inside", "Points inside", "1", ColumnType::integer, {}, true},
    {"hits", "Points inside where the rule holds", "1", ColumnType::integer, {}, true},
    {"factor", "Factor that is limited", "", ColumnType::text, {}, true},
    {"low", "Lower limit; empty when there is none", "of the factor", ColumnType::number, {}, true},
    {"high", "Upper limit", "of the factor", ColumnType::number, {}, true},
    {"values", "Options that a category may have", "", ColumnType::text, {}, true},
    {"p", "Quasi-p-value of the limit", "1", ColumnType::number, {}, true},
}};

constexpr std::array<Column, 8> steps{{
    {"box", "Number of the box this step leads to", "", ColumnType::integer, {}, true},
    {"step", "Number of the step", "", ColumnType::integer, {}, true},
    {"stage", "Start from everything, an end taken off, or put back on", "", ColumnType::category, stages, true},
    {"coverage", "Share of all points where the rule holds that are inside", "share", ColumnType::number, {}, true},
    {"density", "Share of the points inside where the rule holds", "share", ColumnType::number, {}, true},
    {"mass", "Share of all points that are inside", "share", ColumnType::number, {}, true},
    {"restricted", "Factors with a limit", "", ColumnType::text, {}, true},
    {"chosen", "Whether this is the box", "", ColumnType::boolean, {}, true},
}};

TableCell number(std::optional<double> value)
{
    return value.has_value() ? TableCell(wording::round_significant(*value, 12)) : TableCell();
}

Json json_number(std::optional<double> value)
{
    return value.has_value() ? Json(wording::round_significant(*value, 12)) : Json(nullptr);
}

std::vector<std::string> options_of(const DiscoveryReport& report, const Limit& limit)
{
    const Factor& factor = report.study->factors[limit.factor];
    const ModelInfo& info = report.study->model->info();
    const Declaration& declared = factor.is_choice ? info.choices[factor.index] : info.parameters[factor.index];
    std::vector<std::string> names;
    for (const std::size_t option : limit.kept) {
        names.push_back(value_text(declared, static_cast<double>(option)));
    }
    return names;
}

std::string joined(const std::vector<std::string>& names)
{
    std::string text;
    for (const std::string& name : names) {
        text += (text.empty() ? "" : " ") + name;
    }
    return text;
}

std::vector<std::string> names_of(const DiscoveryReport& report, const std::vector<std::size_t>& factors)
{
    std::vector<std::string> names;
    for (const std::size_t factor : factors) {
        names.push_back(report.study->factors[factor].name);
    }
    return names;
}

void add_quality(Json& entry, const BoxQuality& quality)
{
    entry["coverage"] = json_number(quality.coverage);
    entry["density"] = json_number(quality.density);
    entry["mass"] = json_number(quality.mass);
    entry["inside"] = quality.inside;
    entry["hits"] = quality.hits;
}

Json json_of(const DiscoveryReport& report, const Limit& limit)
{
    Json entry{{"factor", report.study->factors[limit.factor].name},
               {"low", json_number(limit.low)},
               {"high", json_number(limit.high)},
               {"values", nullptr},
               {"p", json_number(limit.p)}};
    if (!limit.kept.empty()) {
        entry["values"] = options_of(report, limit);
    }
    return entry;
}

Json tree_of(const DiscoveryReport& report, std::size_t node)
{
    const TreeNode& here = report.tree[node];
    Json entry;
    add_quality(entry, here.quality);
    if (here.factor.has_value()) {
        entry["limit"] = json_of(report, here.limit);
        entry["yes"] = tree_of(report, here.yes);
        entry["no"] = tree_of(report, here.no);
    }
    return entry;
}

}  // namespace

std::span<const Column> box_columns() { return boxes; }

std::vector<std::vector<TableCell>> box_rows(const DiscoveryReport& report)
{
    std::vector<std::vector<TableCell>> rows;
    for (std::size_t i = 0; i < report.found.boxes.size(); ++i) {
        const Box& box = report.found.boxes[i];
        for (const Limit& limit : box.limits) {
            const std::string options = joined(options_of(report, limit));
            rows.push_back({static_cast<std::int64_t>(i), report.rule, number(box.quality.coverage),
                            number(box.quality.density), number(box.quality.mass),
                            static_cast<std::int64_t>(box.quality.inside), static_cast<std::int64_t>(box.quality.hits),
                            report.study->factors[limit.factor].name, number(limit.low), number(limit.high),
                            options.empty() ? TableCell() : TableCell(options), number(limit.p)});
        }
    }
    return rows;
}

std::span<const Column> trajectory_columns() { return steps; }

std::vector<std::vector<TableCell>> trajectory_rows(const DiscoveryReport& report)
{
    std::vector<std::vector<TableCell>> rows;
    std::int64_t number_of_step = 0;
    for (const PrimStep& step : report.found.trajectory) {
        rows.push_back({static_cast<std::int64_t>(step.box), number_of_step++,
                        std::string(stages[static_cast<std::size_t>(step.stage)]), number(step.quality.coverage),
                        number(step.quality.density), number(step.quality.mass),
                        joined(names_of(report, step.restricted)), std::string(step.chosen ? "true" : "false")});
    }
    return rows;
}

std::string discovery_json(const DiscoveryReport& report)
{
    const ModelInfo& info = report.study->model->info();
    Json document{{"kaptein", report.program_version},
                  {"command", "discover"},
                  {"schema", 1},
                  {"study", report.study->name},
                  {"outcome", info.outcomes[report.outcome].key},
                  {"rule", report.rule},
                  {"points", report.points},
                  {"left_out", report.left_out},
                  {"hits", report.hits},
                  {"boxes", Json::array()},
                  {"trajectory", Json::array()},
                  {"tree", nullptr}};
    for (const Box& box : report.found.boxes) {
        Json entry;
        add_quality(entry, box.quality);
        entry["density_low"] = json_number(box.density_interval.low);
        entry["density_high"] = json_number(box.density_interval.high);
        entry["limits"] = Json::array();
        for (const Limit& limit : box.limits) {
            entry["limits"].push_back(json_of(report, limit));
        }
        document["boxes"].push_back(std::move(entry));
    }
    for (const PrimStep& step : report.found.trajectory) {
        Json entry{{"box", step.box}, {"stage", stages[static_cast<std::size_t>(step.stage)]}};
        add_quality(entry, step.quality);
        entry["restricted"] = names_of(report, step.restricted);
        entry["chosen"] = step.chosen;
        document["trajectory"].push_back(std::move(entry));
    }
    if (!report.tree.empty()) {
        document["tree"] = tree_of(report, 0);
    }
    return document.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace kaptein
