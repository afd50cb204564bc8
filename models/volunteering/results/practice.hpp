#pragma once

#include "models/volunteering/results/totals.hpp"

namespace kaptein::volunteering {

/// The business case as practice computes it, from observations within one run and without a counterfactual.

/// (share of non-participants who left - share of participants who left) x participants x replacement cost, pooled.
double unadjusted_retention(const Totals& totals, const LeavingTable& table);

/// The same within strata of tenure and surveyed motive, weighted by participants.
double adjusted_retention(const Totals& totals, const LeavingTable& table);

}  // namespace kaptein::volunteering
