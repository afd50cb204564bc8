#include "models/volunteering/phases/closing/surveying.hpp"

#include "models/volunteering/setup/hiring.hpp"

#include <algorithm>

namespace kaptein::volunteering {
namespace {

/// Stratum of tenure at the opening of the window (< 1, < 3, < 8 years, more) and of surveyed motive (terciles).
int stratum_of(const World& world, const Company& company, std::size_t position)
{
    const int n = world.clock.steps_per_month;
    const int into_window = world.clock.program_step() % (12 * n) + 1;
    const int months = std::max(0, (world.clock.step + 1 - world.positions.hired[position] - into_window) / n);
    const int tenure = months < 12 ? 0 : months < 36 ? 1 : months < 96 ? 2 : 3;
    const double motive = surveyed_motive(world, company, position);
    const int tercile = motive < -0.5 ? 0 : motive < 0.5 ? 1 : 2;
    return 3 * tenure + tercile;
}

/// One person's entry in the tables of practice. The last window is the last year of the horizon.
void count_person(const World& world, Company& company, std::size_t position, int left)
{
    if (!world.clock.in_program() || !company.treated) {
        return;
    }
    const Positions& people = world.positions;
    const auto stratum = static_cast<std::size_t>(stratum_of(world, company, position));
    const std::size_t served = people.has(position, Positions::served_this_year) ? 1 : 0;
    ++company.naive[stratum][served][static_cast<std::size_t>(left)];
    if (people.has(position, Positions::present_at_window)) {
        const std::size_t before = people.has(position, Positions::served_last_year) ? 1 : 0;
        ++company.landmark[stratum][before][static_cast<std::size_t>(left)];
    }
}

void count_year(const World& world, Company& company, std::size_t position)
{
    const Positions& people = world.positions;
    const bool active = people.has(position, Positions::served_this_year);
    company.participant_years += active ? 1.0 : 0.0;
    company.participant_hours += active ? company.known[people.known[position]].hours_of_year : 0.0;
    if (people.has(position, Positions::served_last_year)) {
        company.active_then += 1.0;
        company.inactive_next += active ? 0.0 : 1.0;
    }
    const int months = (world.clock.step - people.hired[position]) / world.clock.steps_per_month;
    if (months < 12 || months >= 60) {
        const std::size_t which = months < 12 ? 0 : 1;
        company.people_by_tenure[which] += 1.0;
        company.active_by_tenure[which] += active ? 1.0 : 0.0;
    }
}

void roll_flags(Positions& people, std::size_t position, bool first_window)
{
    const std::uint8_t flags = people.flags[position];
    std::uint8_t next = flags & (Positions::at_work | Positions::same_person);
    if (!first_window) {
        next |= (flags & Positions::served_this_year) != 0 ? Positions::served_last_year : 0;
        next |= Positions::present_at_window;
    }
    people.flags[position] = next;
}

template <class Each>
void for_positions(World& world, Executor& executor, Each&& each)
{
    executor.for_blocks(world.companies.size(), 1, [&](Block block, int) {
        for (std::size_t c = block.begin; c < block.end; ++c) {
            Company& company = world.companies[c];
            const std::size_t end = static_cast<std::size_t>(company.first) + company.size;
            for (std::size_t position = company.first; position < end; ++position) {
                each(company, position);
            }
        }
    });
}

}  // namespace

void count_leaver(World& world, Company& company, std::size_t position) { count_person(world, company, position, 1); }

void open_window(World& world, Executor& executor)
{
    for_positions(world, executor,
                  [&](Company&, std::size_t position) { roll_flags(world.positions, position, true); });
}

void close_year(World& world, Executor& executor)
{
    const bool counted = world.clock.in_program();
    for_positions(world, executor, [&](Company& company, std::size_t position) {
        if (counted) {
            count_person(world, company, position, 0);
            count_year(world, company, position);
        }
        roll_flags(world.positions, position, false);
    });
    for (Company& company : world.companies) {
        for (KnownPerson& person : company.known) {
            person.hours_of_year = 0.0F;
        }
        company.committed_eur = 0.0;  // what is not spent is not carried over
    }
}

}  // namespace kaptein::volunteering
