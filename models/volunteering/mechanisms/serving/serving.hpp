#pragma once

#include "models/volunteering/declared/declared.hpp"

#include "base/elementary.hpp"

/// How much of an hour served is effective (phase: work). Without this mechanism there is no model.
///
///     effective share = ability * plan quality * host quality * (1 - contact * empathy_weight * (1 - empathy))
///     ability         = 1 - (1 - min(1, skill / asked)) * exp(-preparation / preparation_scale)
///
///   skill, asked   of the kind of work done; a person's rank or pay does not enter      [share]
///   preparation    hours per volunteer and engagement                                   [hours]
///
/// To serve one has to get there: `travel_hours` are paid, charged and cost like any hour, and do nothing for the need.
///
/// Source: value attaches to the work done (FASB rule; Independent Sector); skill in the very task (Jones 2016);
/// helping-profession background helps in contact work (Raposa 2019). Forms ours.
/// Limits: no learning by doing within an engagement beyond the mechanism learning.
namespace kaptein::volunteering {

struct ServingParameters {
    double empathy_weight;
    double preparation_scale;
    double travel_hours;
};

inline constexpr DeclaredList<ServingParameters, 3> declared_serving = {{
    real(&ServingParameters::empathy_weight, "serving.empathy_weight",
         "Share of contact work lost on somebody without empathy", "share", 0.6, any_share,
         {closed(0, 1), "from irrelevant to everything", true},
         assumed("larger effects with mentors of helping professions (Raposa 2019); size unknown")),
    real(&ServingParameters::preparation_scale, "serving.preparation_scale",
         "Hours of preparation that close 63 % of a gap in skill", "hours", 8, above(0, 1e6),
         {closed(3, 40), "from a morning to a week", true}, assumed("no dose-response published")),
    real(&ServingParameters::travel_hours, "serving.travel_hours",
         "Paid hours of travelling per volunteer and month of serving", "hours", 1, closed(0, 100),
         {closed(0, 3), "from the partner next door to an hour and a half each way", false},
         assumed("half an hour each way, once a month, in paid time; no source has it")),
}};

/// The part of a gap in skill that preparation leaves.
inline double gap_left(const ServingParameters& parameters, double preparation_hours)
{
    return elementary::exp(-preparation_hours / parameters.preparation_scale);
}

inline double ability(double skill, double asked, double left_of_gap)
{
    const double match = skill < asked ? skill / asked : 1.0;
    return 1.0 - (1.0 - match) * left_of_gap;
}

inline double empathy_factor(const ServingParameters& parameters, double contact, double empathy)
{
    return 1.0 - contact * parameters.empathy_weight * (1.0 - empathy);
}

} // namespace kaptein::volunteering
