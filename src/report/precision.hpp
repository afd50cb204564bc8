#pragma once

#include "experiment/study.hpp"
#include "store/rows.hpp"

#include <span>
#include <vector>

namespace kaptein {

/// How precise a design is at a point, by the rule of `replicates.until`.
struct DesignPrecision {
    std::size_t design = 0;
    std::optional<double> half_width;  // in the unit of the outcome; empty below two values
    std::optional<double> wanted;      // the same; empty when the baseline has no mean
    bool reached = false;
};

/// Of the replicates 0 .. replicates - 1 of a point: the t interval of the outcome's mean under
/// every design, or of the paired difference to the baseline under every other design. For a study with `until`.
std::vector<DesignPrecision> precision_at(const Study& study, const Rows& rows, std::uint64_t point,
                                          std::uint32_t replicates);

/// Whether every design has reached it.
bool all_reached(std::span<const DesignPrecision> designs);

}  // namespace kaptein
