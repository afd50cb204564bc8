#include "base/text.hpp"
#include "report/describe/describe.hpp"
#include "report/describe/tables_text.hpp"
#include "report/wording/lines.hpp"
#include "report/wording/numbers.hpp"

#include <algorithm>

namespace kaptein {

using namespace wording;

namespace {

std::string line(std::string_view label, const std::string& text)
{
    std::string first = "  " + std::string(label) + ":";
    first.resize(std::max<std::size_t>(first.size() + 1, 14), ' ');
    return text.empty() ? "" : paragraph(text, first);
}

std::string declaration_text(const ModelInfo& info, const Declaration& declaration)
{
    std::string text = line("meaning", std::string(declaration.meaning));
    text += line("unit", std::string(declaration.unit == "1" ? "" : declaration.unit));
    text += line("kind", std::string(to_text(declaration.kind)));
    text += line("usual", value_text(declaration, declaration.usual));
    if (declaration.kind == Kind::category) {
        for (const Option& option : declaration.options) {
            text += line("option", std::string(option.key) + ": " + std::string(option.meaning));
        }
    } else {
        text += line("valid", range_text(declaration, declaration.valid));
        text +=
            line("plausible",
                 range_text(declaration, declaration.plausible)
                     + (declaration.plausible_reason.empty() ? "" : ": " + std::string(declaration.plausible_reason)));
    }
    text +=
        line("origin", std::string(to_text(declaration.origin.kind)) + ": " + std::string(declaration.origin.source));
    for (const Mechanism& mechanism : info.mechanisms) {
        if (mechanism.off_parameter == declaration.key) {
            text += line("switches", std::string(mechanism.key) + " off at " + cell(mechanism.off_value) + ": "
                                         + std::string(mechanism.without_it));
        }
    }
    return text;
}

std::string outcome_text(const ModelInfo& info, const Outcome& outcome)
{
    std::string text = line("meaning", std::string(outcome.meaning));
    text += line("unit", std::string(outcome.unit == "1" ? "" : outcome.unit));
    text += line("formula", std::string(outcome.formula));
    if (outcome.kind == OutcomeKind::derived) {
        std::string terms;
        for (const Term& term : outcome.terms) {
            terms += (terms.empty() ? "" : " + ") + (term.weight == 1.0 ? "" : cell(term.weight) + " x ")
                     + std::string(term.level);
        }
        text += line("derived", terms + ", minus the same in the design equal to " + std::string(info.null_preset)
                                    + " at the same point and replicate");
    }
    text += line("better", outcome.better == Better::higher  ? "higher"
                           : outcome.better == Better::lower ? "lower"
                                                             : "neither");
    text += line("missing", outcome.may_be_missing ? "can be empty" : "");
    for (const Denominator& denominator : info.denominators) {
        if (denominator.outcome == outcome.key) {
            text += line("divides", "--per " + std::string(denominator.key));
        }
    }
    return text;
}

std::string preset_text(const ModelInfo& info, const Preset& preset)
{
    std::string text = line("meaning", std::string(preset.meaning));
    for (std::size_t i = 0; i < info.choices.size(); ++i) {
        text +=
            line("choice", std::string(info.choices[i].key) + ": " + value_text(info.choices[i], preset.choices[i]));
    }
    return text;
}

std::string mechanism_text(const Mechanism& mechanism)
{
    return line("phase", std::string(mechanism.phase)) + line("meaning", std::string(mechanism.meaning))
           + (mechanism.off_parameter.empty()
                  ? line("off", "part of every run")
                  : line("off", std::string(mechanism.off_parameter) + " = " + cell(mechanism.off_value))
                        + line("without it", std::string(mechanism.without_it)));
}

std::string column_text(const Column& column)
{
    std::string labels;
    for (const std::string_view label : column.labels) {
        labels += (labels.empty() ? "" : ", ") + std::string(label);
    }
    return line("meaning", std::string(column.meaning)) + line("unit", std::string(column.unit))
           + line("values", labels);
}

}  // namespace

std::vector<Explanation> explanations_of(const ModelInfo& info, std::string_view key)
{
    std::vector<Explanation> found;
    const auto add_declared = [&](std::span<const Declaration> declarations, std::string_view kind) {
        for (const Declaration& declaration : declarations) {
            if (declaration.key == key) {
                found.push_back({kind, declaration_text(info, declaration)});
            }
            for (const Option& option : declaration.options) {
                if (option.key == key) {
                    found.push_back({"option", line("of", std::string(declaration.key))
                                                   + line("meaning", std::string(option.meaning))});
                }
            }
        }
    };
    add_declared(info.parameters, "parameter");
    add_declared(info.choices, "choice");
    for (Explanation& explanation : table_explanations(info, key)) {
        found.push_back(std::move(explanation));
    }
    for (const Preset& preset : info.presets) {
        if (preset.key == key) {
            found.push_back({"preset", preset_text(info, preset)});
        }
    }
    for (const Outcome& outcome : info.outcomes) {
        if (outcome.key == key) {
            found.push_back({"outcome", outcome_text(info, outcome)});
        }
    }
    for (const Mechanism& mechanism : info.mechanisms) {
        if (mechanism.key == key) {
            found.push_back({"mechanism", mechanism_text(mechanism)});
        }
    }
    for (const Column& column : info.series) {
        if (column.key == key) {
            found.push_back({"series", column_text(column)});
        }
    }
    for (const Panel& panel : info.panels) {
        if (panel.entity == key) {
            std::string text = line("meaning", std::string(panel.meaning));
            for (const Column& column : panel.columns) {
                text += line("column", std::string(column.key) + ": " + std::string(column.meaning)
                                           + (column.unit.empty() ? "" : " [" + std::string(column.unit) + "]"));
            }
            found.push_back({"panel", text});
        }
    }
    for (const Denominator& denominator : info.denominators) {
        if (denominator.key == key) {
            found.push_back({"denominator", line("divides by", std::string(denominator.outcome))});
        }
    }
    return found;
}

std::string_view nearest_key(const ModelInfo& info, std::string_view key)
{
    std::vector<std::string_view> known;
    const auto add = [&](const auto& declared, auto member) {
        for (const auto& one : declared) {
            known.push_back(one.*member);
        }
    };
    add(info.parameters, &Declaration::key);
    add(info.choices, &Declaration::key);
    add(info.presets, &Preset::key);
    add(info.outcomes, &Outcome::key);
    add(info.mechanisms, &Mechanism::key);
    add(info.series, &Column::key);
    add(info.panels, &Panel::entity);
    for (const Declaration& declaration : info.choices) {
        add(declaration.options, &Option::key);
    }
    return nearest_name(key, known);
}

std::optional<std::string> explain_key(std::span<const Model* const> models, std::string_view key)
{
    std::string text;
    for (const Model* model : models) {
        for (const Explanation& found : explanations_of(model->info(), key)) {
            text += std::string(text.empty() ? "" : "\n") + std::string(key) + ": " + std::string(found.kind)
                    + " of model " + std::string(model->info().name) + "\n" + found.text;
        }
    }
    return text.empty() ? std::nullopt : std::optional<std::string>(text);
}

std::string unknown_key(std::span<const Model* const> models, std::string_view key)
{
    std::string names;
    std::string_view near;
    for (const Model* model : models) {
        names += (names.empty() ? "" : ", ") + std::string(model->info().name);
        near = near.empty() ? nearest_key(model->info(), key) : near;
    }
    return visible(key) + " is not a key of " + (models.size() == 1 ? "model " : "any model: ") + names + "."
           + (near.empty() ? "" : " Did you mean " + std::string(near) + "?");
}

}  // namespace kaptein
