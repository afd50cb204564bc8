#pragma once

#include "models/volunteering/world/world.hpp"

/// What a program costs its company: one price list for all designs. Allotments are charged when something is
/// committed; the ledgers when it is paid.
namespace kaptein::volunteering {

enum class Use : std::uint8_t { serving, overhead };

enum class Budget : std::uint8_t { eur, hours, none };
inline Budget budget_of(const World& world) { return static_cast<Budget>(world.parameters.comparison.budget); }

/// What the allotment is charged for paid hours: at loaded cost, or at the company's mean where hours are matched.
inline double hours_charge(const World& world, const Company& company, double hours, double hourly_cost)
{
    return hours * (budget_of(world) == Budget::hours ? company.mean_hourly_cost : hourly_cost);
}

/// What the allotment is charged for money spent: nothing where hours are matched.
inline double money_charge(const World& world, double eur) { return budget_of(world) == Budget::hours ? 0.0 : eur; }

/// Posts paid hours to the business ledger. Does not touch the commitment.
inline void post_hours(const World& world, Company& company, double hours, double hourly_cost, Use use)
{
    post(world, company, company_line::paid_hours, hours);
    post(world, company, company_line::time_cost, hours * hourly_cost * world.parameters.accounts.output_lost);
    post(world, company, use == Use::serving ? company_line::budget_serving : company_line::budget_overhead,
         hours_charge(world, company, hours, hourly_cost));
}

inline void post_money(const World& world, Company& company, company_line::Index line, double eur)
{
    post(world, company, line, eur);
    post(world, company, company_line::budget_overhead, money_charge(world, eur));
}

/// Organising hours: paid and charged at once, at the mean cost of the company.
inline void organise(const World& world, Company& company, double hours)
{
    post_hours(world, company, hours, company.mean_hourly_cost, Use::overhead);
    company.committed_eur += hours_charge(world, company, hours, company.mean_hourly_cost);
}

/// Partner's hours spent on talking: assessing, answering, preparing, leading, measuring.
inline void talk(const World& world, Partner& partner, double hours)
{
    post(world, partner, partner_line::talking_cost, hours * world.parameters.partners.hourly_cost);
}

/// Hours of the partner's people for each volunteer who is prepared.
inline constexpr double preparation_talk_hours = 0.5;

/// Hours of one engagement on either side to measure what it brought: part of an assessment of what is needed.
inline constexpr double measuring_over_assessing = 0.5;
inline double measuring_hours(const World& world, const ProgramDesign& design)
{
    return design.measures == Measures::impact ? measuring_over_assessing * world.parameters.proposing.assessment_hours
                                               : 0.0;
}

/// What one engagement is expected to cost its company beyond the talk that led to it.
inline double expected_cost(const World& world, const Company& company, double heads, double hours_per_month,
                            double months)
{
    const ProgramDesign& design = company.design;
    const double organising =
        leading_hours_of_company(world.parameters.leading, design.lead) + measuring_hours(world, design);
    const double each = (hours_per_month + world.parameters.serving.travel_hours) * months;
    const double hours = organising + heads * (each + design.preparation_hours);
    double money = heads * design.hosting_fee_eur;
    money += design.agenda == Agenda::broker ? world.parameters.proposing.broker_fee : 0.0;
    return hours_charge(world, company, hours, company.mean_hourly_cost) + money_charge(world, money);
}

}  // namespace kaptein::volunteering
