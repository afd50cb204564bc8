#pragma once

#include "models/volunteering/declared/declared.hpp"

/// What a company proposes, and what it costs to find out (phase: plan). One price list for all designs.
///
///     supply   kind, heads and hours follow from the people the company wants to send
///     needs    an assessment shows the partner's *believed* open needs; with chance `assessment_error` one is missed,
///              and as many are shown that are none, drawn like any need and without regard to what the partner has;
///              the first in the partner's order (believed help less hosting) is proposed,
///              in the class of work the company means to serve if that is worth its hosting, else of any class; none
///              that the partner would rather do without even at the price of the stake
///     broker   the same over all partners considered, for `broker_fee` per engagement instead of company hours
///
/// Every proposal costs the company `offer_hours`; an assessment holds for 12 months with this partner and costs
/// `assessment_hours` on either side (the broker
/// saves the company its own). Lead time between agreement and first work is one month under every design.
///
/// Source: assessments are costly and imperfect (LBG/Capital One 2012: 73 % would seek help more if they could
/// identify projects); hours assumed. Limits: one proposal per partner and month; no haggling over size.
/// Taken out (`proposing.assessment_error` 1): what an assessment shows is pure noise.
namespace kaptein::volunteering {

struct ProposingParameters {
    double offer_hours;
    double assessment_hours;
    double assessment_error;
    double broker_fee;
};

inline constexpr DeclaredList<ProposingParameters, 4> declared_proposing = {{
    real(&ProposingParameters::offer_hours, "proposing.offer_hours",
         "Company's hours for one proposal; an answer takes the partner two fifths of them", "hours", 5, closed(0, 1e4),
         {closed(1, 16), "from some calls to two days", false}, assumed("an introduction, a call and a letter")),
    real(&ProposingParameters::assessment_hours, "proposing.assessment_hours",
         "Hours of either side for a needs assessment; measuring an impact takes half of them", "hours", 8,
         closed(0, 1e4), {closed(2, 40), "from a talk to a week", true},
         assumed("a visit and its preparation; no figure published")),
    real(&ProposingParameters::assessment_error, "proposing.assessment_error",
         "Chance that an assessment misses a need; as many are shown that are none", "share", 0.15, any_share,
         {closed(0, 0.6), "from exact to mostly noise", true}, assumed("no figure published")),
    real(&ProposingParameters::broker_fee, "proposing.broker_fee", "Fee of a broker for an engagement", "EUR", 1500,
         closed(0, 1e6), {closed(300, 5000), "from a listing to a managed project", false},
         assumed("fees are not published; a day or two of consultancy")),
}};

}  // namespace kaptein::volunteering
