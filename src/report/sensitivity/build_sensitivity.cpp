#include "base/contract.hpp"
#include "experiment/study.hpp"
#include "report/sensitivity/sensitivity_report.hpp"

#include <algorithm>

namespace kaptein {

namespace {

constexpr std::string_view saltelli = "saltelli";
constexpr std::string_view morris = "morris";

/// The group that moves from one point to the next, or none when no factor changes its value.
std::optional<std::size_t> moved_group(const SweepShape& shape, const Point& before, const Point& after)
{
    for (std::size_t group = 0; group < shape.groups.size(); ++group) {
        for (const std::size_t factor : shape.groups[group].factors) {
            if (before.values[factor] != after.values[factor]) {
                return group;
            }
        }
    }
    return std::nullopt;
}

/// Steps are p / (2 (p - 1)) of the range, up or down. The value of a factor rises with its place in the range, so the
/// sign of the step is that of the change. A step that changes no value (few levels of an integer) belongs to the group
/// that the trajectory moves nowhere else.
std::vector<Move> moves_of(const SweepShape& shape, const Points& points, std::uint64_t first)
{
    const double step = 0.5 * shape.levels / (shape.levels - 1.0);
    const std::size_t k = shape.groups.size();
    std::vector<std::optional<std::size_t>> moved(k);
    std::vector<bool> seen(k, false);
    std::vector<Move> moves(k);
    for (std::size_t i = 0; i < k; ++i) {
        const Point before = points[first + i];
        const Point after = points[first + i + 1];
        moved[i] = moved_group(shape, before, after);
        if (moved[i].has_value()) {
            const std::size_t factor = shape.groups[*moved[i]].factors.front();
            moves[i] = {*moved[i], after.values[factor] < before.values[factor] ? -step : step};
            seen[*moved[i]] = true;
        }
    }
    for (std::size_t i = 0; i < k; ++i) {
        if (!moved[i].has_value()) {
            const auto rest = static_cast<std::size_t>(std::find(seen.begin(), seen.end(), false) - seen.begin());
            moves[i] = {rest, step};
            seen[rest] = true;
        }
    }
    return moves;
}

MorrisDesign morris_design(const Study& study)
{
    const SweepShape& shape = study.sweep;
    MorrisDesign design{.factors = shape.groups.size(), .is_group = {}, .moves = {}};
    for (const FactorGroup& group : shape.groups) {
        design.is_group.push_back(group.factors.size() > 1);
    }
    const std::uint64_t width = design.factors + 1;
    for (std::uint64_t first = 0; first + width <= study.points.size(); first += width) {
        design.moves.push_back(moves_of(shape, study.points, first));
    }
    return design;
}

std::vector<SweepTarget> targets_of(const Study& study, const SensitivityRequest& request)
{
    const std::size_t outcome = request.outcome.value_or(study.outcomes.front());
    if (request.design.has_value()) {
        return {{outcome, *request.design, request.against}};
    }
    std::vector<SweepTarget> targets;
    const auto none = null_design(study);
    const bool derived = study.model->info().outcomes[outcome].kind == OutcomeKind::derived;
    for (std::size_t design = 0; design < study.designs.size() && !request.against.has_value(); ++design) {
        if (!(derived && none == design)) { // its difference to itself
            targets.push_back({outcome, design, std::nullopt});
        }
    }
    const std::size_t against = request.against.value_or(study.baseline);
    for (std::size_t design = 0; design < study.designs.size(); ++design) {
        if (design != against) {
            targets.push_back({outcome, design, against});
        }
    }
    return targets;
}

} // namespace

std::optional<std::string> no_sensitivity(const Study& study)
{
    const std::string& method = study.sweep.method;
    if (method == saltelli || method == morris) {
        return std::nullopt;
    }
    return "sensitivity needs the points of sweep: {method: saltelli, points: 1024, factors: [...]} (Sobol' indices) "
           "or "
           "{method: morris, trajectories: 20, factors: [...]} (elementary effects); this study has "
           + (method.empty() ? std::string("no sweep") : "a sweep of method " + method);
}

SensitivityReport build_sensitivity(const Rows& rows, const Study& study, const SensitivityRequest& request)
{
    EXPECTS(!no_sensitivity(study).has_value());
    SensitivityReport report;
    report.study = &study;
    report.request = request;
    report.method = study.sweep.method == morris ? "morris" : "sobol";
    report.points = study.points.size();
    report.second_order = study.sweep.second_order;
    for (const FactorGroup& group : study.sweep.groups) {
        report.factors.push_back(group.name);
        report.is_group.push_back(group.factors.size() > 1);
    }
    const std::vector<SweepTarget> targets = targets_of(study, request);
    const std::vector<SweepValues> values = sweep_values(rows, study, targets);
    const Resampling resampling{.confidence = request.confidence};
    const MorrisDesign design = study.sweep.method == morris ? morris_design(study) : MorrisDesign{};
    for (std::size_t i = 0; i < targets.size(); ++i) {
        SensitivityAnalysis analysis{.target = targets[i],
                                     .replicates = values[i].replicates(),
                                     .dropped = 0,
                                     .noise = values[i].noise(),
                                     .found = {}};
        if (study.sweep.method == morris) {
            ElementaryEffects effects = elementary_effects(values[i].means, design, resampling);
            analysis.dropped = effects.dropped * (design.factors + 1);
            analysis.found = std::move(effects);
        } else {
            const SaltelliDesign blocks{study.sweep.groups.size(), study.sweep.second_order};
            SobolIndices indices = sobol_indices(values[i].means, blocks, resampling);
            analysis.dropped = indices.dropped * blocks.block();
            analysis.found = std::move(indices);
        }
        report.analyses.push_back(std::move(analysis));
    }
    return report;
}

} // namespace kaptein
