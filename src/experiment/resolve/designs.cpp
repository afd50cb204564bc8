#include "experiment/resolve/resolving.hpp"

#include "config/shown.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace kaptein {
namespace {

enum class Progress { untouched, under_way, done };

/// Resolves designs in any order of the file: one that extends another waits for it.
class Designs {
  public:
    explicit Designs(Resolving& resolving)
        : resolving_(resolving),
          entries_(resolving.file.designs),
          progress_(entries_.size(), Progress::untouched)
    {
        for (const DesignEntry& entry : entries_) {
            Design design;
            design.name = entry.name;
            for (const Declaration& choice : resolving.info.choices) {
                design.choices.push_back(choice.usual);
                design.set_by.push_back({"default"});
            }
            resolving.study.designs.push_back(std::move(design));
        }
    }

    void resolve_all()
    {
        for (std::size_t i = 0; i < entries_.size() && !enough(resolving_.problems); ++i) {
            resolve(i);
        }
    }

  private:
    void resolve(std::size_t index)
    {
        if (progress_[index] != Progress::untouched) {
            return;
        }
        progress_[index] = Progress::under_way;
        const DesignEntry& entry = entries_[index];
        const std::string path = "designs." + entry.name;
        if (entry.preset.has_value()) {
            start_from_preset(index, path + ".preset");
        } else if (entry.extends.has_value()) {
            start_from_design(index, path + ".extends");
        }
        for (const Entry& choice : entry.choices) {
            if (enough(resolving_.problems)) {
                break;
            }
            set_choice(resolving_.study.designs[index], choice, path + "." + choice.key);
        }
        forget_changed_preset(resolving_.study.designs[index]);
        progress_[index] = Progress::done;
    }

    void start_from_preset(std::size_t index, const std::string& path)
    {
        const ModelInfo& info = resolving_.info;
        const Field<std::string>& name = entries_[index].preset;
        if (info.presets.empty()) {
            resolving_.complain(name.place, path,
                                {"unknown_preset", fmt::format("model '{}' has no presets", info.name), *name, "", ""});
            return;
        }
        const auto found = find_name(resolving_, name, path, "unknown_preset",
                                     fmt::format("not a preset of model '{}'", info.name), keys_of(info.presets));
        if (!found) {
            resolving_.designs_known = false;
            return;
        }
        Design& design = resolving_.study.designs[index];
        design.preset = *name;
        const auto choices = info.presets[*found].choices;
        design.choices.assign(choices.begin(), choices.end());
        design.set_by.assign(choices.size(), {"preset " + *name});
    }

    void start_from_design(std::size_t index, const std::string& path)
    {
        const Field<std::string>& name = entries_[index].extends;
        const auto base = find_design(resolving_, name, path);
        if (!base) {
            resolving_.designs_known = false;
            return;
        }
        if (progress_[*base] == Progress::under_way) {
            resolving_.complain(name.place, path,
                                {"cycle", "this design extends itself, through others or directly", *name,
                                 "a chain of designs that ends", ""});
            return;
        }
        resolve(*base);
        const Design& from = resolving_.study.designs[*base];
        Design& design = resolving_.study.designs[index];
        design.preset = from.preset;
        design.choices = from.choices;
        design.set_by = from.set_by;
    }

    void set_choice(Design& design, const Entry& choice, const std::string& path)
    {
        const ModelInfo& info = resolving_.info;
        const auto index = index_of(info.choices, choice.key);
        if (!index) {
            resolving_.designs_known = false;
            resolving_.complain(choice.place, path, unknown_choice(choice.key));
            return;
        }
        if (choice.value.broken) {
            return;
        }
        auto reading = read_quantity(choice.value, info.choices[*index]);
        if (auto* fault = std::get_if<Fault>(&reading)) {
            resolving_.designs_known = false;
            resolving_.complain(choice.value.place, path, std::move(*fault));
            return;
        }
        design.choices[*index] = std::get<double>(reading);
        design.set_by[*index] = set_at(choice.value.place);
    }

    Fault unknown_choice(const std::string& key) const
    {
        const ModelInfo& info = resolving_.info;
        if (index_of(info.parameters, key)) {
            return {"unknown_key", fmt::format("'{}' is a setting of the model, the same for all designs", shown(key)),
                    key, fmt::format("settings: {{{}: ...}}", key), ""};
        }
        std::vector<std::string_view> valid{"preset", "extends"};
        for (const Declaration& choice : info.choices) {
            valid.push_back(choice.key);
        }
        return unknown_name("unknown_key", fmt::format("not a choice of model '{}'", info.name), key, valid);
    }

    /// A design carries the name of a preset only while it is that preset: contrasts are told by it.
    void forget_changed_preset(Design& design) const
    {
        for (const Preset& preset : resolving_.info.presets) {
            if (preset.key == design.preset
                && !std::equal(design.choices.begin(), design.choices.end(), preset.choices.begin())) {
                design.preset.clear();
            }
        }
    }

    Resolving& resolving_;
    const std::vector<DesignEntry>& entries_;
    std::vector<Progress> progress_;
};

}  // namespace

void resolve_designs(Resolving& resolving)
{
    if (!resolving.file.has_designs) {
        Design design;
        design.name = "default";
        for (const Declaration& choice : resolving.info.choices) {
            design.choices.push_back(choice.usual);
            design.set_by.push_back({"default"});
        }
        resolving.study.designs.push_back(std::move(design));
        return;
    }
    resolving.designs_known = !resolving.file.designs.empty();
    Designs(resolving).resolve_all();
}

void resolve_baseline(Resolving& resolving)
{
    const Field<std::string>& baseline = resolving.file.baseline;
    if (baseline.has_value()) {
        if (const auto index = find_design(resolving, baseline, "baseline")) {
            resolving.study.baseline = *index;
        }
        return;
    }
    if (!baseline.given && resolving.study.designs.size() >= 2) {
        std::vector<std::string_view> names;
        for (const Design& design : resolving.study.designs) {
            names.push_back(design.name);
        }
        resolving.complain(resolving.start, "",
                           {"missing", "'baseline' is missing, the design that the others are compared with", "",
                            "baseline: one of " + listed(names), ""});
    }
}

}  // namespace kaptein
