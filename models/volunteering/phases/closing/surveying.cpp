#include "models/volunteering/phases/closing/surveying.hpp"

#include "models/volunteering/world/blocks.hpp"

#include <algorithm>
#include <array>
#include <numeric>

namespace kaptein::volunteering {
namespace {

/// Stratum of tenure at the opening of the window (< 1, < 3, < 8 years, more) and of surveyed motive (terciles).
int stratum_of(const World& world, std::size_t position, double motive)
{
    const int n = world.clock.steps_per_month;
    const int into_window = world.clock.program_step() % (12 * n) + 1;
    const int months = std::max(0, (world.clock.step + 1 - world.positions.hired[position] - into_window) / n);
    const int tenure = (months >= 12 ? 1 : 0) + (months >= 36 ? 1 : 0) + (months >= 96 ? 1 : 0);
    const int tercile = (motive >= -0.5 ? 1 : 0) + (motive >= 0.5 ? 1 : 0);
    return 3 * tenure + tercile;
}

/// One person's entry in the tables of practice. The last window is the last year of the horizon.
void count_person(const World& world, Company& company, std::size_t position, double motive, int left)
{
    const Positions& people = world.positions;
    const auto stratum = static_cast<std::size_t>(stratum_of(world, position, motive));
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
    for (const bool in_first_year : {true, false}) {
        const bool counted = in_first_year ? months < 12 : months >= 60;
        const std::size_t which = in_first_year ? 0 : 1;
        company.people_by_tenure[which] += counted ? 1.0 : 0.0;
        company.active_by_tenure[which] += counted && active ? 1.0 : 0.0;
    }
}

void roll_flags(Positions& people, const Company& company, bool first_window)
{
    std::uint8_t* flags = people.flags.data() + company.first;
    for (std::uint32_t i = 0; i < company.size; ++i) {
        std::uint8_t next = flags[i] & (Positions::at_work | Positions::same_person);
        if (!first_window) {
            next |= (flags[i] & Positions::served_this_year) != 0 ? Positions::served_last_year : 0;
            next |= Positions::present_at_window;
        }
        flags[i] = next;
    }
}

bool counts_people(const World& world, const Company& company) { return world.clock.in_program() && company.treated; }

constexpr std::size_t at_once = 256;  // people

/// The year of a company's people, for the tables of practice and of participation.
void count_people(const World& world, Company& company)
{
    std::array<std::uint32_t, at_once> position;
    std::array<double, at_once> motive;
    for (std::uint32_t done = 0; done < company.size; done += at_once) {
        const std::size_t count = std::min<std::size_t>(at_once, company.size - done);
        std::iota(position.begin(), position.begin() + static_cast<std::ptrdiff_t>(count), company.first + done);
        if (counts_people(world, company)) {
            survey_motives(world, company, {position.data(), count}, {motive.data(), count});
            for (std::size_t i = 0; i < count; ++i) {
                count_person(world, company, position[i], motive[i], 0);
            }
        }
        for (std::size_t i = 0; i < count; ++i) {
            count_year(world, company, position[i]);
        }
    }
}

template <class Each>
void for_companies(World& world, Executor& executor, Each&& each)
{
    for_company_blocks(world, executor, [&](const CompanyBlock& block) {
        for (const std::uint32_t id : block.companies) {
            each(world.companies[id]);
        }
    });
}

}  // namespace

void count_leavers(World& world, Company& company, std::span<const Newcomer> followed)
{
    if (!counts_people(world, company)) {
        return;
    }
    std::array<std::uint32_t, at_once> position;
    std::array<double, at_once> motive;
    for (std::size_t first = 0; first < followed.size(); first += at_once) {
        const std::size_t count = std::min(at_once, followed.size() - first);
        for (std::size_t i = 0; i < count; ++i) {
            position[i] = followed[first + i].position;
        }
        survey_motives(world, company, {position.data(), count}, {motive.data(), count});
        for (std::size_t i = 0; i < count; ++i) {
            count_person(world, company, position[i], motive[i], 1);
        }
    }
}

void open_window(World& world, Executor& executor)
{
    for_companies(world, executor, [&](Company& company) { roll_flags(world.positions, company, true); });
}

void close_year(World& world, Executor& executor)
{
    const bool counted = world.clock.in_program();
    for_companies(world, executor, [&](Company& company) {
        if (counted) {
            count_people(world, company);
        }
        roll_flags(world.positions, company, false);
        for (KnownPerson& person : company.known) {
            person.hours_of_year = 0.0F;
        }
        company.committed_eur = 0.0;  // what is not spent is not carried over
    });
}

}  // namespace kaptein::volunteering
