#pragma once

#include "models/volunteering/declared/declared.hpp"

/// How trust and cash of a company for a partner move (phase: agree, and reflect for reports).
///
///     trust' = trust + rate * weight * (signal - trust)
///     signal  1 when a proposal was taken as offered, 0.5 for a redirect, 0 for a decline;
///             after work the mean rating of the volunteers, a senior's word counting `senior_weight`
///     cash    a gift is renewed each year with chance  renewal ^ (2 (1 - trust));  at trust 1/2 that is `renewal`
///
/// A gift that is not renewed goes to another partner, found by visibility: a company's giving is constant, so cash
/// is moved by volunteering, never made by it. A redirect teaches the company a need, a decline does not; what a
/// company knows of a partner's problem grows by an engagement, by talking of a need it named, and by a redirect:
///     knowledge' = knowledge + 0.15 (1 - knowledge)
///
/// Source: fundraisers and companies tie cash to volunteering (NPC 2018; Lefroy and Tsarenko 2013: effect mediated by
/// relationship and dependence). Forms and the step 0.15 are ours. Limits: no memory beyond trust.
/// Taken out (`relationship.rate` 0): trust stays at 1/2 and cash goes on as without a program.
namespace kaptein::volunteering {

struct RelationshipParameters {
    double rate;
    double renewal;
    double senior_weight;
};

inline constexpr DeclaredList<RelationshipParameters, 3> declared_relationship = {{
    real(&RelationshipParameters::rate, "relationship.rate", "Share of the way that trust moves at each signal",
         "share", 0.25, any_share, {closed(0.05, 0.6), "from long to short memories", false},
         assumed("four signals make up most of the trust")),
    real(&RelationshipParameters::renewal, "relationship.renewal",
         "Chance that a gift is renewed after a year at medium trust", "share", 0.8, any_share,
         {closed(0.5, 0.95), "from two to twenty years of giving", false},
         assumed("most donations are small and short (NPC 2018: 70 % under GBP 5,000)")),
    real(&RelationshipParameters::senior_weight, "relationship.senior_weight",
         "Weight of a manager's report over that of another volunteer", "1", 1, closed(0, 100),
         {closed(1, 5), "from equal to five voices", false},
         assumed("1 = equal; senior colleagues matter only through power distance (Hou et al. 2020)")),
}};

inline constexpr double knowledge_step = 0.15;

inline double moved_trust(const RelationshipParameters& parameters, double trust, double signal, double weight)
{
    const double step = parameters.rate * weight;
    return trust + (step < 1.0 ? step : 1.0) * (signal - trust);
}

inline double learned(double knowledge) { return knowledge + knowledge_step * (1.0 - knowledge); }

}  // namespace kaptein::volunteering
