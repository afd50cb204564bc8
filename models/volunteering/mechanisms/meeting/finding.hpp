#pragma once

#include "models/volunteering/declared/declared.hpp"

#include "base/elementary.hpp"

/// Which partners a company considers (phase: plan).
///
///     weight of partner p for company c = visibility_p ^ visibility_power * (1 + 2 [same region] + 4 [known])
///
/// `considered` partners are drawn with these weights; a double draw counts once. visibility_power = 0: uniform
/// but for region and acquaintance. Visibility is `least` (2 for a partner that looks for companies, else 1) and
/// one more for each engagement, which fades with `fade_months`:
///
///     visibility' = least + (visibility - least) * exp(-dt / fade_months) + engagements begun
///
/// Source: volunteers and companies find partners by visibility (VolunteerMatch, Manshadi et al.; What Impact 2024,
/// evidence.md 3). The form and the factors 2 and 4 are ours. Limits: nobody searches further when all decline.
/// Taken out (`finding.visibility_power` 0): partners are found regardless of how visible they are.
namespace kaptein::volunteering {

struct FindingParameters {
    double considered;
    double visibility_power;
    double fade_months;
};

inline constexpr DeclaredList<FindingParameters, 3> declared_finding = {{
    whole(&FindingParameters::considered, "finding.considered", "Partners a company looks at when it plans", "partners",
          6, closed(1, 64), {closed(2, 15), "from the usual suspects to a long list", false},
          assumed("a short list; no figure published")),
    real(&FindingParameters::visibility_power, "finding.visibility_power",
         "How strongly visibility draws companies; 0 = not at all", "1", 1, closed(0, 4),
         {closed(0, 2), "from uniform to winner takes most", true},
         assumed("popularity ranking steers who is found (VolunteerMatch); the power is assumed")),
    real(&FindingParameters::fade_months, "finding.fade_months", "Time in which visibility fades", "months", 24,
         above(0, 1e4), {closed(6, 60), "from half a year to five years", false}, assumed("about two program years")),
}};

inline constexpr double region_bonus = 2.0;
inline constexpr double acquaintance_bonus = 4.0;

inline double visibility_weight(const FindingParameters& parameters, double visibility)
{
    return elementary::pow(visibility, parameters.visibility_power);
}

inline double least_visibility(bool looking) { return looking ? 2.0 : 1.0; }

inline double faded_visibility(const FindingParameters& parameters, double visibility, double least, double dt_months)
{
    return least + (visibility - least) * elementary::exp(-dt_months / parameters.fade_months);
}

}  // namespace kaptein::volunteering
