#pragma once

#include "models/volunteering/declared/declared.hpp"

#include "base/elementary.hpp"

/// Skill grows with practice in that very skill, and more where it is new (phase: reflect).
///
///     skill' = 1 - (1 - skill) * exp(-rate * hours / 100 * novelty),   novelty = 1 - skill
///     job-relevant part of a gain: 1 in the own function, 0.3 in other kinds, 0 in tasks
///
/// Source: gains track practice in that specific skill; a third to a half report a gain (Jones 2016). Form ours.
/// Limits: no forgetting. Taken out (`learning.rate` 0): nobody learns.
namespace kaptein::volunteering {

struct LearningParameters {
    double rate;
};

inline constexpr DeclaredList<LearningParameters, 1> declared_learning = {{
    real(&LearningParameters::rate, "learning.rate", "Share of a full gap learnt in 100 hours of practice", "1", 0.35,
         closed(0, 100), {closed(0, 1), "from nothing to two thirds", true},
         assumed("10 weeks of practice give gains one third to one half of people can report (Jones 2016)")),
}};

inline constexpr double transfer =
    0.3;  // near transfer is the rule, far transfer the exception; what skill is worth is swept

inline double practised(const LearningParameters& parameters, double skill, double hours)
{
    const double gap = 1.0 - skill;
    return 1.0 - gap * elementary::exp(-parameters.rate * hours * 0.01 * gap);
}

}  // namespace kaptein::volunteering
