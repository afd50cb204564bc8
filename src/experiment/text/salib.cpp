#include "experiment/text/salib.hpp"

#include "base/elementary.hpp"
#include "experiment/text/json.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace kaptein {
namespace {

/// A spread in SALib's words: its name there, and the numbers of its bounds.
struct Salib {
    std::string name;
    std::vector<double> bounds;
    bool same = true;  // false: SALib has no such distribution
};

Salib in_salib(const Spread& spread)
{
    const double* const n = spread.numbers;
    switch (spread.kind) {
    case SpreadKind::values:
        return {"unif", {0.0, static_cast<double>(spread.values.size())}};
    case SpreadKind::uniform:
        return {"unif", {n[0], n[1]}};
    case SpreadKind::log_uniform:
        return {"logunif", {n[0], n[1]}};
    case SpreadKind::normal:
        return {"norm", {n[0], n[1]}};
    case SpreadKind::truncated_normal:
        return {"truncnorm", {n[2], n[3], n[0], n[1]}};
    case SpreadKind::log_normal:
        return {"lognorm", {elementary::log(n[0]), n[1]}};
    case SpreadKind::triangular:
        return {"triang", {n[1], n[2], (n[0] - n[1]) / (n[2] - n[1])}};
    default:
        return {"unif", {spread.low(), spread.high()}, false};
    }
}

std::string strings(const std::vector<std::string>& texts)
{
    std::string text;
    for (const std::string& one : texts) {
        text += (text.empty() ? "" : ", ") + json::quoted(one);
    }
    return "[" + text + "]";
}

bool has_groups(const SweepShape& shape)
{
    return !shape.groups.empty()
           && (shape.groups.size() != shape.spreads.size()
               || std::any_of(shape.groups.begin(), shape.groups.end(),
                              [](const FactorGroup& group) { return group.factors.size() > 1; }));
}

/// Lines that bring the rows of a point table into the order that SALib's analysis expects, and the analysis.
std::string analysis_lines(const SweepShape& shape)
{
    if (shape.method == "morris") {
        return "from SALib.analyze import morris\n\n"
               "x = points[problem[\"names\"]].apply(numbers).to_numpy(dtype=float)\n"
               "print(morris.analyze(problem, x, y, num_levels="
               + std::to_string(shape.levels) + ").to_df())\n";
    }
    if (shape.method == "saltelli") {
        return fmt::format("from SALib.analyze import sobol\n\n"
                           "# Here the rows of a base point are A, B, AB, BA; SALib wants A, AB, BA, B.\n"
                           "rows = {}\n"
                           "y = y.reshape(-1, rows)[:, [0, *range(2, rows), 1]].reshape(-1)\n"
                           "result = sobol.analyze(problem, y, calc_second_order={})\n"
                           "print(*result.to_df(), sep=\"\\n\")\n",
                           shape.groups.size() * (shape.second_order ? 2 : 1) + 2,
                           shape.second_order ? "True" : "False");
    }
    return "from SALib.analyze import delta\n\n"
           "x = points[problem[\"names\"]].apply(numbers).to_numpy(dtype=float)\n"
           "print(delta.analyze(problem, x, y).to_df())\n";
}

}  // namespace

std::string salib_problem(const Study& study)
{
    const SweepShape& shape = study.sweep;
    if (shape.spreads.empty()) {
        return "";
    }
    std::vector<std::string> names;
    std::vector<std::string> dists;
    std::vector<std::string> groups(study.factors.size());
    std::string bounds;
    for (std::size_t i = 0; i < study.factors.size(); ++i) {
        const Salib salib = in_salib(shape.spreads[i]);
        names.push_back(study.factors[i].name);
        dists.push_back(salib.name);
        std::string numbers;
        for (const double number : salib.bounds) {
            numbers += (numbers.empty() ? "" : ", ") + json::number(number);
        }
        bounds += (bounds.empty() ? "[" : ", [") + numbers + "]";
    }
    for (const FactorGroup& group : shape.groups) {
        for (const std::size_t factor : group.factors) {
            groups[factor] = group.name;
        }
    }
    return fmt::format("{{\n  \"num_vars\": {},\n  \"names\": {},\n  \"bounds\": [{}],\n  \"dists\": {},\n"
                       "  \"groups\": {}\n}}\n",
                       names.size(), strings(names), bounds, strings(dists),
                       has_groups(shape) ? strings(groups) : "null");
}

std::string salib_program(const Study& study)
{
    std::string unknown;
    for (std::size_t i = 0; i < study.sweep.spreads.size(); ++i) {
        if (!in_salib(study.sweep.spreads[i]).same) {
            unknown +=
                fmt::format("# SALib has no {} distribution: '{}' stands as unif over its range. Analysing does\n"
                            "# not need it; do not draw new points from it.\n",
                            spread_name(study.sweep.spreads[i].kind), study.factors[i].name);
        }
    }
    const Design& design = study.designs.back();
    const std::string outcome(study.model->info().outcomes[study.outcomes.empty() ? 0 : study.outcomes.front()].key);
    return fmt::format("# Analyses this sweep with SALib (pip install SALib pandas), from the folder of this file.\n"
                       "# One value per point: the mean over its replicates. Choose the outcome and the design below.\n"
                       "{}import json\n\nimport pandas\n\n"
                       "outcome, design = \"{}\", \"{}\"\n\n"
                       "problem = json.load(open(\"problem.json\", encoding=\"utf-8\"))\n"
                       "points = pandas.read_csv(\"points.csv\")\n"
                       "runs = pandas.read_csv(\"outcomes.csv\")\n"
                       "means = runs[runs[\"design\"] == design].groupby(\"point\")[outcome].mean()\n"
                       "y = means.reindex(points[\"point\"]).to_numpy()\n"
                       "assert not pandas.isna(y).any(), \"a point has no run that went well\"\n\n\n"
                       "def numbers(column):\n"
                       "    return column if column.dtype.kind in \"iuf\" else pandas.factorize(column, sort=True)[0]\n"
                       "\n\n",
                       unknown, outcome, design.name)
           + analysis_lines(study.sweep);
}

}  // namespace kaptein
