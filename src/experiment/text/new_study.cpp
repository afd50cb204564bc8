#include "base/text.hpp"
#include "experiment/text/schema.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace kaptein {
namespace {

constexpr std::size_t settings_shown = 5;

std::string value_text(const Declaration& declaration)
{
    if (declaration.kind == Kind::category) {
        return std::string(declaration.options[static_cast<std::size_t>(declaration.usual)].key);
    }
    return declaration.kind == Kind::integer ? std::to_string(static_cast<std::int64_t>(declaration.usual))
                                             : to_text(declaration.usual);
}

/// The files of a client's own case.
std::string own_settings_of(const ModelInfo& info, const std::string& name)
{
    std::string text =
        "settings:                          # who is in the world; every column is explained in the files\n";
    for (const EntityTable& table : info.tables) {
        text += fmt::format("  {}.file: {}\n", table.key, own_table_file(name, table));
    }
    return text;
}

/// A few settings to begin with, as comments: sliders first, then in declared order.
std::string settings_of(const ModelInfo& info)
{
    std::vector<const Declaration*> chosen;
    for (const bool slider : {true, false}) {
        for (const Declaration& parameter : info.parameters) {
            if (parameter.slider == slider && chosen.size() < settings_shown) {
                chosen.push_back(&parameter);
            }
        }
    }
    if (chosen.empty()) {
        return "";
    }
    std::string text = "settings: {}                       # all at their usual values; for others, instead:\n"
                       "# settings:\n";
    for (const Declaration* parameter : chosen) {
        text += fmt::format("{:<34} # {}\n", fmt::format("#   {}: {}", parameter->key, value_text(*parameter)),
                            parameter->meaning);
    }
    return text;
}

/// The null preset first, so that outcomes that are differences to it can be had, then the others.
std::string designs_of(const ModelInfo& info)
{
    if (info.presets.size() < 2) {
        return "";
    }
    std::vector<const Preset*> order;
    for (const bool null : {true, false}) {
        for (const Preset& preset : info.presets) {
            if ((preset.key == info.null_preset) == null) {
                order.push_back(&preset);
            }
        }
    }
    const std::size_t baseline = info.null_preset.empty() ? 0 : 1;
    std::string text = "designs:                           # what is compared; each name is yours to choose\n";
    for (const Preset* preset : order) {
        text += fmt::format("{:<34} # {}\n", fmt::format("  {}: {{preset: {}}}", preset->key, preset->key),
                            preset->meaning);
    }
    return text + fmt::format("baseline: {:<24} # differences are taken against this one\n", order[baseline]->key);
}

}  // namespace

std::string own_table_file(const std::string& name, const EntityTable& table)
{
    return fmt::format("{}_{}.csv", name, table.key);
}

std::string new_study(const ModelInfo& info, const std::string& name, bool own_case)
{
    std::string text = fmt::format("# What is the question?\nstudy: {}\nschema: 1\nmodel: {}@{}.{}\n"
                                   "question: What do we want to know?\nseed: 1\n",
                                   name, info.name, info.version.major, info.version.minor);
    if (info.has_months) {
        text += fmt::format("burn_in: {} months\nhorizon: {} months\nrun_out: {} months\n", info.default_burn_in,
                            info.default_horizon, info.default_run_out);
    }
    return text + (own_case ? own_settings_of(info, name) : settings_of(info)) + designs_of(info) + "replicates: 20\n";
}

}  // namespace kaptein
