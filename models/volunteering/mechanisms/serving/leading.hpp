#pragma once

#include "models/volunteering/declared/choices.hpp"
#include "models/volunteering/declared/declared.hpp"

/// How good the plan is (phase: work).
///
///     quality = 1 - weight * (problem * (1 - K) + technical * (1 - S)) / 2
///
///   problem, technical   complexities of the need                             [share]
///   K   lead's knowledge of the problem: company's of this partner, partner's own; the greater when shared
///   S   lead's planning skill; the greater when shared
///
/// The lead spends `lead_hours` once per engagement; with `shared` either side spends them and six tenths more.
///
/// Source: the essay's second claim and its counter-evidence (partners lack planning tools, Samuel et al. 2013;
/// missing sector knowledge, Taproot). Form ours. Limits: a lead does not learn within an engagement.
/// Taken out (`leading.weight` 0): every plan is perfect, whoever leads.
namespace kaptein::volunteering {

struct LeadingParameters {
    double weight;
    double lead_hours;
};

inline constexpr DeclaredList<LeadingParameters, 2> declared_leading = {{
    real(&LeadingParameters::weight, "leading.weight", "Share of the work a worst plan wastes", "share", 0.6, any_share,
         {closed(0.2, 1), "from little to everything", true}, assumed("no measure of plan quality exists")),
    real(&LeadingParameters::lead_hours, "leading.lead_hours", "Hours of the lead to plan an engagement", "hours", 10,
         closed(0, 1e4), {closed(3, 40), "from half a day to a week", false},
         assumed("a day and some, as one staff day of organising per event (evidence.md 4)")),
}};

inline constexpr double sharing_over_leading = 1.6;  // two or three meetings more than who leads alone has

/// Hours a company or a partner spends on leading one engagement.
inline double leading_hours_of_company(const LeadingParameters& parameters, Lead lead)
{
    return lead == Lead::partner ? 0.0 : parameters.lead_hours * (lead == Lead::shared ? sharing_over_leading : 1.0);
}

inline double leading_hours_of_partner(const LeadingParameters& parameters, Lead lead)
{
    return lead == Lead::company ? 0.0 : parameters.lead_hours * (lead == Lead::shared ? sharing_over_leading : 1.0);
}

struct LeadingView {
    double knowledge;
    double planning_skill;
};

inline double plan_quality(const LeadingParameters& parameters, double problem, double technical, LeadingView lead)
{
    return 1.0 - parameters.weight * 0.5 * (problem * (1.0 - lead.knowledge) + technical * (1.0 - lead.planning_skill));
}

}  // namespace kaptein::volunteering
