#pragma once

#include "analysis/sensitivity/noise.hpp"
#include "report/compare/point_data.hpp"

#include <optional>
#include <span>
#include <vector>

namespace kaptein {

struct Study;

/// What is looked at over the points of a sweep: an outcome under a design, or its difference to another design.
struct SweepTarget {
    std::size_t outcome = 0;
    std::size_t design = 0;
    std::optional<std::size_t> against;
};

/// One target at every point of the study, in the order of the points.
struct SweepValues {
    std::vector<std::vector<double>> runs;     // [row of Study::points] the replicates that have a value
    std::vector<std::optional<double>> means;  // [row] empty: no replicate has a value

    std::optional<Noise> noise() const { return noise_of(runs); }
    std::size_t replicates() const;  // most at any point
    std::size_t missing() const;     // points without a value
};

/// Reads the store once. Derived outcomes are differences to the null design of the same replicate.
std::vector<SweepValues> sweep_values(const Rows& rows, const Study& study, std::span<const SweepTarget> targets);

/// "net social value, needs_driven minus supply_driven".
std::string target_name(const Study& study, const SweepTarget& target);

}  // namespace kaptein
