#include "experiment/resolve/sweep/factors.hpp"

#include "config/shown.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace kaptein {
namespace {

constexpr std::int64_t levels_max = 1'000'000;

std::vector<std::string_view> factor_names(const ModelInfo& info)
{
    std::vector<std::string_view> names = keys_of(info.parameters);
    for (const Declaration& choice : info.choices) {
        names.push_back(choice.key);
    }
    return names;
}

/// The designs that a choice factor changes.
bool read_in(Resolving& resolving, const FactorEntry& entry, Factor& factor)
{
    if (!entry.has_in) {
        resolving.complain(entry.place, entry.path,
                           {"missing", fmt::format("'in' is missing, the designs in which '{}' varies", factor.name),
                            "", "in: [DESIGN, ...]", ""});
        return false;
    }
    for (const Field<std::string>& name : entry.in) {
        const auto design = find_design(resolving, name, entry.path + ".in");
        if (!design) {
            return false;
        }
        factor.designs.push_back(*design);
    }
    std::sort(factor.designs.begin(), factor.designs.end());
    factor.designs.erase(std::unique(factor.designs.begin(), factor.designs.end()), factor.designs.end());
    if (factor.designs.empty()) {
        resolving.complain(entry.place, entry.path + ".in", {"missing", "no designs", "", "in: [DESIGN, ...]", ""});
    }
    return !factor.designs.empty();
}

std::optional<std::int64_t> at_exponent(const Decimal& decimal, int exponent)
{
    std::int64_t units = decimal.units;
    for (int i = decimal.exponent; i > exponent; --i) {
        if (units > 100'000'000'000'000'000 || units < -100'000'000'000'000'000) {
            return std::nullopt;
        }
        units *= 10;
    }
    return units;
}

/// from, to and step brought to one power of ten.
std::optional<Steps> read_steps(const FactorEntry& entry)
{
    Decimal decimals[3];
    std::string unit;
    const Node* const nodes[] = {entry.from, entry.to, entry.step};
    for (int i = 0; i < 3; ++i) {
        if (nodes[i]->kind != NodeKind::scalar) {
            return std::nullopt;
        }
        const Split split = split_quantity(nodes[i]->text);
        const auto decimal = parse_decimal(split.number);
        if (!decimal || (i > 0 && split.unit != unit)) {
            return std::nullopt;
        }
        decimals[i] = *decimal;
        unit = std::string(split.unit);
    }
    int exponent = 0;
    for (const Decimal& decimal : decimals) {
        exponent = std::min(exponent, decimal.exponent);
    }
    const auto from = at_exponent(decimals[0], exponent);
    const auto to = at_exponent(decimals[1], exponent);
    const auto step = at_exponent(decimals[2], exponent);
    if (!from || !to || !step) {
        return std::nullopt;
    }
    return Steps{*from, *to, *step, exponent, unit};
}

/// The ends and the level after the first stand for all: what lies between two valid levels is valid, and whole when
/// the first two are.
bool good_ends(Resolving& resolving, const FactorEntry& entry, const Levels& levels)
{
    const std::uint64_t count = levels.size();
    for (const std::uint64_t i : {std::uint64_t{0}, std::min<std::uint64_t>(1, count - 1), count - 1}) {
        Node node = *entry.from;
        node.text = levels.steps->text(i);
        if (!read_value(resolving, node, entry.path, *levels.declaration)) {
            return false;
        }
    }
    return true;
}

std::optional<Levels> read_from_to_step(Resolving& resolving, const FactorEntry& entry, const Declaration& declaration)
{
    if (entry.from == nullptr || entry.to == nullptr || entry.step == nullptr) {
        return std::nullopt;
    }
    const Place& place = entry.step->place;
    if (declaration.kind == Kind::category) {
        resolving.complain(entry.from->place, entry.path,
                           {"type", fmt::format("'{}' has options, not numbers", declaration.key), "from/to/step",
                            "values: [...]", ""});
        return std::nullopt;
    }
    const auto steps = read_steps(entry);
    if (!steps) {
        resolving.complain(place, entry.path,
                           {"type", "from, to and step are decimal numbers in one unit, of at most 17 digits", "",
                            "from: 0.2, to: 0.8, step: 0.2", ""});
        return std::nullopt;
    }
    const std::int64_t span = steps->to - steps->from;
    const bool onward = steps->step != 0 && (span == 0 || (span > 0) == (steps->step > 0));
    const bool meets = onward && span % steps->step == 0;
    if (!meets || span / steps->step >= levels_max) {
        resolving.complain(place, entry.path + ".step",
                           {meets ? "limit" : "range", meets ? "too many levels" : "the steps do not meet 'to'",
                            entry.step->text, meets ? "at most 1000000 levels" : "to = from + a whole number of steps",
                            ""});
        return std::nullopt;
    }
    Levels levels{{}, steps, &declaration};
    return good_ends(resolving, entry, levels) ? std::optional(std::move(levels)) : std::nullopt;
}

}  // namespace

