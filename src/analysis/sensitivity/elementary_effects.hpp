#pragma once

#include "analysis/resampling.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace kaptein {

/// One step of a trajectory: factor (or group) moved by `step` in units of its whole range (0 to 1), with its sign.
struct Move {
    std::size_t factor = 0;
    double step = 0.0;
};

/// Morris's design: trajectories of k + 1 points, from each point to the next one factor moves.
struct MorrisDesign {
    std::size_t factors = 0;          // k
    std::vector<bool> is_group;       // [factor] several parameters that move together, each up or down
    std::vector<std::vector<Move>> moves;  // [trajectory][k]
};

struct FactorEffect {
    Estimate mean;           // mu, on the whole range; not for a group, whose members move in both directions
    Estimate mean_absolute;  // mu*
    Estimate deviation;      // sigma, divisor n - 1; not for a group
};

struct ElementaryEffects {
    std::size_t trajectories = 0;  // used
    std::size_t dropped = 0;       // trajectories left out because a value is missing
    double mean_step = 0.0;        // mean of |step|, for the floor that luck sets
    double variance = 0.0;         // of all values used, divisor n - 1
    std::vector<FactorEffect> factors;
};

/// Elementary effects (f after - f before) / step, one per factor and trajectory: mean, mean of the absolute values,
/// and standard deviation (Morris 1991, Technometrics 33, 161-174; mu* and groups: Campolongo, Cariboni and Saltelli
/// 2007, Environmental Modelling and Software 22, 1509-1518). `values` are the points in order, k + 1 per trajectory;
/// trajectories with a missing value are left out whole. Intervals: resampled trajectories.
ElementaryEffects elementary_effects(std::span<const std::optional<double>> values, const MorrisDesign& design,
                                     const Resampling& resampling);

}  // namespace kaptein
