#pragma once

#include "analysis/comparison.hpp"
#include "base/function_ref.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace kaptein {

/// A number that data give, and how far it may be off. No value: the data say nothing (what it divides by is 0).
struct Estimate {
    std::optional<double> value;
    std::optional<Interval> interval;
};

struct Resampling {
    int count = 1000;
    double confidence = 0.95;
    std::uint64_t seed = 60010;  // of the engine's own draws: the same data always give the same intervals
};

/// Estimates of `statistics(rows)` with percentile intervals from resampling whole blocks of a design with
/// replacement: rows are block numbers, first 0 .. blocks - 1 once each for the values, then `count` times as many
/// drawn. No interval with fewer than three blocks, or where a statistic is missing in one resample in twenty or more.
std::vector<Estimate>
estimate_by_resampling(std::size_t blocks, const Resampling& resampling,
                       FunctionRef<std::vector<std::optional<double>>(std::span<const std::uint32_t>)> statistics);

}  // namespace kaptein
