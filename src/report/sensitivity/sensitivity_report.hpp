#pragma once

#include "analysis/sensitivity/elementary_effects.hpp"
#include "analysis/sensitivity/sobol_indices.hpp"
#include "outcomes/declaration.hpp"
#include "report/compare/comparison_table.hpp"
#include "report/sweep/sweep_values.hpp"

#include <string>
#include <variant>

namespace kaptein {

struct SensitivityRequest {
    std::string program_version;
    std::optional<std::size_t> outcome;  // left out: the study's first
    std::optional<std::size_t> design;   // left out: every design, and every difference to the baseline
    std::optional<std::size_t> against;
    double confidence = 0.95;
};

/// Indices of one target.
struct SensitivityAnalysis {
    SweepTarget target;
    std::size_t replicates = 0;
    std::size_t dropped = 0;     // points whose block is left out
    std::optional<Noise> noise;  // empty: one replicate per point
    std::variant<SobolIndices, ElementaryEffects> found;
};

struct SensitivityReport {
    const Study* study = nullptr;
    SensitivityRequest request;
    std::string method;                // "sobol" or "morris"
    std::uint64_t points = 0;          // of the plan
    std::vector<std::string> factors;  // or groups
    std::vector<bool> is_group;
    bool second_order = false;
    std::vector<SensitivityAnalysis> analyses;
};

/// Whether a study's sweep can be analysed; if not, why, and what would do.
std::optional<std::string> no_sensitivity(const Study& study);

/// Contract: no_sensitivity() is empty.
SensitivityReport build_sensitivity(const Rows& rows, const Study& study, const SensitivityRequest& request);

std::string sensitivity_text(const SensitivityReport& report);
std::string sensitivity_json(const SensitivityReport& report);

/// sensitivity.csv: one row per target, factor and measure; pairs as rows with both factors.
std::span<const Column> sensitivity_columns();
std::vector<std::vector<TableCell>> sensitivity_rows(const SensitivityReport& report);

}  // namespace kaptein
