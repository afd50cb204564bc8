#include "config/shown.hpp"
#include "experiment/resolve/sweep/expand.hpp"
#include "experiment/resolve/sweep/factors.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>

namespace kaptein {
namespace {

/// Reads one whole number of a sweep. Left out: `usual`, or said to be missing when that is 0.
std::optional<std::uint64_t> read_count(Resolving& resolving, const SweepEntry& entry, const Node* node,
                                        const std::string& key, std::int64_t low, std::int64_t high,
                                        std::uint64_t usual)
{
    if (node == nullptr) {
        if (entry.place_of(key) == nullptr && usual == 0) {
            resolving.complain(entry.place, entry.path,
                               {"missing", fmt::format("'{}' is missing", key), "", key + ": N", ""});
        }
        return entry.place_of(key) == nullptr && usual != 0 ? std::optional(usual) : std::nullopt;
    }
    const auto reading = read_integer(*node, low, high);
    if (const auto* fault = std::get_if<Fault>(&reading)) {
        resolving.complain(node->place, entry.path + "." + key, *fault);
        return std::nullopt;
    }
    return static_cast<std::uint64_t>(std::get<std::int64_t>(reading));
}

/// Groups in the order of their first factors. All factors have one, or none does.
std::optional<std::vector<FactorGroup>> read_groups(Resolving& resolving, const SweepEntry& entry)
{
    std::vector<FactorGroup> groups;
    const bool any = std::any_of(entry.factors.begin(), entry.factors.end(),
                                 [](const FactorEntry& factor) { return factor.group.given; });
    for (std::size_t i = 0; i < entry.factors.size(); ++i) {
        const FactorEntry& factor = entry.factors[i];
        if (any && !factor.group.has_value()) {
            if (!factor.group.given) {
                resolving.complain(
                    factor.place, factor.path,
                    {"missing",
                     fmt::format("'{}' has no group, and others have", factor.name.value.value_or("this factor")), "",
                     "a group for every factor, or for none", ""});
            }
            return std::nullopt;
        }
        const std::string& name = any ? *factor.group : *factor.name;
        const auto found =
            std::find_if(groups.begin(), groups.end(), [&](const FactorGroup& group) { return group.name == name; });
        if (found != groups.end()) {
            found->factors.push_back(i);
        } else {
            groups.push_back({name, {i}});
        }
    }
    return groups;
}

bool refuse_groups(Resolving& resolving, const SweepEntry& entry)
{
    for (const FactorEntry& factor : entry.factors) {
        if (factor.group.given) {
            resolving.complain(factor.group.place, factor.path + ".group",
                               {"conflict", fmt::format("a group has no meaning with {}", *entry.method), "group",
                                "method: morris or saltelli", ""});
            return false;
        }
    }
    return true;
}

bool read_factors(Resolving& resolving, const SweepEntry& entry, Expanded& expanded)
{
    bool good = has_factors(resolving, entry);
    for (const FactorEntry& factor : entry.factors) {
        const auto target = read_factor_target(resolving, factor);
        auto spread = target ? read_spread(resolving, factor, declaration_of(resolving.info, *target)) : std::nullopt;
        good = good && spread.has_value();
        if (spread) {
            expanded.factors.push_back(*target);
            expanded.shape.spreads.push_back(std::move(*spread));
        }
    }
    return good && names_differ(resolving, entry, expanded.factors);
}

std::vector<std::uint32_t> group_of(const SweepShape& shape)
{
    std::vector<std::uint32_t> result(shape.spreads.size());
    for (std::size_t group = 0; group < shape.groups.size(); ++group) {
        for (const std::size_t factor : shape.groups[group].factors) {
            result[factor] = static_cast<std::uint32_t>(group);
        }
    }
    return result;
}

bool few_columns(Resolving& resolving, const SweepEntry& entry, std::size_t columns)
{
    if (columns > sobol_columns_max) {
        resolving.complain(entry.place, entry.path,
                           {"limit", "too many factors for Sobol' points", std::to_string(columns),
                            fmt::format("at most {} columns (saltelli takes two for each factor)", sobol_columns_max),
                            ""});
        return false;
    }
    return true;
}

std::unique_ptr<UnitPoints> morris(Resolving& resolving, const SweepEntry& entry, SweepShape& shape, SampleSeed seed)
{
    const auto trajectories = read_count(resolving, entry, entry.trajectories, "trajectories", 1, points_max, 0);
    const auto levels = read_count(resolving, entry, entry.levels, "levels", 2, 1000, 4);
    if (levels && *levels % 2 != 0) {
        resolving.complain(
            entry.levels->place, entry.path + ".levels",
            {"range", "the levels of morris are even in number", std::to_string(*levels), "4, 6, 8, ...", ""});
        return nullptr;
    }
    if (!trajectories || !levels
        || !few_enough(resolving, entry,
                       static_cast<double>(*trajectories) * static_cast<double>(shape.groups.size() + 1))) {
        return nullptr;
    }
    shape.trajectories = *trajectories;
    shape.levels = static_cast<std::uint32_t>(*levels);
    return morris_points(
        {shape.trajectories, shape.levels, group_of(shape), static_cast<std::uint32_t>(shape.groups.size())}, seed);
}

std::optional<bool> read_second_order(Resolving& resolving, const SweepEntry& entry)
{
    if (entry.second_order == nullptr) {
        return entry.place_of("second_order") == nullptr ? std::optional(false) : std::nullopt;
    }
    const Node& node = *entry.second_order;
    if (node.kind != NodeKind::scalar || !node.plain || (node.text != "true" && node.text != "false")) {
        resolving.complain(node.place, entry.path + ".second_order",
                           {"type", "neither true nor false", node.text, "true or false", ""});
        return std::nullopt;
    }
    return node.text == "true";
}

std::unique_ptr<UnitPoints> saltelli(Resolving& resolving, const SweepEntry& entry, SweepShape& shape)
{
    const auto points = read_count(resolving, entry, entry.points, "points", 1, points_max, 0);
    const auto second_order = read_second_order(resolving, entry);
    if (points && !std::has_single_bit(*points)) {
        const std::uint64_t below = std::bit_floor(*points);
        resolving.complain(entry.points->place, entry.path + ".points",
                           {"range", "the points of saltelli are a power of two, to keep Sobol's balance",
                            std::to_string(*points), fmt::format("{} or {}", below, 2 * below), ""});
        return nullptr;
    }
    if (!points || !second_order || !few_columns(resolving, entry, 2 * shape.spreads.size())) {
        return nullptr;
    }
    const double rows = static_cast<double>(shape.groups.size()) * (*second_order ? 2.0 : 1.0) + 2.0;
    if (!few_enough(resolving, entry, static_cast<double>(*points) * rows)) {
        return nullptr;
    }
    shape.base_points = *points;
    shape.second_order = *second_order;
    return saltelli_points(
        {shape.base_points, shape.second_order, group_of(shape), static_cast<std::uint32_t>(shape.groups.size())});
}

std::unique_ptr<UnitPoints> plain(Resolving& resolving, const SweepEntry& entry, SweepShape& shape, SampleSeed seed)
{
    const std::size_t columns = shape.spreads.size();
    const auto points = read_count(resolving, entry, entry.points, "points", 1, points_max, 0);
    if (!points || (shape.method == "sobol" && !few_columns(resolving, entry, columns))) {
        return nullptr;
    }
    shape.base_points = *points;
    shape.extendable = shape.method != "lhs";
    return shape.method == "sobol" ? sobol_points(*points, columns)
           : shape.method == "lhs" ? latin_points(*points, columns, seed)
                                   : random_points(*points, seed);
}

}  // namespace

std::optional<Expanded> expand_sampled(Resolving& resolving, const SweepEntry& entry, std::uint32_t first_column)
{
    Expanded expanded;
    SweepShape& shape = expanded.shape;
    shape.method = *entry.method;
    const bool grouped = shape.method == "morris" || shape.method == "saltelli";
    bool good = read_factors(resolving, entry, expanded);
    good = (grouped || refuse_groups(resolving, entry)) && good;
    if (grouped && good) {
        auto groups = read_groups(resolving, entry);
        good = groups.has_value();
        shape.groups = groups ? std::move(*groups) : std::vector<FactorGroup>{};
    }
    const SampleSeed seed{resolving.study.seed, first_column};
    std::shared_ptr<const UnitPoints> points = shape.method == "morris"     ? morris(resolving, entry, shape, seed)
                                               : shape.method == "saltelli" ? saltelli(resolving, entry, shape)
                                                                            : plain(resolving, entry, shape, seed);
    if (!good || points == nullptr) {
        return std::nullopt;
    }
    expanded.source = sampled_source(std::move(points), shape.spreads);
    return expanded;
}

}  // namespace kaptein
