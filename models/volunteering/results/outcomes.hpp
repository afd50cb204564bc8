#pragma once

#include "models/volunteering/results/totals.hpp"
#include "simulation/model.hpp"

#include <span>
#include <vector>

namespace kaptein::volunteering {

/// An outcome where it is computed: name, unit, meaning and formula beside the code.
struct Level {
    Outcome declaration;
    Value (*value)(const Totals& totals);
};

std::span<const Level> ledger_levels();     // both ledgers and transfers
std::span<const Level> practice_levels();   // as practice computes the business case
std::span<const Level> program_levels();    // shares, hours, states
std::span<const Level> waterfall_levels();  // from hours allotted to hours kept
std::span<const Level> survey_levels();     // measured as the sources of the calibration targets measured them

/// Levels in the order above, then derived outcomes.
std::span<const Outcome> outcome_declarations();
std::vector<Value> level_values(const Totals& totals);
std::span<const Denominator> denominator_declarations();
std::span<const WaterfallStep> waterfall_declarations();

}  // namespace kaptein::volunteering
