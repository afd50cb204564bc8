#include "report/describe/describe.hpp"
#include "report/describe/tables_text.hpp"
#include "report/wording/lines.hpp"
#include "report/wording/numbers.hpp"

namespace kaptein {

using namespace wording;

namespace {

std::string version_text(const Version& version)
{
    return std::to_string(version.major) + "." + std::to_string(version.minor);
}

std::string declarations_text(std::span<const Declaration> declarations)
{
    std::string text;
    for (const Declaration& declaration : declarations) {
        const bool category = declaration.kind == Kind::category;
        const std::string unit = category || declaration.unit == "1" ? "" : " " + std::string(declaration.unit);
        text +=
            paragraph(std::string(declaration.key) + " = " + value_text(declaration, declaration.usual) + unit, "  ");
        text += paragraph(std::string(declaration.meaning) + ".", "      ");
        std::string bounds = category ? "one of " + range_text(declaration, declaration.valid)
                                      : "valid " + range_text(declaration, declaration.valid) + ", plausible "
                                            + range_text(declaration, declaration.plausible);
        text += paragraph(bounds + "; " + std::string(to_text(declaration.origin.kind)) + ": "
                              + std::string(declaration.origin.source),
                          "      ");
    }
    return text;
}

std::string designs_text(const ModelInfo& info)
{
    std::vector<std::string> header{"choice"};
    std::vector<Align> alignment{Align::left};
    for (const Preset& preset : info.presets) {
        header.emplace_back(preset.key);
        alignment.push_back(Align::left);
    }
    TextTable table(header, alignment);
    for (std::size_t choice = 0; choice < info.choices.size(); ++choice) {
        std::vector<std::string> row{std::string(info.choices[choice].key)};
        for (const Preset& preset : info.presets) {
            row.push_back(value_text(info.choices[choice], preset.choices[choice]));
        }
        table.add(std::move(row));
    }
    std::string text;
    for (const Preset& preset : info.presets) {
        text += paragraph(std::string(preset.key) + ": " + std::string(preset.meaning) + ".", "  ");
    }
    return text + "\n" + table.text();
}

std::string outcomes_text(const ModelInfo& info)
{
    TextTable table({"outcome", "unit", "", "meaning"}, {Align::left, Align::left, Align::left, Align::left});
    for (const Outcome& outcome : info.outcomes) {
        table.add({std::string(outcome.key), std::string(outcome.unit),
                   outcome.kind == OutcomeKind::derived ? "derived" : "", std::string(outcome.meaning)});
    }
    std::string text = table.text();
    if (!info.null_preset.empty()) {
        text += paragraph("derived: difference to a design equal to " + std::string(info.null_preset)
                              + ", at the same point and replicate.",
                          "  ");
    }
    return text;
}

std::string mechanisms_text(const ModelInfo& info)
{
    std::string text;
    for (const Mechanism& mechanism : info.mechanisms) {
        text += paragraph(std::string(mechanism.key) + " (" + std::string(mechanism.phase)
                              + "): " + std::string(mechanism.meaning) + ".",
                          "  ");
        text += paragraph(mechanism.off_parameter.empty()
                              ? "Part of every run."
                              : "Without it (" + std::string(mechanism.off_parameter) + " = "
                                    + cell(mechanism.off_value) + "): " + std::string(mechanism.without_it) + ".",
                          "      ");
    }
    return text;
}

std::string series_text(const ModelInfo& info)
{
    TextTable table({"column", "unit", "meaning"}, {Align::left, Align::left, Align::left});
    for (const Column& column : info.series) {
        table.add({std::string(column.key), std::string(column.unit), std::string(column.meaning)});
    }
    return table.text();
}

}  // namespace

std::string describe_models(std::span<const Model* const> models)
{
    std::string text = "Models\n";
    for (const Model* model : models) {
        const ModelInfo& info = model->info();
        text +=
            paragraph(std::string(info.name) + "@" + version_text(info.version) + ": " + std::string(info.meaning)
                          + ". " + count(info.parameters.size(), "parameter") + ", "
                          + count(info.choices.size(), "choice") + ", " + count(info.outcomes.size(), "outcome") + ".",
                      "  ");
    }
    return text + "\n" + paragraph("describe MODEL says everything about one; explain KEY about one key.");
}

std::string describe_model(const ModelInfo& info)
{
    std::string text =
        paragraph(std::string(info.name) + "@" + version_text(info.version) + ": " + std::string(info.meaning) + ".");
    if (info.has_months) {
        text += paragraph("Months by default: burn_in " + std::to_string(info.default_burn_in) + ", horizon "
                          + std::to_string(info.default_horizon) + ", run_out " + std::to_string(info.default_run_out)
                          + ".");
    }
    if (!info.parameters.empty()) {
        text += heading("Parameters (under settings)") + declarations_text(info.parameters);
    }
    if (!info.tables.empty()) {
        text += heading("Entities one by one (under settings)") + tables_text(info);
    }
    if (!info.choices.empty()) {
        text += heading("Choices of a program design (under designs)") + declarations_text(info.choices);
        text += heading("Presets") + designs_text(info);
    }
    text += heading("Outcomes") + outcomes_text(info);
    if (!info.denominators.empty()) {
        std::string keys;
        for (const Denominator& denominator : info.denominators) {
            keys += (keys.empty() ? "" : ", ") + std::string(denominator.key) + " (" + std::string(denominator.outcome)
                    + ")";
        }
        text += paragraph("Totals in EUR can be divided: --per " + keys + ".", "  ");
    }
    if (!info.series.empty()) {
        text += heading("Series") + series_text(info);
    }
    if (!info.mechanisms.empty()) {
        text += heading("Mechanisms") + mechanisms_text(info);
    }
    return text;
}

}  // namespace kaptein
