#pragma once

#include "report/compare/comparison_table.hpp"
#include "report/sweep/sweep_values.hpp"

#include <string>

namespace kaptein {

struct PowerRequest {
    std::string program_version;
    std::optional<std::size_t> outcome;  // left out: all that the study prints
    std::optional<double> half_width;    // wanted
    bool relative = false;               // half_width is a share of |mean of the baseline|
    double confidence = 0.95;
};

/// Replicates needed at one point for the difference of a design to the baseline.
struct PowerRow {
    std::uint64_t point = 0;
    std::size_t design = 0;
    std::size_t outcome = 0;
    std::size_t n = 0;
    std::optional<double> difference;
    std::optional<double> sd;          // of the paired differences
    std::optional<double> half_width;  // now
    std::optional<double> wanted;      // in the outcome's unit
    std::optional<double> needed;      // replicates for it
    std::optional<double> for_power;   // replicates for a power of 80 % at the difference seen
};

struct PowerReport {
    const Study* study = nullptr;
    PowerRequest request;
    std::vector<PowerRow> rows;
};

/// From the variance of the paired differences seen so far. Without a half-width: 5 % of the baseline's mean.
PowerReport build_power(const Rows& rows, const Study& study, const PowerRequest& request);

std::string power_text(const PowerReport& report);
std::string power_json(const PowerReport& report);

}  // namespace kaptein
