#include "app/analysis/coalition_study.hpp"

#include "parameters/value_text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace kaptein {

namespace {

bool plays(Coalition coalition, std::size_t player) { return (coalition >> player & 1u) != 0; }

/// Values of the parameters at the point asked for.
std::vector<double> settings_at(const Study& study, const AttributionChoice& choice)
{
    std::vector<double> settings = study.settings;
    const auto row = choice.point.has_value() ? study.points.row_of(*choice.point) : std::nullopt;
    if (row.has_value()) {
        const Point point = study.points[*row];
        for (std::size_t i = 0; i < study.factors.size(); ++i) {
            if (!study.factors[i].is_choice) {
                settings[study.factors[i].index] = point.values[i];
            }
        }
    }
    return settings;
}

std::string design_text(const ModelInfo& info, const std::vector<double>& choices)
{
    std::string text;
    for (std::size_t i = 0; i < info.choices.size(); ++i) {
        text += fmt::format("{}{}: {}", text.empty() ? "" : ", ", info.choices[i].key,
                            value_text(info.choices[i], choices[i]));
    }
    return "{" + text + "}";
}

/// All of the file but its designs and its sweep.
std::string opening_text(const Study& study, const AttributionChoice& choice, const std::vector<double>& settings,
                         std::string_view kind)
{
    const ModelInfo& info = study.model->info();
    std::string text = fmt::format("study: {}\nschema: 1\nmodel: {}\nseed: {}\n",
                                   study.name.substr(0, 40) + "-" + std::string(kind), info.name, study.seed);
    if (info.has_months) {
        text += fmt::format("burn_in: {} months\nhorizon: {} months\nrun_out: {} months\n", study.burn_in,
                            study.horizon, study.run_out);
    }
    text += fmt::format("replicates: {}\noutcomes: [{}]\nsettings:\n", choice.replicates.value_or(study.replicates.max),
                        info.outcomes[choice.outcome].key);
    for (std::size_t i = 0; i < info.parameters.size(); ++i) {
        text += fmt::format("  {}: {}\n", info.parameters[i].key, value_text(info.parameters[i], settings[i]));
    }
    return text;
}

/// The null design, on which derived outcomes rest, when the study has one.
std::string null_text(const Study& study)
{
    const auto none = null_design(study);
    return none.has_value()
               ? fmt::format("  none: {}\n", design_text(study.model->info(), study.designs[*none].choices))
               : "";
}

}  // namespace

std::optional<CoalitionStudy> choices_study(const Study& study, const AttributionChoice& choice)
{
    const ModelInfo& info = study.model->info();
    const std::vector<double>& from = study.designs[choice.against].choices;
    const std::vector<double>& to = study.designs[choice.design].choices;
    CoalitionStudy made;
    made.kind = "choices";
    std::vector<std::size_t> changed;
    for (std::size_t i = 0; i < info.choices.size(); ++i) {
        if (from[i] != to[i]) {
            changed.push_back(i);
            made.players.push_back({std::string(info.choices[i].key), value_text(info.choices[i], from[i]),
                                    value_text(info.choices[i], to[i])});
        }
    }
    if (changed.empty()) {
        return std::nullopt;
    }
    made.plan = shapley_plan(changed.size(), choice.options);
    const std::string null_design_text = null_text(study);
    std::string designs = "designs:\n" + null_design_text;
    std::size_t number = null_design_text.empty() ? 0 : 1;
    for (const Coalition coalition : made.plan.coalitions) {
        std::vector<double> choices = from;
        for (std::size_t i = 0; i < changed.size(); ++i) {
            choices[changed[i]] = plays(coalition, i) ? to[changed[i]] : from[changed[i]];
        }
        designs += fmt::format("  c{}: {}\n", coalition, design_text(info, choices));
        made.places.push_back({.point = 0, .design = number++, .against = {}});
    }
    made.text = opening_text(study, choice, settings_at(study, choice), made.kind) + designs + "baseline: c0\n";
    return made;
}

std::optional<CoalitionStudy> mechanisms_study(const Study& study, const AttributionChoice& choice)
{
    const ModelInfo& info = study.model->info();
    const std::vector<double> settings = settings_at(study, choice);
    CoalitionStudy made;
    made.kind = "mechanisms";
    std::vector<std::pair<std::size_t, double>> off;  // parameter, value without the mechanism
    for (const Mechanism& mechanism : info.mechanisms) {
        for (std::size_t i = 0; i < info.parameters.size(); ++i) {
            const bool taken = std::any_of(off.begin(), off.end(), [i](const auto& one) { return one.first == i; });
            if (info.parameters[i].key == mechanism.off_parameter && settings[i] != mechanism.off_value && !taken) {
                off.emplace_back(i, mechanism.off_value);
                made.players.push_back({std::string(mechanism.key), std::string(mechanism.without_it),
                                        value_text(info.parameters[i], settings[i])});
            }
        }
    }
    if (off.empty()) {
        return std::nullopt;
    }
    made.plan = shapley_plan(off.size(), choice.options);
    const std::string null_design_text = null_text(study);
    const std::size_t first = null_design_text.empty() ? 0 : 1;
    std::string text = opening_text(study, choice, settings, made.kind) + "designs:\n" + null_design_text;
    text += fmt::format("  with: {}\n", design_text(info, study.designs[choice.design].choices));
    text += fmt::format("  against: {}\nbaseline: against\n", design_text(info, study.designs[choice.against].choices));
    text += "sweep:\n  method: list\n  points:\n";
    std::uint64_t point = 0;
    for (const Coalition coalition : made.plan.coalitions) {
        std::string values;
        for (std::size_t i = 0; i < off.size(); ++i) {
            const Declaration& declared = info.parameters[off[i].first];
            values += fmt::format("{}{}: {}", values.empty() ? "" : ", ", declared.key,
                                  value_text(declared, plays(coalition, i) ? settings[off[i].first] : off[i].second));
        }
        text += "    - {" + values + "}\n";
        made.places.push_back({.point = point++, .design = first, .against = first + 1});
    }
    made.text = std::move(text);
    return made;
}

}  // namespace kaptein
