#pragma once

#include "analysis/resampling.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace kaptein {

/// Bit i: player i takes part.
using Coalition = std::uint64_t;

struct ShapleyOptions {
    std::size_t exact_up_to = 7;  // players: 2^7 coalitions
    std::size_t orders = 16; // with more players: this many orders of entry, in pairs of an order and its reverse
    std::uint64_t seed = 60011;
    double confidence = 0.95;
};

/// Which coalitions must be valued. Exact: all of them. Else those met when players enter in drawn orders, and for
/// each two that enter one after the other the coalition with the second but not the first.
struct ShapleyPlan {
    std::size_t players = 0;
    bool exact = true;
    std::vector<std::vector<std::uint8_t>> orders; // sampling only
    std::vector<Coalition> coalitions; // ascending

    std::size_t place(Coalition coalition) const; // in `coalitions`; contract: it is there
};
ShapleyPlan shapley_plan(std::size_t players, const ShapleyOptions& options);

struct ShapleyPair {
    std::size_t a = 0;
    std::size_t b = 0;
    Estimate interaction; // above 0: together more than each alone
};

struct ShapleyResult {
    std::size_t replicates = 0; // used
    std::size_t dropped = 0; // replicates left out because a coalition has no value in them
    Estimate none; // value of the empty coalition
    Estimate whole; // value of all less that of none
    std::vector<Estimate> parts; // [player]; they add up to `whole`
    std::vector<ShapleyPair> pairs;
};

/// Shapley values (Shapley 1953, Contributions to the Theory of Games II, 307-317): what a player adds, averaged over
/// all orders in which players may enter; and for each pair the interaction index, the average over the coalitions S of
/// the others of v(S + a + b) - v(S + a) - v(S + b) + v(S) (Grabisch and Roubens 1999, International Journal of Game
/// Theory 28, 547-565). Sampling: Castro, Gomez and Tejada 2009, Computers and Operations Research 36, 1726-1730.
///
/// values[place of the coalition][replicate]. Each replicate meets the same luck in all coalitions, so parts are
/// computed within replicates. Intervals: Student's t over replicates; with sampled orders the variance over orders is
/// added. A pair that no drawn order puts side by side has no value.
ShapleyResult shapley_values(const ShapleyPlan& plan, const std::vector<std::vector<std::optional<double>>>& values,
                             double confidence);

} // namespace kaptein
