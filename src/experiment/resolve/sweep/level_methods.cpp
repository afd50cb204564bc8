#include "experiment/resolve/sweep/expand.hpp"
#include "experiment/resolve/sweep/factors.hpp"
#include "parameters/value_text.hpp"

#include <fmt/format.h>

namespace kaptein {
namespace {

bool equal_lengths(Resolving& resolving, const SweepEntry& entry, const std::vector<Levels>& levels)
{
    const std::uint64_t length = levels.front().size();
    for (std::size_t i = 1; i < levels.size(); ++i) {
        if (levels[i].size() != length) {
            resolving.complain(entry.factors[i].place, entry.factors[i].path,
                               {"conflict", "the lengths of a zip differ", std::to_string(levels[i].size()),
                                fmt::format("{} values, as the first factor has", length), ""});
            return false;
        }
    }
    return true;
}

/// The value of a factor when nothing varies; the designs that a choice changes must agree on it.
std::optional<double> base_of(Resolving& resolving, const FactorEntry& entry, const Factor& factor)
{
    if (!factor.is_choice) {
        return resolving.study.settings[factor.index];
    }
    const std::vector<Design>& designs = resolving.study.designs;
    const double base = designs[factor.designs.front()].choices[factor.index];
    for (const std::size_t design : factor.designs) {
        if (designs[design].choices[factor.index] != base) {
            resolving.complain(entry.place, entry.path + ".in",
                               {"conflict",
                                fmt::format("oat needs one base, and '{}' differs between {} and {}", factor.name,
                                            designs[factor.designs.front()].name, designs[design].name),
                                "", "designs that agree on it, or method: grid", ""});
            return std::nullopt;
        }
    }
    return base;
}

std::optional<std::vector<double>> bases(Resolving& resolving, const SweepEntry& entry,
                                         const std::vector<Factor>& factors)
{
    std::vector<double> base;
    for (std::size_t i = 0; i < factors.size(); ++i) {
        const auto value = base_of(resolving, entry.factors[i], factors[i]);
        if (!value) {
            return std::nullopt;
        }
        base.push_back(*value);
    }
    return base;
}

/// A level that stands twice would be two points of the same runs.
bool levels_differ(Resolving& resolving, const FactorEntry& entry, const Levels& levels, const Declaration& declaration)
{
    for (std::size_t i = 0; i < levels.values.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            if (levels.values[i] == levels.values[j] && levels.values.size() <= 1000) {
                resolving.complain(entry.values->items[i].place, fmt::format("{}.values[{}]", entry.path, i),
                                   {"conflict",
                                    fmt::format("{} stands twice", value_text(declaration, levels.values[i])), "",
                                    "each value once", ""});
                return false;
            }
        }
    }
    return true;
}

}  // namespace

std::optional<Expanded> expand_levels(Resolving& resolving, const SweepEntry& entry)
{
    Expanded expanded;
    expanded.shape.method = *entry.method;
    const bool zip = *entry.method == "zip";
    bool good = has_factors(resolving, entry);
    for (const FactorEntry& factor : entry.factors) {
        const auto target = read_factor_target(resolving, factor);
        const Declaration* declaration = target ? &declaration_of(resolving.info, *target) : nullptr;
        auto levels = target ? read_levels(resolving, factor, *declaration) : std::nullopt;
        if (!levels || (!zip && !levels_differ(resolving, factor, *levels, *declaration))) {
            good = false;
            continue;
        }
        expanded.factors.push_back(*target);
        expanded.levels.push_back(std::move(*levels));
    }
    if (!good || !names_differ(resolving, entry, expanded.factors)) {
        return std::nullopt;
    }
    double product = 1.0;
    double sum = 1.0;
    for (const Levels& levels : expanded.levels) {
        product *= static_cast<double>(levels.size());
        sum += static_cast<double>(levels.size());
    }
    const bool grid = *entry.method == "grid";
    if (!few_enough(resolving, entry, grid ? product : sum)) {
        return std::nullopt;
    }
    if (grid) {
        expanded.source = grid_source(expanded.levels);
        return expanded;
    }
    if (zip) {
        good = equal_lengths(resolving, entry, expanded.levels);
        expanded.source = good ? zip_source(expanded.levels) : nullptr;
    } else {
        auto base = bases(resolving, entry, expanded.factors);
        good = base.has_value();
        expanded.source = good ? oat_source(expanded.levels, std::move(*base)) : nullptr;
    }
    return good ? std::optional(std::move(expanded)) : std::nullopt;
}

}  // namespace kaptein
