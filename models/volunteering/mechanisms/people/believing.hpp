#pragma once

#include "models/volunteering/declared/declared.hpp"

/// Belief in the sincerity of the program, of employees and of the public; one rule for both (phase: reflect).
///
///     belief' = belief + rate * dt * [ w_claim (claim - belief) + w_seen * k * (seen - belief) ]
///     k       = asymmetry when seen < claim, else 1
///
///   claim   what is told: 0.5 for `business_case` (no more than it is), 0.8 for `philanthropic`
///   seen    own rating (weight 1) in a month of service, and the moving mean (step 1/4 a month) of the ratings of
///           the company's volunteers (weight 1/2); the public sees that mean with weight
///           `scrutiny`, which rises by a fifth of itself a year (times ask for credibility)
///   w_claim 1/4 for employees and public alike
///
/// Nothing is believed about a company without a program: belief stays at 1/2.
/// Source: attributed motives decide (Gatignon-Turnau and Mignonac 2015; Donia et al.); a disconfirmed claim is worse
/// than none. Weights 1/4 and 1/2 ours. Limits: no memory of single scandals.
/// Taken out (`believing.rate` 0): belief stays at 1/2.
namespace kaptein::volunteering {

struct BelievingParameters {
    double rate;
    double asymmetry;
    double on_attachment;
};

inline constexpr DeclaredList<BelievingParameters, 3> declared_believing = {{
    real(&BelievingParameters::rate, "believing.rate", "Rate at which belief moves", "1/month", 0.15, closed(0, 10),
         {closed(0.03, 0.5), "half-lives of a month to two years", false}, assumed("no measure; half a year")),
    real(&BelievingParameters::asymmetry, "believing.asymmetry",
         "Weight of evidence below the claim over evidence above it", "1", 2, closed(0, 100),
         {closed(1, 4), "from even to four times", true},
         assumed("disconfirmed claims leave a firm worse off than none (sign only, evidence.md 10)")),
    real(&BelievingParameters::on_attachment, "believing.on_attachment",
         "Attachment (in standard deviations) that belief 1 instead of 0 gives", "1", 0.4, closed(-20, 20),
         {closed(0, 1.2), "from nothing to more than a standard deviation", true},
         assumed("signs from n = 371 to 831; no coefficient within reach (evidence.md 6)")),
}};

inline constexpr double neutral_belief = 0.5;
inline constexpr double weight_of_claim = 0.25;
inline constexpr double weight_of_colleagues = 0.5;

inline constexpr double philanthropic_claim = 0.8;       // well above neutral
inline constexpr double scrutiny_growth = 0.2;           // of what it is at first, a year

struct ScrutinyParameters {
    double scrutiny;
};

inline constexpr DeclaredList<ScrutinyParameters, 1> declared_scrutiny = {{
    real(&ScrutinyParameters::scrutiny, "public.scrutiny", "Weight with which the public sees what volunteers live",
         "share", 0.1, any_share, {closed(0, 0.6), "from nothing to more than colleagues see", false},
         assumed("outsiders see less than colleagues (weight 1/2)")),
}};

/// One source of evidence: how far it pulls, per month.
inline double pull_of_evidence(const BelievingParameters& parameters, double belief, double seen, double claim,
                               double weight)
{
    return weight * (seen < claim ? parameters.asymmetry : 1.0) * (seen - belief);
}

inline double pull_of_claim(double belief, double claim) { return weight_of_claim * (claim - belief); }

/// Belief after a step; stays in [0, 1].
inline double moved_belief(const BelievingParameters& parameters, double belief, double pull, double dt_months)
{
    const double moved = belief + parameters.rate * dt_months * pull;
    return moved < 0.0 ? 0.0 : (moved > 1.0 ? 1.0 : moved);
}

}  // namespace kaptein::volunteering
