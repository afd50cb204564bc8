#include "experiment/study.hpp"

namespace kaptein {
namespace {

const Preset* find_null_preset(const ModelInfo& info)
{
    for (const Preset& preset : info.presets) {
        if (!info.null_preset.empty() && preset.key == info.null_preset) {
            return &preset;
        }
    }
    return nullptr;
}

/// True for a category whose option "none" no preset but the null preset takes: choosing it means no program, whatever
/// the other choices say (annex 7: the design with `agenda: none`).
bool means_no_program(const ModelInfo& info, const Preset& null_preset, std::size_t choice)
{
    const Declaration& declaration = info.choices[choice];
    const double value = null_preset.choices[choice];
    if (declaration.kind != Kind::category
        || declaration.options[static_cast<std::size_t>(value)].key != std::string_view("none")) {
        return false;
    }
    for (const Preset& preset : info.presets) {
        if (preset.key != null_preset.key && preset.choices[choice] == value) {
            return false;
        }
    }
    return true;
}

bool is_null(const ModelInfo& info, const Preset& null_preset, const Design& design)
{
    bool equal = true;
    for (std::size_t i = 0; i < info.choices.size(); ++i) {
        if (design.choices[i] != null_preset.choices[i]) {
            equal = false;
        } else if (means_no_program(info, null_preset, i)) {
            return true;
        }
    }
    return equal;
}

}  // namespace

std::uint64_t block_of(const SweepShape& shape)
{
    return shape.method == "saltelli" ? (shape.second_order ? 2 : 1) * shape.groups.size() + 2 : 1;
}

std::optional<std::size_t> null_design(const Study& study)
{
    const ModelInfo& info = study.model->info();
    const Preset* null_preset = find_null_preset(info);
    if (null_preset == nullptr) {
        return std::nullopt;
    }
    for (std::size_t i = 0; i < study.designs.size(); ++i) {
        if (is_null(info, *null_preset, study.designs[i])) {
            return i;
        }
    }
    return std::nullopt;
}

}  // namespace kaptein
