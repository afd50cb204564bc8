#include "base/text.hpp"
#include "config/shown.hpp"
#include "experiment/resolve/sweep/factors.hpp"
#include "experiment/sweep/spread_keys.hpp"

#include <fmt/format.h>

namespace kaptein {
namespace {

bool inside(double value, const Range& range)
{
    constexpr double finite = 1e300;
    return value < finite && value > -finite && (range.low_open ? value > range.low : value >= range.low)
           && (range.high_open ? value < range.high : value <= range.high);
}

/// Two places, the lower first.
std::optional<std::pair<double, double>> read_bounds(Resolving& resolving, const Node& node, const std::string& path,
                                                     const Declaration& declaration)
{
    const auto bounds = read_values(resolving, node, path, declaration);
    if (!bounds) {
        return std::nullopt;
    }
    const bool two = bounds->size() == 2;
    if (!two || !((*bounds)[0] < (*bounds)[1])) {
        resolving.complain(node.place, path,
                           {two ? "range" : "type",
                            !two                           ? "not two bounds"
                            : (*bounds)[0] == (*bounds)[1] ? "the two bounds are equal: nothing varies"
                                                           : "the upper bound stands first",
                            "", "bounds: [low, high]", ""});
        return std::nullopt;
    }
    return std::pair((*bounds)[0], (*bounds)[1]);
}

/// The declaration of a place of a distribution: the factor's unit, but any number.
Declaration anywhere(const Declaration& declaration, bool above_zero)
{
    Declaration free = declaration;
    free.kind = Kind::real;
    free.valid = above_zero ? Range{0.0, 1e300, true, false} : closed(-1e300, 1e300);
    return free;
}

std::optional<double> read_key(Resolving& resolving, const Node& node, const std::string& path, const SpreadForm& form,
                               const SpreadKey& key, const Declaration& declaration)
{
    auto reading = key.holds == SpreadNumber::plain
                       ? read_number(node, {form.least, form.most, form.least == 0.0, false})
                       : read_quantity(node, anywhere(declaration, key.holds == SpreadNumber::width));
    if (auto* fault = std::get_if<Fault>(&reading)) {
        if (key.holds == SpreadNumber::place) {
            fault->allowed = "a number in the unit of the factor";
        }
        resolving.complain(node.place, path, std::move(*fault));
        return std::nullopt;
    }
    return std::get<double>(reading);
}

/// The numbers of one distribution, from its map.
std::optional<Spread> read_form(Resolving& resolving, const Node& node, const std::string& path, const SpreadForm& form,
                                const Declaration& declaration)
{
    std::vector<std::string_view> names;
    for (const SpreadKey& key : form.keys) {
        if (key.holds != SpreadNumber::none) {
            names.push_back(key.name);
        }
    }
    MapReader map(node, path, names, resolving.problems);
    Spread spread;
    spread.kind = form.kind;
    spread.bounded = form.bounded;
    bool good = map.is_map() && !map.has_unknown();
    std::size_t next = 0;
    for (const SpreadKey& key : form.keys) {
        const bool bounds = key.holds == SpreadNumber::bounds;
        const Node* value = map.find(key.name);
        if (key.holds == SpreadNumber::none) {
            continue;
        }
        if (value == nullptr && bounds && !form.bounds_needed && !map.has(key.name)) {
            spread.numbers[next + 1] = 1.0;
        } else if (value == nullptr) {
            map.require(key.name, bounds ? "bounds: [low, high]" : fmt::format("{}: NUMBER", key.name));
            good = false;
        } else if (bounds) {
            const auto two = read_bounds(resolving, *value, map.path_of(key.name),
                                         form.kind == SpreadKind::uniform ? declaration : anywhere(declaration, false));
            good = good && two.has_value();
            spread.numbers[next] = two ? two->first : 0.0;
            spread.numbers[next + 1] = two ? two->second : 0.0;
        } else {
            const auto number = read_key(resolving, *value, map.path_of(key.name), form, key, declaration);
            good = good && number.has_value();
            spread.numbers[next] = number.value_or(0.0);
        }
        next += bounds ? 2 : 1;
    }
    return good ? std::optional(spread) : std::nullopt;
}

/// What the numbers of a distribution must be to each other.
std::string mismatch(const Spread& spread)
{
    const double* const n = spread.numbers;
    if (spread.kind == SpreadKind::log_uniform && n[0] <= 0.0) {
        return "a log_uniform needs bounds above 0";
    }
    if (spread.kind == SpreadKind::triangular && (n[0] < n[1] || n[0] > n[2])) {
        return "the mode of a triangular lies between its bounds";
    }
    return "";
}

std::optional<Spread> read_dist(Resolving& resolving, const FactorEntry& entry, const Declaration& declaration)
{
    const Node& node = *entry.dist;
    const std::string path = entry.path + ".dist";
    std::vector<std::string_view> names;
    for (const SpreadForm& form : spread_forms) {
        names.push_back(spread_name(form.kind));
    }
    const auto complain = [&](const Place& place, Fault fault) {
        resolving.complain(place, path, std::move(fault));
        return std::nullopt;
    };
    if (node.kind != NodeKind::map || node.entries.size() != 1) {
        return complain(node.place, {"type", "one distribution with its numbers is meant", node.text,
                                     "dist: {NAME: {KEY: NUMBER, ...}}, NAME one of " + listed(names), ""});
    }
    const Entry& named = node.entries.front();
    const SpreadForm* form = nullptr;
    for (const SpreadForm& one : spread_forms) {
        form = named.key == spread_name(one.kind) ? &one : form;
    }
    if (form == nullptr) {
        return complain(named.place, unknown_name("unknown_distribution", "not a distribution", named.key, names));
    }
    if (declaration.kind == Kind::category) {
        return complain(named.place, {"type", fmt::format("'{}' has options, not numbers", declaration.key), named.key,
                                      "values: [...]", ""});
    }
    if (named.value.broken) {
        return std::nullopt;
    }
    auto spread = read_form(resolving, named.value, path + "." + named.key, *form, declaration);
    if (!spread) {
        return std::nullopt;
    }
    spread->whole = declaration.kind == Kind::integer;
    if (const std::string what = mismatch(*spread); !what.empty()) {
        return complain(named.place, {"range", what, "", "", ""});
    }
    for (const double reached : {spread->low(), spread->high()}) {
        if (!inside(reached, declaration.valid)) {
            return complain(named.place,
                            {"range", fmt::format("this {} reaches {}, outside the range", named.key, to_text(reached)),
                             "",
                             allowed_text(declaration)
                                 + (spread->bounded ? "" : "; truncated_normal, triangular and beta have bounds"),
                             ""});
        }
    }
    return spread;
}

}  // namespace

std::optional<Spread> read_spread(Resolving& resolving, const FactorEntry& entry, const Declaration& declaration)
{
    if (entry.dist != nullptr) {
        return read_dist(resolving, entry, declaration);
    }
    if (entry.bounds == nullptr) {
        const auto levels = read_levels(resolving, entry, declaration);
        if (!levels) {
            return std::nullopt;
        }
        Spread spread;
        for (std::uint64_t i = 0; i < levels->size(); ++i) {
            spread.values.push_back(levels->at(i));
        }
        return spread;
    }
    if (declaration.kind == Kind::category) {
        resolving.complain(
            entry.bounds->place, entry.path + ".bounds",
            {"type", fmt::format("'{}' has options, not numbers", declaration.key), "bounds", "values: [...]", ""});
        return std::nullopt;
    }
    const auto bounds = read_bounds(resolving, *entry.bounds, entry.path + ".bounds", declaration);
    if (!bounds) {
        return std::nullopt;
    }
    Spread spread;
    spread.kind = SpreadKind::uniform;
    spread.numbers[0] = bounds->first;
    spread.numbers[1] = bounds->second;
    spread.whole = declaration.kind == Kind::integer;
    return spread;
}

}  // namespace kaptein
