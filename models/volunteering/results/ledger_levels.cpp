#include "models/volunteering/results/outcomes.hpp"
#include "models/volunteering/results/practice.hpp"

namespace kaptein::volunteering {
namespace {

namespace c = company_line;
namespace p = partner_line;

constexpr Outcome eur(std::string_view key, std::string_view meaning, std::string_view formula,
                      Better better = Better::neither)
{
    return {.key = key, .meaning = meaning, .formula = formula, .unit = "EUR", .better = better};
}

double needs_met_value(const Totals& t)
{
    return t.partner[p::needs_met_beneficiaries] + t.partner[p::needs_met_organisation];
}

double social_value(const Totals& t)
{
    return needs_met_value(t) + t.partner[p::make_work] - t.partner[p::hosting_cost] - t.partner[p::talking_cost]
           - t.partner[p::harm];
}

double organisation_value(const Totals& t)
{
    return t.partner[p::needs_met_organisation] + t.partner[p::make_work] - t.partner[p::hosting_cost]
           - t.partner[p::talking_cost];
}

double benefit(const CompanyLedger& l) { return l[c::skill_value] + l[c::legitimacy] - l[c::retention_cost]; }
double benefit(const Totals& t) { return benefit(t.company); }
double money_cost(const CompanyLedger& l) { return l[c::out_of_pocket] + l[c::fees]; }
double money_cost(const Totals& t) { return money_cost(t.company); }
double cost(const CompanyLedger& l) { return l[c::time_cost] + money_cost(l); }
double cost(const Totals& t) { return cost(t.company); }

constexpr Level ledger[] = {
    {eur("needs_met_value", "Worth of effective hours on open needs, whoever met them",
         "sum of effective hours kept x worth", Better::higher),
     [](const Totals& t) -> Value { return needs_met_value(t); }},
    {eur("make_work_value", "Worth of make-work", "make-work hours x worth of make-work"),
     [](const Totals& t) -> Value { return t.partner[p::make_work]; }},
    {eur("hosting_cost", "Partners' cost of hosting", "coordinator hours x partner wage + out of pocket",
         Better::lower),
     [](const Totals& t) -> Value { return t.partner[p::hosting_cost]; }},
    {eur("talking_cost", "Partners' cost of assessing, answering, preparing, leading, measuring",
         "hours x partner wage", Better::lower),
     [](const Totals& t) -> Value { return t.partner[p::talking_cost]; }},
    {eur("harm", "Harm of bonds broken early", "harm_hours x contact x bond x worth", Better::lower),
     [](const Totals& t) -> Value { return t.partner[p::harm]; }},
    {eur("social_value", "The social ledger", "needs_met_value + make_work_value - hosting_cost - talking_cost - harm",
         Better::higher),
     [](const Totals& t) -> Value { return social_value(t); }},
    {eur("organisation_value", "Partner organisations' part of the social value, without fees and cash",
         "needs met for the organisation + make_work_value - hosting_cost - talking_cost", Better::higher),
     [](const Totals& t) -> Value { return organisation_value(t); }},
    {eur("retention_cost", "Cost of replacing leavers of treated companies", "leavings x replacement cost",
         Better::lower),
     [](const Totals& t) -> Value { return t.company[c::retention_cost]; }},
    {eur("skill_value", "Job-relevant skill gained, as long as people stay", "skill x EUR per unit and month",
         Better::higher),
     [](const Totals& t) -> Value { return t.company[c::skill_value]; }},
    {eur("time_cost", "Paid hours at loaded cost", "paid hours x loaded cost x share of output lost", Better::lower),
     [](const Totals& t) -> Value { return t.company[c::time_cost]; }},
    {eur("money_cost", "Fees and out-of-pocket of companies", "broker fees + hosting fees", Better::lower),
     [](const Totals& t) -> Value { return money_cost(t); }},
    {eur("business_benefit", "What companies gain",
         "skill_value - retention_cost + accounts.legitimacy_price x (public belief - 1/2) x employees, over the years",
         Better::higher),
     [](const Totals& t) -> Value { return benefit(t); }},
    {eur("business_cost", "What companies pay", "time_cost + money_cost", Better::lower),
     [](const Totals& t) -> Value { return cost(t); }},
    {eur("unspent", "Allotted to programs and not spent; it is not carried over", "allotment - what was charged to it"),
     [](const Totals& t) -> Value {
         return t.company[c::allotment] - t.company[c::budget_serving] - t.company[c::budget_overhead];
     }},
    {eur("social_value_startup", "What programs brought partners and beneficiaries in months 1 to 12",
         "volunteers' value less what would have come anyway + make-work - hosting - talking - harm", Better::higher),
     [](const Totals& t) -> Value { return social_gain(t.partner_of_startup); }},
    {eur("social_value_established", "The same from month 13 to the end of the horizon", "as social_value_startup",
         Better::higher),
     [](const Totals& t) -> Value { return social_gain(t.partner_of_horizon) - social_gain(t.partner_of_startup); }},
    {eur("business_value_startup", "Benefit less cost of companies in months 1 to 12", "as business_value",
         Better::higher),
     [](const Totals& t) -> Value { return benefit(t.company_of_startup) - cost(t.company_of_startup); }},
    {eur("business_value_established", "The same from month 13 to the end of the horizon", "as business_value",
         Better::higher),
     [](const Totals& t) -> Value {
         return benefit(t.company_of_horizon) - cost(t.company_of_horizon)
                - (benefit(t.company_of_startup) - cost(t.company_of_startup));
     }},
    {eur("business_value", "Benefit less cost of companies", "business_benefit - business_cost", Better::higher),
     [](const Totals& t) -> Value { return benefit(t) - cost(t); }},
    {eur("fees", "Hosting fees, from companies to partners", "heads x hosting fee"),
     [](const Totals& t) -> Value { return t.company[c::fees]; }},
    {eur("donations", "Cash received by partners", "gifts paid month by month"),
     [](const Totals& t) -> Value { return t.partner[p::donations]; }},
    {eur("partner_gain", "What partner organisations gain", "organisation_value + fees + donations", Better::higher),
     [](const Totals& t) -> Value { return organisation_value(t) + t.partner[p::fees] + t.partner[p::donations]; }},
};

double skill_less_money(const Totals& t) { return t.company[c::self_reported_skill] - money_cost(t); }

constexpr Outcome naive(std::string_view key, std::string_view meaning, std::string_view formula, bool headline)
{
    return {.key = key,
            .meaning = meaning,
            .formula = formula,
            .unit = "EUR",
            .better = Better::higher,
            .headline = headline};
}

// needs.worth is per effective hour; annual reports use the rate per hour as it is served.
constexpr double ordinary_share = 0.7;

constexpr Level practice[] = {
    {naive("business_value_naive", "Business case as a vendor computes it",
           "(leaving of others - leaving of participants, same 12 months) x participants x replacement cost + "
           "self-reported "
           "skill - money",
           true),
     [](const Totals& t) -> Value { return unadjusted_retention(t, t.naive) + skill_less_money(t); }},
    {naive("business_value_landmark", "The same, participation in one year against leaving in the next",
           "as naive, among those present at the start of the second year", false),
     [](const Totals& t) -> Value { return unadjusted_retention(t, t.landmark) + skill_less_money(t); }},
    {naive("business_value_adjusted", "The same within strata of tenure and surveyed motive",
           "as landmark, within 4 classes of tenure x 3 of motive", false),
     [](const Totals& t) -> Value { return adjusted_retention(t, t.landmark) + skill_less_money(t); }},
    {naive("naive_social_value", "Social value as annual reports have it",
           "hours served x 0.7 needs.worth, the published rate per hour", false),
     [](const Totals& t) -> Value {
         return t.company[c::volunteer_hours] * ordinary_share * t.world->parameters.work.worth;
     }},
};

}  // namespace

std::span<const Level> ledger_levels() { return ledger; }
std::span<const Level> practice_levels() { return practice; }

}  // namespace kaptein::volunteering
