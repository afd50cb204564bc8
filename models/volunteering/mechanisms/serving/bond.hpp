#pragma once

#include "models/volunteering/declared/declared.hpp"

#include "base/elementary.hpp"

/// The bond between a volunteer and a beneficiary in contact work (phase: work).
///
///     bond' = 1 - (1 - bond) * exp(-dt / months)        for every month served together, from 0
///     effective hours carried = hours * (1 - contact * value_share * (1 - mean bond of the time served))
///     harm of a break before the promised end = harm_hours * contact * bond * worth of the need      [EUR]
///
/// Source: match length decides; matches that end early harm (Grossman and Rhodes 2002; DuBois et al. 2002: poor
/// implementation can harm youth). Forms and sizes ours. Limits: one beneficiary per volunteer.
/// Taken out (`bond.value_share` 0 and `bond.harm_hours` 0): contact work is worth the same from the first day and a
/// break does no harm.
namespace kaptein::volunteering {

struct BondParameters {
    double value_share;
    double months;
    double harm_hours;
};

inline constexpr DeclaredList<BondParameters, 3> declared_bond = {{
    real(&BondParameters::value_share, "bond.value_share", "Share of the value of contact work that rests on the bond",
         "share", 0.5, any_share, {closed(0, 0.9), "from none to nearly all", true},
         assumed("matches under three months show no gain, over a year the largest (Grossman and Rhodes 2002)")),
    real(&BondParameters::months, "bond.months", "Time in which a bond grows", "months", 5, above(0, 1e4),
         {closed(2, 12), "from a season to a year", true},
         assumed("gains appear between 6 and 12 months (Grossman and Rhodes 2002)")),
    real(&BondParameters::harm_hours, "bond.harm_hours", "Hours of needed work a full bond's early break undoes",
         "hours", 15, closed(0, 1e5), {closed(0, 60), "from none to more than a match brings in a year", true},
         assumed("harm of early breaks is shown in sign, not in size")),
}};

/// What some months of serving leave of what a bond lacks: the same for all who serve as long.
struct BondGap {
    double at_the_end;
    double on_average;  // over the time; so the step of the model does not matter
};

inline BondGap bond_gap_left(const BondParameters& parameters, double months)
{
    const double ratio = months / parameters.months;
    const double left = elementary::exp(-ratio);
    // Below 1e-9 the quotient is 1 to the last bit that counts, and 0 / 0 is avoided.
    return {left, ratio < 1e-9 ? 1.0 : (1.0 - left) / ratio};
}

inline double grown_bond(const BondGap& left, double bond) { return 1.0 - (1.0 - bond) * left.at_the_end; }

/// Mean of the bond over the time of serving, from `bond` at first.
inline double mean_bond(const BondGap& left, double bond) { return 1.0 - (1.0 - bond) * left.on_average; }

inline double carried_by_bond(const BondParameters& parameters, double contact, double bond)
{
    return 1.0 - contact * parameters.value_share * (1.0 - bond);
}

inline double harm_of_break_eur(const BondParameters& parameters, double contact, double bond, double worth)
{
    return parameters.harm_hours * contact * bond * worth;
}

}  // namespace kaptein::volunteering
