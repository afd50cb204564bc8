#include "models/volunteering/results/outcomes.hpp"
#include "models/volunteering/results/spread.hpp"

namespace kaptein::volunteering {
namespace {

namespace c = company_line;

constexpr Outcome level(std::string_view key, std::string_view unit, std::string_view meaning, std::string_view formula,
                        Better better = Better::neither, bool may_be_missing = false)
{
    return {.key = key,
            .meaning = meaning,
            .formula = formula,
            .unit = unit,
            .better = better,
            .may_be_missing = may_be_missing};
}

/// The same with what the source of a calibration target found (evidence.md, part 2).
constexpr Outcome with_target(Outcome outcome, Target target)
{
    outcome.target = target;
    return outcome;
}

/// a / b, or 0 where there is nothing to divide by.
double share(double a, double b) { return b > 0.0 ? a / b : 0.0; }

constexpr Level program[] = {
    {level("needs_met", "share", "Share of need hours met, by whoever", "hours met / hours arisen, over the horizon",
           Better::higher),
     [](const Totals& t) -> Value { return share(t.needs_met, t.needs_arisen); }},
    {level("participation", "share", "Employees who serve in a year",
           "participants / employees, mean over program years"),
     [](const Totals& t) -> Value { return share(t.participant_years, t.employees * t.years); }},
    {level("unneeded_share", "share", "Hours served without a need", "unneeded hours / hours served", Better::lower),
     [](const Totals& t) -> Value { return share(t.company[c::unneeded_hours], t.company[c::volunteer_hours]); }},
    {with_target(level("inactive_next_year", "share", "Volunteers of a year who do not serve in the next",
                       "among those still employed"),
                 {0.3, 0.36, "C5: CNCS 2006-07"}),
     [](const Totals& t) -> Value { return share(t.inactive_next, t.active_then); }},
    {level("coverage", "share", "Partners looking for a company that had an engagement", "over the horizon",
           Better::higher),
     [](const Totals& t) -> Value { return coverage(*t.world); }},
    {level("worse_off", "share", "Partners whom programs cost more than they brought, fees included, cash apart",
           "volunteers' value less what would have come anyway + make-work + fees - hosting - talking - harm < 0",
           Better::lower),
     [](const Totals& t) -> Value { return worse_off(*t.world, false); }},
    {level("worse_off_with_cash", "share", "The same with the change in cash that programs made",
           "the same + cash received - cash it would have received without programs < 0", Better::lower),
     [](const Totals& t) -> Value { return worse_off(*t.world, true); }},
    {level("partner_value_low", "EUR", "What programs were worth at the partner at the tenth percentile",
           "the sum of worse_off, interpolated between partners", Better::higher),
     [](const Totals& t) -> Value { return partner_value(*t.world, 0.1); }},
    {level("partner_value_median", "EUR", "The same at the median partner", "as partner_value_low", Better::higher),
     [](const Totals& t) -> Value { return partner_value(*t.world, 0.5); }},
    {level("partner_value_high", "EUR", "The same at the partner at the ninetieth percentile", "as partner_value_low",
           Better::higher),
     [](const Totals& t) -> Value { return partner_value(*t.world, 0.9); }},
    {level("tightness", "1", "Need hours that arise per paid hour allotted", "hours arisen / allotted_hours"),
     [](const Totals& t) -> Value { return share(t.needs_arisen, t.allotted_hours); }},
    {level("partners_per_adopter", "partners", "Partners per company with a program", "count / count"),
     [](const Totals& t) -> Value { return share(t.partners, t.adopters); }},
    {level("volunteer_hours", "hours", "Hours served", "sum over assignments"),
     [](const Totals& t) -> Value { return t.company[c::volunteer_hours]; }},
    {level("paid_hours", "hours", "Paid hours of all kinds",
           "served, travelled, prepared, organised, assessed, selected, measured"),
     [](const Totals& t) -> Value { return t.company[c::paid_hours]; }},
    {level("committed_hours", "hours", "Paid hours committed, not only served",
           "hours promised at agreement + paid hours that are not service"),
     [](const Totals& t) -> Value {
         return t.company[c::committed_hours] + t.company[c::paid_hours] - t.company[c::volunteer_hours];
     }},
    {with_target(level("hours_per_participant", "hours", "Hours per participant and year",
                       "hours / participants, mean over program years"),
                 {12, 16, "C3: LBG Australia/NZ"}),
     [](const Totals& t) -> Value { return share(t.participant_hours, t.participant_years); }},
    {level("perceived_rigidity", "share", "How rigid partners seem",
           "smoothed share of answers not as offered, mean over partners asked"),
     [](const Totals& t) -> Value { return perceived_rigidity(*t.world); }},
    {level("offer_misfit", "share", "Distance of what is proposed from any open need of the partner",
           "0 same kind, 0.5 same class, 1 else; mean over proposals", Better::lower),
     [](const Totals& t) -> Value { return share(t.misfit_sum, t.proposals()); }},
    {level("waiting", "months", "Months from arising to being met by volunteers", "weighted by hours kept",
           Better::lower),
     [](const Totals& t) -> Value { return share(t.waiting_sum, t.hours_kept); }},
    {level("inequality", "Gini", "Inequality between partners in what volunteers bring",
           "Gini of value met by volunteers", Better::lower),
     [](const Totals& t) -> Value { return inequality(*t.world); }},
    {level("break_even_month", "month",
           "First month by which programs have brought, beyond what would have come anyway, what they cost so far",
           "cumulative (value added + make-work - partners' costs + skill - company cost) >= 0", Better::lower, true),
     [](const Totals& t) -> Value {
         return t.world->break_even_month > 0 ? Value(t.world->break_even_month) : std::nullopt;
     }},
    {level("attachment", "sd", "Mean attachment of treated companies' employees", "last month of the horizon",
           Better::higher),
     [](const Totals& t) -> Value { return t.world->attachment_at_end; }},
    {level("belief_internal", "share", "Internal legitimacy: employees' mean belief in sincerity",
           "last month of the horizon", Better::higher),
     [](const Totals& t) -> Value { return t.world->belief_at_end; }},
    {level("belief_external", "share", "External legitimacy: the public's belief", "end of the run, weighted by size",
           Better::higher),
     [](const Totals& t) -> Value { return t.belief_public; }},
    {level("team_ties", "pairs/year", "Pairs of a team who served together, per 100 employees and year",
           "pairs in one engagement"),
     [](const Totals& t) -> Value { return share(100.0 * t.team_ties, t.employees * t.years); }},
    {level("skill_gained", "units", "Skill gained by practice, of all kinds", "sum of gains on the scale 0 to 1",
           Better::higher),
     [](const Totals& t) -> Value { return t.skill_gained; }},
    {level("leavings", "employees", "Employees who left treated companies", "count", Better::lower),
     [](const Totals& t) -> Value { return t.leavings; }},
    {level("same_person", "share", "Position-months of the horizon held by the same person as without any program",
           "count / months"),
     [](const Totals& t) -> Value { return share(t.same_person_months, t.employees * 12.0 * t.years); }},
    {level("engagements", "engagements", "Engagements carried out", "count"),
     [](const Totals& t) -> Value { return t.done; }},
    {level("proposals", "proposals", "Proposals made", "count"),
     [](const Totals& t) -> Value { return t.proposals(); }},
    {level("accepted_share", "share", "Proposals taken as offered for a need", "accept / all"),
     [](const Totals& t) -> Value { return share(t.answers[0], t.proposals()); }},
    {level("redirected_share", "share", "Proposals redirected to another need", "redirect / all"),
     [](const Totals& t) -> Value { return share(t.answers[1], t.proposals()); }},
    {level("bent_share", "share", "Proposals taken as make-work", "bend / all"),
     [](const Totals& t) -> Value { return share(t.answers[2], t.proposals()); }},
    {level("declined_share", "share", "Proposals declined", "decline / all"),
     [](const Totals& t) -> Value { return share(t.answers[3], t.proposals()); }},
    {level("changes", "choices", "Choices that companies copied from others", "count"),
     [](const Totals& t) -> Value { return t.changes; }},
    {level("employees", "employees", "Employees of treated companies", "headcount"),
     [](const Totals& t) -> Value { return t.employees; }},
    {level("partners", "partners", "Partner organisations", "count"),
     [](const Totals& t) -> Value { return t.partners; }},
};

constexpr Level waterfall[] = {
    {level("allotted_hours", "hours", "Hours the allotment would pay at the mean cost", "allotment / mean loaded cost"),
     [](const Totals& t) -> Value { return t.allotted_hours; }},
    {level("not_found_hours", "hours", "Allotment not spent for want of partners, agreements or people",
           "allotted_hours - charged / mean cost - not_joined_hours - infeasible_hours - broken_off_hours"),
     [](const Totals& t) -> Value {
         return t.allotted_hours - t.spent_hours - t.company[c::not_joined_hours] - t.company[c::infeasible_hours]
                - t.company[c::broken_off_hours];
     }},
    {level("not_joined_hours", "hours", "Places nobody took", "heads not filled x hours"),
     [](const Totals& t) -> Value { return t.company[c::not_joined_hours]; }},
    {level("infeasible_hours", "hours", "Engagements called off because the need was gone", "hours promised"),
     [](const Totals& t) -> Value { return t.company[c::infeasible_hours]; }},
    {level("broken_off_hours", "hours", "Promised by people who ended early", "hours left"),
     [](const Totals& t) -> Value { return t.company[c::broken_off_hours]; }},
    {level("overhead_hours", "hours", "Allotment spent on anything but service, travel included",
           "charged / mean cost - serving / mean cost"),
     [](const Totals& t) -> Value { return t.spent_hours - t.serving_hours; }},
    {level("dearer_hours", "hours", "Service that cost more than the mean", "serving / mean cost - volunteer_hours"),
     [](const Totals& t) -> Value { return t.serving_hours - t.company[c::volunteer_hours]; }},
    {level("unneeded_hours", "hours", "Served as make-work, on no real need, or beyond one", "sum"),
     [](const Totals& t) -> Value { return t.company[c::unneeded_hours]; }},
    {level("misfit_hours", "hours", "Served on a need without effect", "hours - effective hours"),
     [](const Totals& t) -> Value { return t.company[c::misfit_hours]; }},
    {level("not_kept_hours", "hours", "Effective, gone half a year later", "effective hours - kept"),
     [](const Totals& t) -> Value { return t.company[c::not_kept_hours]; }},
    {level("pending_hours", "hours", "Effective, not yet counted when the run ends", "sum"),
     [](const Totals& t) -> Value { return t.company[c::pending_hours]; }},
    {level("otherwise_hours", "hours", "Kept, but would have been met otherwise", "sum"),
     [](const Totals& t) -> Value { return t.company[c::otherwise_hours]; }},
    {level("kept_hours", "hours", "Kept and additional", "sum", Better::higher),
     [](const Totals& t) -> Value { return t.company[c::kept_hours]; }},
};

constexpr Level survey[] = {
    {with_target(
         level("adoption_large", "share", "Companies of 250 employees and more with a program", "count / count"),
         {0.48, 0.6, "C1: Geven in Nederland 2024"}),
     [](const Totals& t) -> Value { return adoption(*t.world, 250, 0xffffffffU); }},
    {with_target(level("adoption_small", "share", "Companies of 5 to 249 employees with a program", "count / count"),
                 {0.2, 0.32, "C1: Geven in Nederland 2024"}),
     [](const Totals& t) -> Value { return adoption(*t.world, 5, 250); }},
    {with_target(level("participation_mean", "share", "Participation, mean over adopters",
                       "each company's yearly share, equal weights"),
                 {0.15, 0.33, "C2: LBG, CECP, Civic 50"}),
     [](const Totals& t) -> Value { return participation_of_companies(*t.world).mean; }},
    {with_target(level("participation_upper", "share", "Participation, upper quartile over adopters",
                       "interpolated between companies"),
                 {0.2, 0.5, "C2: CECP, leaders"}),
     [](const Totals& t) -> Value { return participation_of_companies(*t.world).upper_quartile; }},
    {with_target(level("participation_new", "share", "Participation in the first year of tenure",
                       "at the end of each program year"),
                 {0.04, 0.08, "C7: Benevity 2022"}),
     [](const Totals& t) -> Value { return share(t.active_by_tenure[0], t.people_by_tenure[0]); }},
    {with_target(level("participation_long", "share", "Participation at five years of tenure and more",
                       "at the end of each program year"),
                 {0.15, 0.25, "C7: Benevity 2022"}),
     [](const Totals& t) -> Value { return share(t.active_by_tenure[1], t.people_by_tenure[1]); }},
    {with_target(
         level("needs_agenda_share", "share", "Treated programs that start from needs", "count / count, at the end"),
         {0.38, 0.5, "C4: Deloitte 2010"}),
     [](const Totals& t) -> Value { return needs_agenda_share(*t.world); }},
    {with_target(level("team_task_share", "share", "Proposals that are unskilled team days", "count / proposals"),
                 {0.55, 0.67, "C4: Three Hands 2015"}),
     [](const Totals& t) -> Value { return share(t.team_tasks_offered, t.proposals()); }},
};

}  // namespace

std::span<const Level> program_levels() { return program; }
std::span<const Level> waterfall_levels() { return waterfall; }
std::span<const Level> survey_levels() { return survey; }

}  // namespace kaptein::volunteering
