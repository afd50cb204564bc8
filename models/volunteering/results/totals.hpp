#pragma once

#include "models/volunteering/world/world.hpp"

namespace kaptein::volunteering {

/// Sums over companies that are treated and over all partners, in the order of luck; what outcomes are made of.
struct Totals {
    const World* world = nullptr;
    CompanyLedger company{};
    PartnerLedger partner{};
    double employees = 0.0;
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

Totals sum_up(const World& world);

}  // namespace kaptein::volunteering
