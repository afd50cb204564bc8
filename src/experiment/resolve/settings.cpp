#include "experiment/resolve/resolving.hpp"

#include "base/text.hpp"
#include "config/shown.hpp"

#include <fmt/format.h>

namespace kaptein {
namespace {

void take_span(Resolving& resolving, const Field<std::int64_t>& field, const std::string& key, int usual, int& span)
{
    const bool has_months = resolving.info.has_months;
    span = has_months ? usual : 0;
    if (field.given && !has_months) {
        resolving.complain(field.place, key,
                           {"conflict", fmt::format("model '{}' has no months", resolving.info.name), key,
                            fmt::format("leave out {}", key), ""});
    } else if (field.has_value()) {
        span = static_cast<int>(*field);
    }
}

/// A map below settings: most often partners: {count: 5} for partners.count: 5.
Fault nested(const Resolving& resolving, const Entry& entry)
{
    std::string suggestion;
    if (!entry.value.entries.empty()) {
        const std::string whole = entry.key + "." + entry.value.entries.front().key;
        suggestion = std::string(nearest_name(whole, keys_of(resolving.info.parameters)));
    }
    return {"type", "settings are not nested", "a map", "one flat key per setting, such as partners.count: 100",
            suggestion.empty() ? "" : suggestion + ": ..."};
}

Fault unknown_setting(const Resolving& resolving, const Entry& entry)
{
    if (index_of(resolving.info.choices, entry.key)) {
        return {"unknown_key", fmt::format("'{}' is a choice of a design, not a setting", shown(entry.key)), entry.key,
                fmt::format("designs: {{NAME: {{{}: ...}}}}", entry.key), ""};
    }
    for (const std::string_view key : study_keys()) {
        if (entry.key == key) {
            return {"unknown_key", fmt::format("'{}' is not a setting of the model", shown(entry.key)), entry.key,
                    fmt::format("{}: at the top of the file, outside settings:", key), ""};
        }
    }
    std::vector<std::string_view> valid = keys_of(resolving.info.parameters);
    const std::vector<std::string> tables = table_settings(resolving.info);
    valid.insert(valid.end(), tables.begin(), tables.end());
    return unknown_name("unknown_key", fmt::format("not a parameter of model '{}'", resolving.info.name), entry.key,
                        valid);
}

}  // namespace

void resolve_time(Resolving& resolving)
{
    const StudyFile& file = resolving.file;
    Study& study = resolving.study;
    take_span(resolving, file.burn_in, "burn_in", resolving.info.default_burn_in, study.burn_in);
    take_span(resolving, file.horizon, "horizon", resolving.info.default_horizon, study.horizon);
    take_span(resolving, file.run_out, "run_out", resolving.info.default_run_out, study.run_out);
}

void resolve_settings(Resolving& resolving)
{
    Study& study = resolving.study;
    for (const Declaration& declaration : resolving.info.parameters) {
        study.settings.push_back(declaration.usual);
        study.settings_by.push_back({"default"});
    }
    for (const Entry& entry : resolving.file.settings) {
        if (enough(resolving.problems)) {
            return;
        }
        if (is_table_setting(resolving.info, entry.key)) {
            continue;
        }
        const std::string path = "settings." + entry.key;
        const auto index = index_of(resolving.info.parameters, entry.key);
        if (!index && entry.value.kind == NodeKind::map) {
            resolving.complain(entry.place, path, nested(resolving, entry));
        } else if (!index) {
            resolving.complain(entry.place, path, unknown_setting(resolving, entry));
        } else if (!entry.value.broken) {
            auto reading = read_quantity(entry.value, resolving.info.parameters[*index]);
            if (auto* fault = std::get_if<Fault>(&reading)) {
                resolving.complain(entry.value.place, path, std::move(*fault));
            } else {
                study.settings[*index] = std::get<double>(reading);
                study.settings_by[*index] = set_at(entry.value.place);
            }
        }
    }
}

}  // namespace kaptein
