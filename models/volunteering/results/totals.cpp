#include "models/volunteering/results/totals.hpp"

namespace kaptein::volunteering {
namespace {

template <class Value, std::size_t N>
void add(std::array<Value, N>& sum, const std::array<Value, N>& part)
{
    for (std::size_t i = 0; i < N; ++i) {
        sum[i] += part[i];
    }
}

void add(LeavingTable& sum, const LeavingTable& part)
{
    for (std::size_t s = 0; s < sum.size(); ++s) {
        for (std::size_t i = 0; i < 2; ++i) {
            add(sum[s][i], part[s][i]);
        }
    }
}

void add_company(Totals& totals, const World& world, const Company& company)
{
    const double size = company.size;
    add(totals.company, company.ledger);
    add(totals.answers, company.answers);
    add(totals.people_by_tenure, company.people_by_tenure);
    add(totals.active_by_tenure, company.active_by_tenure);
    add(totals.naive, company.naive);
    add(totals.landmark, company.landmark);
    totals.employees += size;
    const double charged = company.ledger[company_line::budget_serving] + company.ledger[company_line::budget_overhead];
    totals.allotted_hours += company.ledger[company_line::allotment] / company.mean_hourly_cost;
    totals.spent_hours += charged / company.mean_hourly_cost;
    totals.serving_hours += company.ledger[company_line::budget_serving] / company.mean_hourly_cost;
    totals.replacement_eur +=
        size * world.parameters.accounts.replacement_cost * paid_hours_per_year * company.mean_hourly_cost;
    totals.participant_years += company.participant_years;
    totals.participant_hours += company.participant_hours;
    totals.active_then += company.active_then;
    totals.inactive_next += company.inactive_next;
    totals.leavings += company.leavings;
    totals.same_person_months += company.same_person_months;
    totals.skill_gained += company.skill_gained_total;
    totals.team_ties += company.team_ties;
    totals.agreed += company.engagements_agreed;
    totals.done += company.engagements_done;
    totals.cancelled += company.engagements_cancelled;
    totals.misfit_sum += company.misfit_sum;
    totals.team_tasks_offered += company.team_tasks_offered;
    totals.changes += company.changes;
    totals.belief_public += size * company.belief_public;
}

}  // namespace

Ledgers ledgers_so_far(const World& world)
{
    Ledgers sums;
    for (const std::uint32_t id : world.company_by_luck) {
        if (world.companies[id].treated) {
            add(sums.company, world.companies[id].ledger);
        }
    }
    for (const std::uint32_t id : world.partner_by_luck) {
        add(sums.partner, world.partners[id].ledger);
    }
    return sums;
}

Totals sum_up(const World& world)
{
    Totals totals;
    totals.world = &world;
    totals.years = world.clock.horizon / 12.0;
    totals.company_of_startup = world.startup.company;
    totals.partner_of_startup = world.startup.partner;
    totals.company_of_horizon = world.established.company;
    totals.partner_of_horizon = world.established.partner;
    for (const std::uint32_t id : world.company_by_luck) {
        totals.adopters += world.companies[id].adopts ? 1.0 : 0.0;
        if (world.companies[id].treated) {
            add_company(totals, world, world.companies[id]);
        }
    }
    if (totals.employees > 0.0) {
        totals.replacement_eur /= totals.employees;
        totals.belief_public /= totals.employees;
    }
    totals.partners = static_cast<double>(world.partners.size());
    for (const std::uint32_t id : world.partner_by_luck) {
        const Partner& partner = world.partners[id];
        add(totals.partner, partner.ledger);
        totals.needs_arisen += partner.needs_arisen_hours;
        totals.needs_met += partner.needs_met_hours;
        totals.waiting_sum += partner.waiting_sum;
        totals.hours_kept += partner.volunteer_hours_kept;
    }
    return totals;
}

}  // namespace kaptein::volunteering
