#pragma once

#include "models/volunteering/declared/declared.hpp"

#include "base/elementary.hpp"

/// What of capacity work is still there six months later (phase: work).
///
///     sophistication at first  s0 = (lead's tool level + makers' level) / 2
///     makers' level            mean over makers of (tool level used to + skill in the kind) / 2
///     adjusted                 s  = c + (s0 - c) * exp(-hours with the partner / adjust_hours)
///     share kept               exp(-steepness * max(0, s - c))
///
///   c   what the partner's tools and staff can carry                                         [share]
///
/// Source: deliverable is not implementation; expertise has a distance (Hinds 1999; Imagine Canada 2016: advice that
/// cannot be implemented; evidence.md 8). Forms ours. Limits: simpler than could be carried loses nothing.
/// Taken out (`keeping.steepness` 0): everything made lasts.
namespace kaptein::volunteering {

struct KeepingParameters {
    double steepness;
    double adjust_hours;
};

inline constexpr DeclaredList<KeepingParameters, 2> declared_keeping = {{
    real(&KeepingParameters::steepness, "keeping.steepness", "How quickly what is made is lost with its distance", "1",
         3, closed(0, 100), {closed(0, 8), "from nothing lost to all but the nearest lost", true},
         assumed("at a distance of 0.25 about half lasts; no implementation rate for company volunteers found")),
    real(&KeepingParameters::adjust_hours, "keeping.adjust_hours",
         "Hours with a partner in which makers come 63 % of the way towards what it can carry", "hours", 60,
         above(0, 1e6), {closed(15, 240), "from two days to six weeks", true},
         assumed("half of a pro bono project of 120-144 h")),
}};

inline double adjusted_sophistication(const KeepingParameters& parameters, double first, double carry, double hours)
{
    return carry + (first - carry) * elementary::exp(-hours / parameters.adjust_hours);
}

inline double share_kept(const KeepingParameters& parameters, double sophistication, double carry)
{
    const double distance = sophistication - carry;
    return distance > 0.0 ? elementary::exp(-parameters.steepness * distance) : 1.0;
}

}  // namespace kaptein::volunteering
