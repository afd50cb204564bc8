#include "config/shown.hpp"
#include "experiment/resolve/sweep/expand.hpp"
#include "experiment/resolve/sweep/where.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace kaptein {
namespace {

/// The methods and the keys that each takes.
struct Method {
    std::string_view name;
    std::vector<std::string_view> keys;
    std::string_view without_where;  // why points of it cannot be left out; "" when they can
};

const std::vector<Method>& methods()
{
    static const std::vector<Method> all{
        {"grid", {"factors", "where"}, ""},
        {"zip", {"factors", "where"}, ""},
        {"oat", {"factors"}, "each point is compared with the base"},
        {"list", {"points", "where"}, ""},
        {"file", {"file", "table", "where"}, ""},
        {"random", {"points", "factors", "problem", "where"}, ""},
        {"lhs", {"points", "factors", "problem"}, "each stratum has one point"},
        {"sobol", {"points", "factors", "problem", "where"}, ""},
        {"morris", {"trajectories", "levels", "factors", "problem"}, "the points of a trajectory belong together"},
        {"saltelli", {"points", "second_order", "factors", "problem"}, "the points of a base point belong together"},
    };
    return all;
}

bool takes(const Method& method, std::string_view key)
{
    return key == "method" || std::find(method.keys.begin(), method.keys.end(), key) != method.keys.end();
}

/// Every key that the method does not take is told; false when there is one.
bool right_keys(Resolving& resolving, const SweepEntry& entry, const Method& method)
{
    static constexpr std::array known{"factors",      "points", "where",        "file",   "table",
                                      "trajectories", "levels", "second_order", "problem"};
    bool good = true;
    for (const auto& [key, place] : entry.given) {
        const bool own = std::find(known.begin(), known.end(), key) != known.end();  // others were told when read
        if (!own || takes(method, key)) {
            continue;
        }
        good = false;
        const std::string why = key == "where"
                                    ? fmt::format("'where' cannot go with {}: {}", method.name, method.without_where)
                                : key == "points" && takes(method, "factors")
                                    ? fmt::format("{} takes its points from its {}", method.name,
                                                  method.name == "morris" ? "trajectories" : "factors")
                                    : fmt::format("'{}' is not a key of method {}", key, method.name);
        resolving.complain(place, entry.path + "." + key, {"conflict", why, key, listed(method.keys), ""});
    }
    return good;
}

/// Rows that the parts of a nest or the condition leave out.
bool keep_some(Resolving& resolving, const SweepEntry& entry, Expanded& expanded)
{
    std::optional<Where> where;
    if (entry.where != nullptr) {
        where = read_where(resolving, *entry.where, entry.path + ".where", expanded.factors);
        if (!where) {
            return false;
        }
        expanded.where = entry.where->text;
    }
    const bool parts_keep_all = std::all_of(expanded.nest.begin(), expanded.nest.end(),
                                            [](const Expanded& part) { return part.kept == nullptr; });
    if (!where && parts_keep_all) {
        return true;
    }
    const std::uint64_t count = expanded.source->count();
    auto kept = std::make_shared<KeptNumbers>(count);
    std::vector<double> values(expanded.factors.size());
    for (std::uint64_t number = 0; number < count; ++number) {
        std::uint64_t rest = number;
        bool keep = true;
        for (std::size_t i = expanded.nest.size(); keep && i-- > 0;) {
            const Expanded& part = expanded.nest[i];
            keep = part.kept == nullptr || part.kept->has(rest % part.source->count());
            rest /= part.source->count();
        }
        if (keep && where) {
            expanded.source->fill(number, values);
            keep = where->holds(values);
        }
        if (keep) {
            kept->keep(number);
        }
    }
    kept->seal();
    if (kept->size() == 0) {
        const Node* node = entry.where;
        resolving.complain(node != nullptr ? node->place : entry.place,
                           node != nullptr ? entry.path + ".where" : entry.path,
                           {"empty", fmt::format("no point is left of {}", count), node != nullptr ? node->text : "",
                            "a condition that some points meet", ""});
        return false;
    }
    if (kept->size() < count) {
        expanded.kept = std::move(kept);
    }
    return true;
}

bool allows_where(const Expanded& expanded)
{
    if (!expanded.nest.empty()) {
        return std::all_of(expanded.nest.begin(), expanded.nest.end(), allows_where);
    }
    return std::any_of(methods().begin(), methods().end(), [&](const Method& method) {
        return method.name == expanded.shape.method && takes(method, "where");
    });
}

/// The parts first, and what is wrong with all of them together, before anything is multiplied.
std::optional<Expanded> expand_nest(Resolving& resolving, const SweepEntry& entry, std::uint32_t first_column)
{
    Expanded expanded;
    expanded.shape.method = "nest";
    double count = 1.0;
    bool good = !entry.nest.empty();
    std::vector<Source> sources;
    for (const SweepEntry& part : entry.nest) {
        auto inner = expand(resolving, part, first_column + static_cast<std::uint32_t>(expanded.factors.size()));
        if (!inner) {
            good = false;
            continue;
        }
        count *= static_cast<double>(inner->source->count());
        sources.push_back(inner->source);
        if (!inner->shape.extendable) {
            expanded.shape.extendable = false;
            expanded.shape.base_points =
                std::max<std::uint64_t>(expanded.shape.base_points, 1) * inner->shape.base_points;
        }
        expanded.factors.insert(expanded.factors.end(), inner->factors.begin(), inner->factors.end());
        expanded.nest.push_back(std::move(*inner));
    }
    if (!good || !names_differ(resolving, entry, expanded.factors) || !few_enough(resolving, entry, count)) {
        return std::nullopt;
    }
    if (entry.where != nullptr && !allows_where(expanded)) {
        resolving.complain(*entry.place_of("where"), entry.path + ".where",
                           {"conflict", "'where' cannot go with this nest: a part of it needs all its points", "where",
                            "parts of grid, zip, list, file, random and sobol", ""});
        return std::nullopt;
    }
    expanded.source = nest_source(std::move(sources));
    return keep_some(resolving, entry, expanded) ? std::optional(std::move(expanded)) : std::nullopt;
}

std::string count_text(double count)
{
    return count < 1e15 ? fmt::format("{:.0f}", count) : fmt::format("{:.3g}", count);
}

}  // namespace

