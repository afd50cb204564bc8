#pragma once

#include "analysis/resampling.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace kaptein {

/// How the points of a Saltelli design are numbered: per base point A, B, AB_1 .. AB_k and, for pairs, BA_1 .. BA_k,
/// where AB_i is A with factor (or group) i taken from B.
struct SaltelliDesign {
    std::size_t factors = 0;
    bool second_order = false;

    std::size_t block() const { return (second_order ? 2 : 1) * factors + 2; }
};

struct SobolPair {
    std::size_t a = 0;
    std::size_t b = 0;
    Estimate second;
};

struct SobolIndices {
    std::size_t base_points = 0;  // used
    std::size_t dropped = 0;      // base points left out because a value of their block is missing
    double mean = 0.0;
    double variance = 0.0;        // of A and B together, divisor n
    std::vector<Estimate> first;  // [factor] S1: share of the variance that goes when the factor alone is known
    std::vector<Estimate> total;  // [factor] ST: share that stays when all others are known
    std::vector<SobolPair> pairs; // S2, second_order only
};

/// With f(A), f(B), f(AB_i), f(BA_i) of N base points and V the variance of f(A) and f(B) together:
///
///   S1_i  = mean of f(B) (f(AB_i) - f(A)) / V                                (Saltelli and others 2010, table 2, b)
///   ST_i  = mean of (f(A) - f(AB_i))^2 / 2 V                                 (Jansen 1999; the same table, f)
///   S2_ij = mean of (f(BA_i) f(AB_j) - f(A) f(B)) / V - S1_i - S1_j          (Saltelli 2002, theorem 2)
///
/// (Saltelli, Annoni, Azzini, Campolongo, Ratto and Tarantola 2010, Computer Physics Communications 181, 259-270;
/// Saltelli 2002, the same 145, 280-297; Jansen 1999, the same 117, 35-43.) The error of S1 and S2 as printed grows
/// with the mean of f; when it is further from 0 than the standard deviation, it is taken off first, which changes no
/// expectation. Blocks with a missing value are left out whole. Nothing varies: no index has a value. Intervals:
/// resampled blocks; on Sobol' points, which are more even than chance, they are wider than the true error.
SobolIndices sobol_indices(std::span<const std::optional<double>> values, const SaltelliDesign& design,
                           const Resampling& resampling);

}  // namespace kaptein
