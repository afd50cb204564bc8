#pragma once

#include <array>
#include <cstddef>

/// The accounts. Every posting goes to one line of one company or one partner in one month; lines are sums, in a fixed
/// order, so that they are the same on any number of threads.
namespace kaptein::volunteering {

/// Lines of a company [EUR], and hours [h].
namespace company_line {
enum Index : std::size_t {
    retention_cost,     // payer company, cause: leaving
    skill_value,        // receiver company, cause: skill gained by volunteers
    legitimacy,         // receiver company, cause: the public's belief (its price is 0 by default)
    time_cost,          // payer company: all paid hours at loaded cost x output lost
    out_of_pocket,      // payer company: broker
    fees,               // payer company, receiver partner: hosting fees
    donations,          // payer company, receiver partner
    budget_serving,     // charged to the allotment for hours served
    budget_overhead,    // charged to the allotment for anything else
    allotment,          // [EUR]
    // hours
    volunteer_hours,    // served
    paid_hours,         // served, travelled, prepared, organised, assessed, selected, reviewed, measured
    committed_hours,    // promised to partners at agreement
    not_joined_hours,   // places not filled
    infeasible_hours,   // cancelled because need or host was gone
    broken_off_hours,   // promised by people who ended early
    unneeded_hours,     // served as make-work, on needs that were none, or beyond a need
    misfit_hours,       // served on a need but without effect: skill, plan, host, empathy, bond not grown
    not_kept_hours,     // effective, but gone half a year later
    pending_hours,      // effective, not yet counted
    otherwise_hours,    // kept, but would have been met otherwise
    kept_hours,         // kept and additional
    // naive
    self_reported_skill,  // [EUR] as participants report it
    count
};
}

/// Lines of a partner [EUR].
namespace partner_line {
enum Index : std::size_t {
    needs_met_beneficiaries,  // effective hours x worth, whoever met it
    needs_met_organisation,
    met_by_volunteers,        // part of the two above
    added_by_volunteers,      // the same less what would have been met otherwise
    make_work,
    hosting_cost,
    talking_cost,
    harm,
    fees,
    donations,
    donations_without,        // what it would have got without any program
    count
};
}

using CompanyLedger = std::array<double, company_line::count>;
using PartnerLedger = std::array<double, partner_line::count>;

/// Sums over treated companies and over all partners.
struct Ledgers {
    CompanyLedger company{};
    PartnerLedger partner{};
};

}  // namespace kaptein::volunteering