std::optional<Expanded> expand(Resolving& resolving, const SweepEntry& entry, std::uint32_t first_column)
{
    if (entry.is_nest) {
        return expand_nest(resolving, entry, first_column);
    }
    std::vector<std::string_view> names;
    for (const Method& method : methods()) {
        names.push_back(method.name);
    }
    const auto method =
        find_name(resolving, entry.method, entry.path + ".method", "unknown_method", "not a method", names);
    if (!method || !right_keys(resolving, entry, methods()[*method])) {
        return std::nullopt;
    }
    const std::string_view name = names[*method];
    auto expanded = name == "list"                                     ? expand_list(resolving, entry)
                    : name == "file"                                   ? expand_file(resolving, entry)
                    : name == "grid" || name == "zip" || name == "oat" ? expand_levels(resolving, entry)
                                                                       : expand_sampled(resolving, entry, first_column);
    return expanded && keep_some(resolving, entry, *expanded) ? std::move(expanded) : std::nullopt;
}

bool few_enough(Resolving& resolving, const SweepEntry& entry, double count)
{
    if (count <= static_cast<double>(points_max)) {
        return true;
    }
    resolving.complain(entry.place, entry.path,
                       {"limit", fmt::format("{} points are too many points", count_text(count)), "",
                        fmt::format("at most {} (sobol, lhs and random take as many as they are told)", points_max),
                        ""});
    return false;
}

bool names_differ(Resolving& resolving, const SweepEntry& entry, const std::vector<Factor>& factors)
{
    std::vector<std::string_view> names;
    for (const Factor& factor : factors) {
        if (std::find(names.begin(), names.end(), factor.name) != names.end()) {
            resolving.complain(
                entry.place, entry.path,
                {"conflict", fmt::format("'{}' varies twice", factor.name), factor.name, "each factor once", ""});
            return false;
        }
        names.push_back(factor.name);
    }
    return true;
}

bool has_factors(Resolving& resolving, const SweepEntry& entry)
{
    const bool told = entry.place_of("factors") != nullptr || entry.place_of("problem") != nullptr;
    if (entry.factors.empty() && !told && !enough(resolving.problems)) {
        resolving.complain(entry.place, entry.path,
                           {"missing", "'factors' is missing", "", "factors: [{name: KEY, values: [...]}]", ""});
    }
    return !entry.factors.empty();
}

void resolve_sweep(Resolving& resolving)
{
    if (!resolving.file.sweep) {
        return;
    }
    auto expanded = expand(resolving, *resolving.file.sweep, 0);
    if (!expanded) {
        return;
    }
    Study& study = resolving.study;
    study.sweep_method = expanded->shape.method;
    study.sweep = expanded->shape;
    study.factors = expanded->factors;
    study.points = Points(expanded->source, expanded->kept);
    resolving.sweep = std::move(*expanded);
}

}  // namespace kaptein
