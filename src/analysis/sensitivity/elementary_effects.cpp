#include "analysis/sensitivity/elementary_effects.hpp"

#include "analysis/moments.hpp"
#include "base/contract.hpp"

#include <cmath>

namespace kaptein {

namespace {

/// [factor][trajectory], trajectories without a missing value only.
using Effects = std::vector<std::vector<double>>;

/// mu, mu* and sigma of every factor over some trajectories.
std::vector<std::optional<double>> measures_of(const Effects& effects, const std::vector<bool>& is_group,
                                               std::span<const std::uint32_t> rows)
{
    std::vector<std::optional<double>> measures(3 * effects.size());
    std::vector<double> drawn(rows.size());
    for (std::size_t factor = 0; factor < effects.size(); ++factor) {
        double absolute = 0.0;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            drawn[i] = effects[factor][rows[i]];
            absolute += std::abs(drawn[i]);
        }
        measures[3 * factor + 1] = absolute / static_cast<double>(rows.size());
        if (!is_group[factor]) {
            const Moments moments = moments_of(drawn);
            measures[3 * factor] = moments.mean;
            if (rows.size() >= 2) {
                measures[3 * factor + 2] = moments.sd;
            }
        }
    }
    return measures;
}

}  // namespace

ElementaryEffects elementary_effects(std::span<const std::optional<double>> values, const MorrisDesign& design,
                                     const Resampling& resampling)
{
    const std::size_t width = design.factors + 1;
    EXPECTS(design.factors >= 1 && design.is_group.size() == design.factors);
    EXPECTS(values.size() == design.moves.size() * width);
    ElementaryEffects result;
    result.factors.resize(design.factors);
    Effects effects(design.factors);
    std::vector<double> used;
    double steps = 0.0;
    for (std::size_t trajectory = 0; trajectory < design.moves.size(); ++trajectory) {
        const auto points = values.subspan(trajectory * width, width);
        bool whole = true;
        for (const std::optional<double>& value : points) {
            whole = whole && value.has_value();
        }
        if (!whole) {
            ++result.dropped;
            continue;
        }
        EXPECTS(design.moves[trajectory].size() == design.factors);
        for (std::size_t i = 0; i < design.factors; ++i) {
            const Move& move = design.moves[trajectory][i];
            effects[move.factor].push_back((*points[i + 1] - *points[i]) / move.step);
            steps += std::abs(move.step);
        }
        for (const std::optional<double>& value : points) {
            used.push_back(*value);
        }
    }
    const std::size_t count = effects.front().size();
    result.trajectories = count;
    if (count == 0) {
        return result;
    }
    result.mean_step = steps / static_cast<double>(count * design.factors);
    const double deviation = moments_of(used).sd;
    result.variance = deviation * deviation;
    const auto statistics = [&](std::span<const std::uint32_t> rows) {
        return measures_of(effects, design.is_group, rows);
    };
    const std::vector<Estimate> estimates = estimate_by_resampling(count, resampling, statistics);
    for (std::size_t factor = 0; factor < design.factors; ++factor) {
        result.factors[factor] = {estimates[3 * factor], estimates[3 * factor + 1], estimates[3 * factor + 2]};
    }
    return result;
}

}  // namespace kaptein
