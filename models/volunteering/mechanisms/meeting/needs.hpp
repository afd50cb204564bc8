#pragma once

#include "models/volunteering/declared/declared.hpp"

/// Needs arise, expire, or are met otherwise (phase: arise). Without this mechanism there is no model.
///
///     new needs of a partner in a step of length dt ~ Poisson(size * hours_arising / hours_mean * dt)
///     hours of a need     = hours_mean * exp(sd * z - sd^2 / 2), sd = 0.6, at least 4
///     deadline            = arrival + Exponential(open_months)
///     met otherwise       = arrival + Exponential(otherwise_months)
///
/// A need leaves at the earlier of the two. Expected backlog per partner (M/G/infinity, hours):
///     size * hours_arising * T,  1 / T = 1 / open_months + 1 / otherwise_months
/// which the tests check. In steps, a need that arose inside a step is first seen open at its end.
///
/// Source: the form is ours; needs that nobody meets in time are what partners report (evidence.md 3, 28 to 57 % of
/// charities cannot absorb more help, 66 % want skilled help). Need hours by kind are in no source: swept.
/// Limits: arrivals are independent of whether earlier needs were met.
namespace kaptein::volunteering {

struct NeedsParameters {
    double hours_arising;
    double hours_mean;
    double open_months;
    double otherwise_months;
};

inline constexpr DeclaredList<NeedsParameters, 4> declared_needs = {{
    real(&NeedsParameters::hours_arising, "needs.hours_arising",
         "Hours of help that come to be needed per partner of mean size and month", "hours/month", 80, closed(0, 1e6),
         {closed(10, 160), "from a tenth of a full-time job to one full-time job; the tightness of the world", true},
         assumed("half a full-time job; need hours are in no source we reached; swept as tightness in every study")),
    real(&NeedsParameters::hours_mean, "needs.hours_mean", "Mean size of a need", "hours", 80, above(0, 1e5),
         {closed(20, 160), "from a small team's day to a pro bono project of 120-144 h (evidence.md 5)", false},
         assumed("between a team day (96 h) and a pro bono project (120-144 h), less some small ones")),
    real(&NeedsParameters::open_months, "needs.open_months", "Mean time until a need has lost its sense", "months", 9,
         above(0, 1e4), {closed(3, 36), "from a season to three years", false},
         assumed("projects fail first on time sensitivity (Taproot, evidence.md 8); no duration published")),
    real(&NeedsParameters::otherwise_months, "needs.otherwise_months",
         "Mean time until a need is met without any company", "months", 30, above(0, many),
         {closed(6, 120), "from half a year to practically never", true},
         assumed("deadweight is in no source for company volunteers; swept")),
}};

/// Expected hours open per partner of mean size when nobody helps: the closed form above, in the steps of the model.
inline double expected_backlog_hours(const NeedsParameters& parameters)
{
    return parameters.hours_arising / (1.0 / parameters.open_months + 1.0 / parameters.otherwise_months);
}

}  // namespace kaptein::volunteering
