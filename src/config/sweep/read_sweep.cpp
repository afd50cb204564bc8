#include "config/shown.hpp"
#include "config/study_parts.hpp"
#include "config/sweep/salib_problem.hpp"

#include <fmt/format.h>

namespace kaptein {
namespace {

FactorEntry read_factor(const Node& node, const std::string& path, Problems& problems)
{
    FactorEntry factor;
    factor.path = path;
    factor.place = node.place;
    MapReader map(node, path, {"name", "group", "in", "values", "from", "to", "step", "bounds", "dist"}, problems);
    map.require("name", "name: KEY, a setting or a choice");
    factor.name = map.field("name", read_name);
    factor.group = map.field("group", read_name);
    factor.has_in = map.has("in");
    factor.in = map.names("in");
    factor.values = map.find("values");
    factor.from = map.find("from");
    factor.to = map.find("to");
    factor.step = map.find("step");
    factor.bounds = map.find("bounds");
    factor.dist = map.find("dist");
    const int forms = int(map.has("values")) + int(map.has("from") || map.has("to") || map.has("step"))
                      + int(map.has("bounds")) + int(map.has("dist"));
    if (map.is_map() && (forms > 1 || (forms == 0 && !map.has_unknown()))) {
        map.complain(node.place, "",
                     {forms == 0 ? "missing" : "conflict", forms == 0 ? "no values" : "values given in two ways", "",
                      "one of values: [...], from/to/step, bounds: [low, high], dist: {...}", ""});
    }
    if (map.has("from") || map.has("to") || map.has("step")) {
        map.require("from", "from, to and step together");
        map.require("to", "from, to and step together");
        map.require("step", "from, to and step together");
    }
    return factor;
}

void read_nest(const MapReader& map, SweepEntry& sweep, Problems& problems)
{
    sweep.is_nest = true;
    sweep.where = map.find("where");
    for (const auto& [key, place] : sweep.given) {
        if (key != "nest" && key != "where") {
            problems.push_back(problem_at(place, map.path_of(key),
                                          {"conflict", fmt::format("'{}' does not go with nest", shown(key)), key,
                                           "nest: [SWEEP, SWEEP], each with its own keys", ""}));
        }
    }
    const Node* nest = map.find("nest");
    if (nest == nullptr || !is_list(*nest, map.path_of("nest"), "sweeps", problems)) {
        return;
    }
    if (nest->items.empty()) {
        problems.push_back(problem_at(nest->place, map.path_of("nest"),
                                      {"missing", "an empty list", "[]", "nest: [SWEEP, SWEEP]", ""}));
    }
    for (std::size_t i = 0; i < nest->items.size() && !enough(problems); ++i) {
        sweep.nest.push_back(read_sweep(nest->items[i], fmt::format("{}.nest[{}]", sweep.path, i), problems));
    }
}

void read_factors(const MapReader& map, SweepEntry& sweep, Problems& problems)
{
    const Node* factors = map.find("factors");
    const std::string path = map.path_of("factors");
    if (factors == nullptr || !is_list(*factors, path, "factors", problems)) {
        return;
    }
    if (factors->items.empty()) {
        problems.push_back(
            problem_at(factors->place, path, {"missing", "an empty list", "[]", "at least one factor", ""}));
    }
    for (std::size_t i = 0; i < factors->items.size() && !enough(problems); ++i) {
        sweep.factors.push_back(read_factor(factors->items[i], fmt::format("{}[{}]", path, i), problems));
    }
}

}  // namespace

SweepEntry read_sweep(const Node& node, const std::string& path, Problems& problems)
{
    SweepEntry sweep;
    sweep.path = path;
    sweep.place = node.place;
    MapReader map(node, path,
                  {"method", "factors", "points", "nest", "where", "file", "table", "trajectories", "levels",
                   "second_order", "problem"},
                  problems);
    for (const Entry& entry : map.is_map() ? node.entries : std::vector<Entry>{}) {
        sweep.given.emplace_back(entry.key, entry.place);
    }
    if (map.has("nest")) {
        read_nest(map, sweep, problems);
        return sweep;
    }
    map.require("method", "method: grid, zip, oat, list, file, random, lhs, sobol, morris or saltelli");
    sweep.method = map.field("method", read_name);
    sweep.points = map.find("points");
    sweep.where = map.find("where");
    sweep.file = map.find("file");
    sweep.table = map.find("table");
    sweep.trajectories = map.find("trajectories");
    sweep.levels = map.find("levels");
    sweep.second_order = map.find("second_order");
    read_factors(map, sweep, problems);
    if (const Node* problem = map.find("problem")) {
        if (map.has("factors")) {
            map.complain(problem->place, "problem",
                         {"conflict", "factors given in two ways", "", "factors: [...] or problem: {...}", ""});
        }
        read_salib_problem(*problem, map.path_of("problem"), sweep, problems);
    }
    return sweep;
}

}  // namespace kaptein
