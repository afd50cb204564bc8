#pragma once

#include "models/volunteering/declared/own_case.hpp"
#include "models/volunteering/parameters.hpp"
#include "models/volunteering/world/companies.hpp"
#include "models/volunteering/world/errands.hpp"
#include "models/volunteering/world/partners.hpp"
#include "models/volunteering/world/positions.hpp"
#include "models/volunteering/world/rivals.hpp"
#include "models/volunteering/world/room.hpp"

#include "base/executor.hpp"
#include "base/part_clock.hpp"
#include "random/stream.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace kaptein::volunteering {

/// Where in time a run is. Steps count from 0; `month` is the calendar month of annex 1 (-23..0, 1..60, 61..72).
struct Clock {
    int step = 0;
    int steps_per_month = 1;
    int burn_in = 24;   // months
    int horizon = 60;
    int run_out = 12;

    double dt() const { return 1.0 / steps_per_month; }
    double time() const { return static_cast<double>(step) / steps_per_month; }  // months since the start
    int month() const { return step / steps_per_month - burn_in + 1; }
    int steps() const { return (burn_in + horizon + run_out) * steps_per_month; }
    int program_step() const { return step - burn_in * steps_per_month; }         // 0 in the first step of month 1
    bool in_program() const { return month() >= 1 && month() <= horizon; }
    bool accounting() const { return month() >= 1; }
    bool first_step_of_month() const { return step % steps_per_month == 0; }
    bool last_step_of_month() const { return (step + 1) % steps_per_month == 0; }
    bool first_step_of_year() const { return accounting() && program_step() % (12 * steps_per_month) == 0; }
    bool last_step_of_year() const { return accounting() && (program_step() + 1) % (12 * steps_per_month) == 0; }
};

/// What a violation of the books looks like; the first one ends the run.
struct Violation {
    int month = 0;
    const char* entity = "";
    std::uint32_t id = 0;
    std::string quantity;
};

class Decisions;

/// Everything that a month reads and changes.
struct World {
    World() = default;
    World(World&&) = default;  // a copy's partners would have their needs here
    World& operator=(World&&) = default;

    Parameters parameters;
    Luck luck;
    Clock clock;
    OwnCase own;                            // what the study says of companies and partners; while a run lasts
    std::vector<Company> companies;
    std::vector<Partner> partners;
    std::vector<Need> needs;                // open, or room for more
    std::vector<Room> rooms;                // [partners_of_a_room of them] where in `needs` theirs are
    Positions positions;
    std::unique_ptr<PiecesOfPeople> known = std::make_unique<PiecesOfPeople>();  // memory for the people known
    std::vector<float> hazard_of_tenure;    // [step of tenure] baseline hazard x dt
    double discount = 1.0;                  // factor of this step
    double hazard_max = 0.0;                // largest of them
    double belief_factor_max = 1.0;         // largest factor belief can have on leaving
    std::vector<std::uint32_t> company_by_luck;  // the order of everything serial, so that renaming changes nothing
    std::vector<std::uint32_t> partner_by_luck;
    std::vector<std::uint32_t> company_by_size;    // the largest first, ties by id
    std::vector<std::uint32_t> company_block_end;  // [block] of company_by_size (blocks.hpp)
    Errands errands;                            // of the phase that runs
    std::vector<Pending> pending;               // by the step in which it is due, then as partners settled it
    std::vector<std::vector<Pending>> made;     // [block of partners] what this step made that has to last
    std::vector<SeenPartner> seen_partners;     // [partner] of this month
    std::vector<std::uint32_t> letter_first;    // [company by luck + 1] of `letters`
    std::vector<std::uint32_t> inbox;           // proposals of a month by partner: indices into `letters`
    std::vector<Proposal> letters;
    std::vector<std::uint32_t> inbox_first;     // [partner + 1]
    std::vector<std::uint32_t> inbox_next;
    std::vector<StaffingMemory> staffing;       // [lane]
    Rivals rivals;                              // of a review: adopters as they were

    Word position_luck(const Company& company, std::size_t position) const
    {
        return company.first_luck + static_cast<Word>(position - company.first);
    }
    std::uint16_t month_word() const { return static_cast<std::uint16_t>(clock.step); }
    double hourly_cost(std::size_t position) const { return cost_of_grade[positions.grade[position]]; }
    std::array<double, grade_count> cost_of_grade{};

    PartClock* part_clock = nullptr;  // is told which part the run is in (parts.hpp); none unless profiled
    Decisions* decisions = nullptr;   // a tape that records decisions, or plays them back; none in a study

    // kept for the outcomes
    double attachment_at_end = 0.0;   // mean over treated companies' employees in the last month of the horizon
    double belief_at_end = 0.0;
    int break_even_month = 0;         // 0: not yet
    Ledgers startup;                  // sums at the end of month 12, or of the horizon if that is sooner
    Ledgers established;              // at the end of the horizon
};

/// What an engagement is on, while it is open; null where it is on none.
inline Need* need_of(Partner& partner, Engagement& engagement)
{
    return engagement.need != no_need ? find_need(partner, engagement.need, engagement.need_place) : nullptr;
}

/// Postings: nothing is posted during the burn-in; EUR are discounted to month 1, hours are not.
inline void post(const World& world, Company& company, company_line::Index line, double amount)
{
    if (world.clock.accounting()) {
        company.ledger[line] += line <= company_line::donations ? amount * world.discount : amount;
    }
}

inline void post(const World& world, Partner& partner, partner_line::Index line, double amount)
{
    if (world.clock.accounting()) {
        partner.ledger[line] += amount * world.discount;
    }
}

}  // namespace kaptein::volunteering
