#pragma once

#include "models/volunteering/declared/declared.hpp"

/// What each side makes of the work (phase: reflect). Both rate what they see, not what is true.
///
///     volunteer's rating  r = 0.4 use of self-assessed skill + 0.2 contact + 0.4 quality of plan and host
///       use of skill      min(1, self-assessed skill / asked) on a need, a quarter in make-work
///     partner's rating    g + candour * dependence * (1 - g),  g = effective share of the hour
///     motivation'         = motivation + rate * (1 - pressed / 2) * (r - 0.5)
///     break-off hazard    = break_off * 2 * (1 - r)  per month in engagements of several months
///     intention to return = r;   realised return also needs free hours, an ask and a place
///
/// Source: satisfaction drives the next time for novices (Hyde et al. 2014); motivation quality, not repetition (van
/// Schie et al. 2018); pressure (Stukas et al.); partners who depend do not say all (NPC). Forms ours.
/// Limits: one rating per month of service. Taken out (`experience.rate` 0 and `experience.break_off` 0): motivation
/// stays as it was at hire and nobody breaks off.
namespace kaptein::volunteering {

struct ExperienceParameters {
    double rate;
    double break_off;
    double candour;
};

inline constexpr DeclaredList<ExperienceParameters, 3> declared_experience = {{
    real(&ExperienceParameters::rate, "experience.rate", "Change of motivation by a perfect month of service", "1", 0.6,
         closed(0, 20), {closed(0, 1.5), "from none to odds times four after some months", true},
         assumed("novices: beta .56 of satisfaction on intention (Hyde et al. 2014); scale assumed")),
    real(&ExperienceParameters::break_off, "experience.break_off", "Hazard of breaking off at a medium rating",
         "1/month", 0.03, closed(0, 10), {closed(0, 0.12), "from none to two thirds within a year", true},
         assumed("40 % ever stopped over poor use of time, 65 % over time pressure (UPS 1998); monthly rate assumed")),
    real(&ExperienceParameters::candour, "experience.candour",
         "How far a wholly dependent partner rates up what it got", "share", 0.5, any_share,
         {closed(0, 1), "from candid to always content", false},
         assumed("partners are reluctant to push back (NPC); size unknown")),
}};

inline constexpr double use_of_skill_in_make_work = 0.25;

inline double volunteer_rating(double use_of_skill, double contact, double quality)
{
    return 0.4 * use_of_skill + 0.2 * contact + 0.4 * quality;
}

inline double partner_rating(const ExperienceParameters& parameters, double gain, double dependence)
{
    return gain + parameters.candour * dependence * (1.0 - gain);
}

inline double moved_motivation(const ExperienceParameters& parameters, double motivation, double rating, bool pressed)
{
    return motivation + parameters.rate * (pressed ? 0.5 : 1.0) * (rating - 0.5);
}

inline double break_off_hazard(const ExperienceParameters& parameters, double rating)
{
    return parameters.break_off * 2.0 * (1.0 - rating);
}

}  // namespace kaptein::volunteering
