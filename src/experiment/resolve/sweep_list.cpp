#include "experiment/resolve/expand.hpp"

#include "config/shown.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace kaptein {
namespace {

/// One point of a list: {key: value, ...}. A key that a point leaves out keeps its value of settings.
bool read_list_point(Resolving& resolving, const Node& node, const std::string& path, Expanded& expanded)
{
    std::vector<double> values(expanded.factors.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
        values[i] = resolving.study.settings[expanded.factors[i].index];
    }
    for (const Entry& entry : node.entries) {
        const auto index = index_of(resolving.info.parameters, entry.key);
        if (!index || entry.value.broken) {
            continue;  // said when the factors were gathered
        }
        auto reading = read_quantity(entry.value, resolving.info.parameters[*index]);
        if (auto* fault = std::get_if<Fault>(&reading)) {
            resolving.complain(entry.value.place, path + "." + entry.key, std::move(*fault));
            return false;
        }
        for (std::size_t i = 0; i < values.size(); ++i) {
            values[i] = expanded.factors[i].index == *index ? std::get<double>(reading) : values[i];
        }
    }
    expanded.rows.push_back(std::move(values));
    return true;
}

/// The factors of a list: every key that any point names, in the order in which they first stand in the file.
bool gather_list_factors(Resolving& resolving, const Node& node, const std::string& path, Expanded& expanded)
{
    bool good = true;
    MapReader point(node, path, {"of the model's parameters"}, resolving.problems, true);
    for (const Entry& entry : point.is_map() ? node.entries : std::vector<Entry>{}) {
        const auto index = index_of(resolving.info.parameters, entry.key);
        if (!index && !enough(resolving.problems)) {
            const bool choice = index_of(resolving.info.choices, entry.key).has_value();
            Fault fault =
                unknown_name("unknown_factor", fmt::format("not a parameter of model '{}'", resolving.info.name),
                             entry.key, keys_of(resolving.info.parameters));
            if (choice) {
                fault = {
                    "not_supported", fmt::format("'{}' is a choice; a list varies parameters", entry.key), entry.key,
                    fmt::format("method: grid or zip with {{name: {}, in: [DESIGN], values: [...]}}", entry.key), ""};
            }
            resolving.complain(entry.place, path + "." + entry.key, std::move(fault));
        }
        good = good && index.has_value();
        const bool known = std::any_of(expanded.factors.begin(), expanded.factors.end(),
                                       [&](const Factor& factor) { return factor.name == entry.key; });
        if (index && !known) {
            expanded.factors.push_back({entry.key, false, *index, {}});
        }
    }
    return good && point.is_map();
}

}  // namespace

std::optional<Expanded> expand_list(Resolving& resolving, const SweepEntry& entry)
{
    const std::string path = entry.path + ".points";
    if (entry.points == nullptr) {
        resolving.complain(entry.place, entry.path,
                           {"missing", "'points' is missing", "", "points: [{KEY: VALUE, ...}, ...]", ""});
        return std::nullopt;
    }
    if (!is_list(*entry.points, path, "{KEY: VALUE, ...}", resolving.problems)) {
        return std::nullopt;
    }
    Expanded expanded;
    expanded.method = "list";
    bool good = !entry.points->items.empty();
    if (!good) {
        resolving.complain(entry.points->place, path, {"missing", "an empty list", "[]", "at least one point", ""});
    }
    for (std::size_t i = 0; i < entry.points->items.size() && !enough(resolving.problems); ++i) {
        good = gather_list_factors(resolving, entry.points->items[i], fmt::format("{}[{}]", path, i), expanded) && good;
    }
    for (std::size_t i = 0; i < entry.points->items.size() && !enough(resolving.problems); ++i) {
        good = read_list_point(resolving, entry.points->items[i], fmt::format("{}[{}]", path, i), expanded) && good;
    }
    return good ? std::optional(std::move(expanded)) : std::nullopt;
}

}  // namespace kaptein
