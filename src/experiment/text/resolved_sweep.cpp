#include "base/text.hpp"
#include "experiment/sweep/spread_keys.hpp"
#include "experiment/text/resolved_yaml.hpp"
#include "parameters/value_text.hpp"

#include <fmt/format.h>

namespace kaptein {
namespace {

constexpr std::uint64_t list_cells_max = 50'000;  // a longer list is written as a table, which is one value of YAML

const Declaration& varied(const Study& study, const Factor& factor)
{
    const ModelInfo& info = study.model->info();
    return factor.is_choice ? info.choices[factor.index] : info.parameters[factor.index];
}

std::string joined(const std::vector<std::string>& parts)
{
    std::string text;
    for (const std::string& part : parts) {
        text += (text.empty() ? "" : ", ") + part;
    }
    return text;
}

std::string values_text(const Declaration& declaration, const std::vector<double>& values)
{
    std::vector<std::string> texts;
    for (const double value : values) {
        texts.push_back(yaml_value(declaration, value));
    }
    return "values: [" + joined(texts) + "]";
}

std::string levels_text(const Declaration& declaration, const Levels& levels)
{
    if (!levels.steps) {
        return values_text(declaration, levels.values);
    }
    const Steps& steps = *levels.steps;
    Steps step = steps;
    step.from = steps.step;
    return fmt::format("from: {}, to: {}, step: {}", steps.text(0), steps.text(steps.count() - 1), step.text(0));
}

std::string spread_text(const Declaration& declaration, const Spread& spread)
{
    if (spread.kind == SpreadKind::values) {
        return values_text(declaration, spread.values);
    }
    const double* number = spread.numbers;
    if (spread.kind == SpreadKind::uniform) {
        return fmt::format("bounds: [{}, {}]", yaml_value(declaration, number[0]), yaml_value(declaration, number[1]));
    }
    std::vector<std::string> keys;
    for (const SpreadForm& form : spread_forms) {
        for (const SpreadKey& key : form.keys) {
            if (form.kind != spread.kind || key.holds == SpreadNumber::none) {
                continue;
            }
            const bool two = key.holds == SpreadNumber::bounds;
            keys.push_back(two ? fmt::format("bounds: [{}, {}]", to_text(number[0]), to_text(number[1]))
                               : fmt::format("{}: {}", key.name, to_text(number[0])));
            number += two ? 2 : 1;
        }
    }
    return fmt::format("dist: {{{}: {{{}}}}}", spread_name(spread.kind), joined(keys));
}

std::string designs_text(const Study& study, const Factor& factor)
{
    std::vector<std::string> names;
    for (const std::size_t design : factor.designs) {
        names.push_back(study.designs[design].name);
    }
    return names.empty() ? "" : ", in: [" + joined(names) + "]";
}

/// The group of a factor, when the sweep has groups of more than one.
std::string group_text(const SweepShape& shape, std::size_t factor)
{
    for (const FactorGroup& group : shape.groups) {
        const bool own = group.factors.size() == 1 && shape.groups.size() == shape.spreads.size();
        for (const std::size_t member : group.factors) {
            if (member == factor && !own) {
                return ", group: " + yaml_quoted(group.name);
            }
        }
    }
    return "";
}

std::string factors_text(const Study& study, const Expanded& sweep, const std::string& indent)
{
    std::string text = indent + "factors:\n";
    for (std::size_t i = 0; i < sweep.factors.size(); ++i) {
        const Factor& factor = sweep.factors[i];
        const Declaration& declaration = varied(study, factor);
        text += fmt::format("{}  - {{name: {}{}{}, {}}}\n", indent, factor.name, group_text(sweep.shape, i),
                            designs_text(study, factor),
                            sweep.levels.empty() ? spread_text(declaration, sweep.shape.spreads[i])
                                                 : levels_text(declaration, sweep.levels[i]));
    }
    return text;
}

std::string list_text(const Study& study, const Expanded& sweep, const std::string& indent)
{
    std::string text = indent + "points:\n";
    for (const Point& point : Points(sweep.source)) {
        std::vector<std::string> cells;
        for (std::size_t i = 0; i < sweep.factors.size(); ++i) {
            cells.push_back(fmt::format("{}: {}", sweep.factors[i].name,
                                        yaml_value(varied(study, sweep.factors[i]), point.values[i])));
        }
        text += fmt::format("{}  - {{{}}}\n", indent, joined(cells));
    }
    return text;
}

/// The rows of a CSV file, here: what stood in the file belongs to the study.
std::string table_text(const Study& study, const Expanded& sweep, const std::string& indent)
{
    std::string text = indent + "table: |\n" + indent + "  ";
    for (std::size_t i = 0; i < sweep.factors.size(); ++i) {
        text += (i == 0 ? "" : ",") + sweep.factors[i].name;
    }
    text += "\n";
    for (const Point& point : Points(sweep.source)) {
        text += indent + "  ";
        for (std::size_t i = 0; i < sweep.factors.size(); ++i) {
            text += (i == 0 ? "" : ",") + value_text(varied(study, sweep.factors[i]), point.values[i]);
        }
        text += "\n";
    }
    return text;
}

std::string counts_text(const SweepShape& shape, const std::string& indent)
{
    std::string text;
    if (shape.trajectories > 0) {
        text += fmt::format("{0}trajectories: {1}\n{0}levels: {2}\n", indent, shape.trajectories, shape.levels);
    }
    if (shape.base_points > 0) {
        text += fmt::format("{}points: {}\n", indent, shape.base_points);
    }
    return shape.second_order ? text + indent + "second_order: true\n" : text;
}

}  // namespace

std::string resolved_sweep(const Study& study, const Expanded& sweep, const std::string& indent)
{
    const std::string where = sweep.where.empty() ? "" : indent + "where: " + yaml_quoted(sweep.where) + "\n";
    const std::string& method = sweep.shape.method;
    if (method == "nest") {
        std::string text = indent + "nest:\n";
        for (const Expanded& part : sweep.nest) {
            std::string inner = resolved_sweep(study, part, indent + "    ");
            inner[indent.size() + 2] = '-';
            text += inner;
        }
        return text + where;
    }
    const bool table =
        method == "file" || (method == "list" && sweep.source->count() * sweep.source->factors() > list_cells_max);
    const std::string head = fmt::format("{}method: {}\n", indent, table ? "file" : method);
    if (table) {
        return head + where + table_text(study, sweep, indent);
    }
    if (method == "list") {
        return head + where + list_text(study, sweep, indent);
    }
    return head + counts_text(sweep.shape, indent) + where + factors_text(study, sweep, indent);
}

}  // namespace kaptein
