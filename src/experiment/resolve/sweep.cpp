#include "experiment/resolve/expand.hpp"

#include "config/shown.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace kaptein {
namespace {

std::optional<Expanded> expand(Resolving& resolving, const SweepEntry& entry);

std::optional<Expanded> too_many(Resolving& resolving, const SweepEntry& entry)
{
    resolving.complain(entry.place, entry.path,
                       {"limit", "too many points", "", fmt::format("at most {} points", points_max), ""});
    return std::nullopt;
}

/// Factors with their levels, for grid and zip.
std::optional<Expanded> with_levels(Resolving& resolving, const SweepEntry& entry)
{
    Expanded expanded;
    expanded.method = *entry.method;
    bool good = has_factors(resolving, entry);
    for (const FactorEntry& factor : entry.factors) {
        const auto target = read_factor_target(resolving, factor);
        const auto levels =
            target ? read_levels(resolving, factor, declaration_of(resolving.info, *target)) : std::nullopt;
        if (!levels) {
            good = false;
            continue;
        }
        expanded.factors.push_back(*target);
        expanded.levels.push_back(*levels);
    }
    if (entry.points != nullptr) {
        resolving.complain(entry.points->place, entry.path + ".points",
                           {"conflict", fmt::format("{} takes its points from its factors", expanded.method), "points",
                            "factors: [...]", ""});
        good = false;
    }
    return good && names_differ(resolving, entry, expanded.factors) ? std::optional(std::move(expanded)) : std::nullopt;
}

std::optional<Expanded> expand_grid(Resolving& resolving, const SweepEntry& entry)
{
    auto expanded = with_levels(resolving, entry);
    if (!expanded) {
        return std::nullopt;
    }
    std::size_t count = 1;
    for (const auto& levels : expanded->levels) {
        count *= levels.size();
        if (count > points_max) {
            return too_many(resolving, entry);
        }
    }
    const std::size_t factors = expanded->factors.size();
    for (std::size_t row = 0; row < count; ++row) {
        std::vector<double> values(factors);
        std::size_t rest = row;
        for (std::size_t i = factors; i-- > 0;) {  // the last factor varies fastest
            values[i] = expanded->levels[i][rest % expanded->levels[i].size()];
            rest /= expanded->levels[i].size();
        }
        expanded->rows.push_back(std::move(values));
    }
    return expanded;
}

std::optional<Expanded> expand_zip(Resolving& resolving, const SweepEntry& entry)
{
    auto expanded = with_levels(resolving, entry);
    if (!expanded) {
        return std::nullopt;
    }
    const std::size_t length = expanded->levels.front().size();
    for (std::size_t i = 1; i < expanded->levels.size(); ++i) {
        if (expanded->levels[i].size() != length) {
            resolving.complain(entry.factors[i].place, entry.factors[i].path,
                               {"conflict", "the lengths of a zip differ", std::to_string(expanded->levels[i].size()),
                                fmt::format("{} values, as the first factor has", length), ""});
            return std::nullopt;
        }
    }
    for (std::size_t row = 0; row < length; ++row) {
        std::vector<double> values;
        for (const auto& levels : expanded->levels) {
            values.push_back(levels[row]);
        }
        expanded->rows.push_back(std::move(values));
    }
    return expanded;
}

/// Rows of `outer` times those of `inner`; the last varies fastest.
std::vector<std::vector<double>> product(const std::vector<std::vector<double>>& outer,
                                         const std::vector<std::vector<double>>& inner)
{
    std::vector<std::vector<double>> rows;
    rows.reserve(outer.size() * inner.size());
    for (const auto& outer_row : outer) {
        for (const auto& inner_row : inner) {
            rows.push_back(outer_row);
            rows.back().insert(rows.back().end(), inner_row.begin(), inner_row.end());
        }
    }
    return rows;
}

/// The parts first, and what is wrong with all of them together, before anything is multiplied.
std::optional<Expanded> expand_nest(Resolving& resolving, const SweepEntry& entry)
{
    Expanded expanded;
    expanded.method = "nest";
    std::size_t count = 1;
    for (const SweepEntry& part : entry.nest) {
        auto inner = expand(resolving, part);
        if (!inner) {
            count = 0;
            continue;
        }
        count = count > points_max ? count : count * inner->rows.size();
        expanded.factors.insert(expanded.factors.end(), inner->factors.begin(), inner->factors.end());
        expanded.nest.push_back(std::move(*inner));
    }
    if (count == 0 || !names_differ(resolving, entry, expanded.factors)) {
        return std::nullopt;
    }
    if (count > points_max) {
        return too_many(resolving, entry);
    }
    expanded.rows.push_back({});
    for (const Expanded& part : expanded.nest) {
        expanded.rows = product(expanded.rows, part.rows);
    }
    return expanded;
}

std::optional<Expanded> expand(Resolving& resolving, const SweepEntry& entry)
{
    if (!entry.nest.empty()) {
        return expand_nest(resolving, entry);
    }
    if (entry.where != nullptr) {
        resolving.complain(
            entry.where->place, entry.path + ".where",
            {"not_supported", "'where' is not in this version", "where", "points without a condition", ""});
        return std::nullopt;
    }
    static const std::vector<std::string_view> later{"oat", "lhs", "morris", "saltelli", "file"};
    static const std::vector<std::string_view> methods{"grid", "zip", "list", "random", "sobol"};
    if (entry.method.has_value() && std::find(later.begin(), later.end(), *entry.method) != later.end()) {
        resolving.complain(entry.method.place, entry.path + ".method",
                           {"not_supported", fmt::format("'{}' is not in this version", *entry.method), *entry.method,
                            listed(methods), ""});
        return std::nullopt;
    }
    const auto method =
        find_name(resolving, entry.method, entry.path + ".method", "unknown_method", "not a method", methods);
    if (!method) {
        return std::nullopt;
    }
    switch (*method) {
    case 0:
        return expand_grid(resolving, entry);
    case 1:
        return expand_zip(resolving, entry);
    case 2:
        return expand_list(resolving, entry);
    default:
        return expand_sampled(resolving, entry, methods[*method]);
    }
}

}  // namespace

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
    if (entry.factors.empty() && !enough(resolving.problems)) {
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
    auto expanded = expand(resolving, *resolving.file.sweep);
    if (!expanded) {
        return;
    }
    Study& study = resolving.study;
    study.sweep_method = expanded->method;
    study.factors = expanded->factors;
    for (std::size_t i = 0; i < expanded->rows.size(); ++i) {
        study.points.push_back({i, expanded->rows[i]});
    }
    resolving.sweep = std::move(*expanded);
}

}  // namespace kaptein
