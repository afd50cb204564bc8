#pragma once

#include "models/volunteering/declared/declared.hpp"

#include "base/elementary.hpp"

#include <cstdint>

/// Which partners a company considers (phase: plan).
///
///     weight of partner p for company c = visibility_p ^ visibility_power * (1 + 2 [same region] + 4 [known])
///
/// `considered` partners are drawn with these weights from those within the company's reach: 20 and one more for every
/// 20 employees, drawn once; so nobody meets an acquaintance less often because a world has more strangers. A double
/// draw counts once. visibility_power = 0: uniform but for region and acquaintance.
/// Visibility is `least` (2 for a partner that looks for companies, else 1) and
/// one more for each engagement, which fades in `fade_months` = 24:
///
///     visibility' = least + (visibility - least) * exp(-dt / fade_months) + engagements begun
///
/// Source: volunteers and companies find partners by visibility (VolunteerMatch, Manshadi et al.; What Impact 2024,
/// evidence.md 3). Form, reach and the factors 2 and 4 are ours. Limits: nobody searches further when all decline.
/// Taken out (`finding.visibility_power` 0): partners are found regardless of how visible they are.
namespace kaptein::volunteering {

struct FindingParameters {
    double considered;
    double visibility_power;
};

inline constexpr DeclaredList<FindingParameters, 2> declared_finding = {{
    whole(&FindingParameters::considered, "finding.considered", "Partners a company looks at when it plans", "partners",
          6, closed(1, 64), {closed(2, 15), "from the usual suspects to a long list", false},
          assumed("a short list; no figure published")),
    real(&FindingParameters::visibility_power, "finding.visibility_power",
         "How strongly visibility draws companies; 0 = not at all", "1", 1, closed(0, 4),
         {closed(0, 2), "from uniform to winner takes most", true},
         assumed("popularity ranking steers who is found (VolunteerMatch); the power is assumed")),
}};

inline constexpr double fade_months = 24.0;
inline constexpr double region_bonus = 2.0;
inline constexpr double acquaintance_bonus = 4.0;
inline constexpr std::uint32_t reach_least = 20;
inline constexpr std::uint32_t employees_per_reach = 20;

/// How many partners a company of this size can hear of.
inline std::uint32_t reach_of(std::uint32_t employees, std::uint32_t partners)
{
    const std::uint32_t reach = reach_least + employees / employees_per_reach;
    return reach < partners ? reach : partners;
}

inline double look_bonus(bool same_region, bool known)
{
    return 1.0 + region_bonus * static_cast<double>(same_region) + acquaintance_bonus * static_cast<double>(known);
}

inline double visibility_weight(const FindingParameters& parameters, double visibility)
{
    return elementary::pow(visibility, parameters.visibility_power);
}

inline double least_visibility(bool looking) { return looking ? 2.0 : 1.0; }

inline double faded_visibility(double visibility, double least, double dt_months)
{
    return least + (visibility - least) * elementary::exp(-dt_months / fade_months);
}

} // namespace kaptein::volunteering