std::optional<Factor> read_factor_target(Resolving& resolving, const FactorEntry& entry)
{
    const ModelInfo& info = resolving.info;
    const auto found =
        find_name(resolving, entry.name, entry.path + ".name", "unknown_factor",
                  fmt::format("neither a parameter nor a choice of model '{}'", info.name), factor_names(info));
    if (!found) {
        return std::nullopt;
    }
    Factor factor;
    factor.name = *entry.name;
    factor.is_choice = *found >= info.parameters.size();
    factor.index = factor.is_choice ? *found - info.parameters.size() : *found;
    if (factor.is_choice) {
        return read_in(resolving, entry, factor) ? std::optional(factor) : std::nullopt;
    }
    if (entry.has_in) {
        resolving.complain(entry.place, entry.path + ".in",
                           {"conflict", fmt::format("'{}' is a setting, the same for all designs", factor.name), "in",
                            "in: only with a choice", ""});
        return std::nullopt;
    }
    return factor;
}

const Declaration& declaration_of(const ModelInfo& info, const Factor& factor)
{
    return factor.is_choice ? info.choices[factor.index] : info.parameters[factor.index];
}

std::optional<double> read_value(Resolving& resolving, const Node& node, const std::string& path,
                                 const Declaration& declaration)
{
    if (node.broken) {
        return std::nullopt;
    }
    auto reading = read_quantity(node, declaration);
    if (auto* fault = std::get_if<Fault>(&reading)) {
        resolving.complain(node.place, path, std::move(*fault));
        return std::nullopt;
    }
    return std::get<double>(reading);
}

std::optional<std::vector<double>> read_values(Resolving& resolving, const Node& node, const std::string& path,
                                               const Declaration& declaration)
{
    if (!is_list(node, path, "values", resolving.problems)) {
        return std::nullopt;
    }
    std::vector<double> levels;
    for (std::size_t i = 0; i < node.items.size() && !enough(resolving.problems); ++i) {
        if (const auto value = read_value(resolving, node.items[i], fmt::format("{}[{}]", path, i), declaration)) {
            levels.push_back(*value);
        }
    }
    if (node.items.empty()) {
        resolving.complain(node.place, path, {"missing", "an empty list", "[]", "at least one value", ""});
    }
    if (levels.size() != node.items.size() || levels.empty()) {
        return std::nullopt;
    }
    return levels;
}

std::optional<Levels> read_levels(Resolving& resolving, const FactorEntry& entry, const Declaration& declaration)
{
    if (entry.values != nullptr) {
        auto values = read_values(resolving, *entry.values, entry.path + ".values", declaration);
        return values ? std::optional(Levels{std::move(*values), {}, nullptr}) : std::nullopt;
    }
    if (entry.bounds != nullptr || entry.dist != nullptr) {
        resolving.complain(entry.place, entry.path,
                           {"conflict", "bounds and dist say where points are drawn, not which levels there are", "",
                            "values: [...], or from, to and step", ""});
        return std::nullopt;
    }
    return read_from_to_step(resolving, entry, declaration);
}

}  // namespace kaptein
