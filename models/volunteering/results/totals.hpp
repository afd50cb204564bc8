#pragma once

#include "models/volunteering/world/world.hpp"

namespace kaptein::volunteering {

/// Sums over companies that are treated and over all partners, in the order of luck; what outcomes are made of.
struct Totals {
    const World* world = nullptr;
    CompanyLedger company{};
    PartnerLedger partner{};
    CompanyLedger company_of_startup{};  // up to the end of month 12
    PartnerLedger partner_of_startup{};
    CompanyLedger company_of_horizon{};  // up to the end of the horizon
    PartnerLedger partner_of_horizon{};
    double employees = 0.0;
    double adopters = 0.0;            // of all companies
    double partners = 0.0;
    double years = 0.0;               // of the horizon
    double allotted_hours = 0.0;      // allotment at each company's mean cost
    double spent_hours = 0.0;         // what was charged, at each company's mean cost
    double serving_hours = 0.0;       // what serving was charged, at each company's mean cost
    double replacement_eur = 0.0;     // mean replacement cost of a treated position
    double participant_years = 0.0;
    double participant_hours = 0.0;
    double active_then = 0.0;
    double inactive_next = 0.0;
    double leavings = 0.0;
    double same_person_months = 0.0;
    double skill_gained = 0.0;
    double team_ties = 0.0;
    double agreed = 0.0;
    double done = 0.0;
    double cancelled = 0.0;
    double misfit_sum = 0.0;
    double team_tasks_offered = 0.0;
    double changes = 0.0;
    double belief_public = 0.0;       // weighted by size
    std::array<double, 4> answers{};
    std::array<double, 2> people_by_tenure{};
    std::array<double, 2> active_by_tenure{};
    LeavingTable naive{};
    LeavingTable landmark{};
    double needs_arisen = 0.0;        // hours
    double needs_met = 0.0;
    double waiting_sum = 0.0;
    double hours_kept = 0.0;

    double proposals() const { return answers[0] + answers[1] + answers[2] + answers[3]; }
};

/// What volunteers brought partners and beneficiaries less what would have come anyway and what it cost them: in one
/// run, and without discounting, what the social ledger has more than without any program.
inline double social_gain(const PartnerLedger& l)
{
    return l[partner_line::added_by_volunteers] + l[partner_line::make_work] - l[partner_line::hosting_cost]
           - l[partner_line::talking_cost] - l[partner_line::harm];
}

/// Sums so far: kept at the end of month 12 and of the horizon.
Ledgers ledgers_so_far(const World& world);

Totals sum_up(const World& world);

}  // namespace kaptein::volunteering
