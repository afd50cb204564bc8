#include "models/volunteering/phases/yearly/surveying.hpp"

#include "models/volunteering/world/blocks.hpp"

#include "base/vectorised.hpp"
#include "base/vectors/branchless.hpp"

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
    const int steps = world.clock.step + 1 - world.positions.hired[position] - into_window;
    const int tenure = (steps >= 12 * n ? 1 : 0) + (steps >= 36 * n ? 1 : 0) + (steps >= 96 * n ? 1 : 0);
    const int tercile = (motive >= -0.5 ? 1 : 0) + (motive >= 0.5 ? 1 : 0);
    return 3 * tenure + tercile;
}

/// One person's entry in the tables of practice. The last window is the last year of the horizon.
void count_person(const World& world, Company& company, std::size_t position, double motive, int left)
{
    const Positions& people = world.positions;
    const auto stratum = static_cast<std::size_t>(stratum_of(world, position, motive));
    const std::size_t served = people.has(position, Positions::served_this_year) ? 1 : 0;
    const std::size_t before = people.has(position, Positions::served_last_year) ? 1 : 0;
    company.naive[stratum][served][static_cast<std::size_t>(left)] += 1;
    company.landmark[stratum][before][static_cast<std::size_t>(left)] +=
        people.has(position, Positions::present_at_window) ? 1 : 0;
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

/// How many people of a list are what.
struct YearCounts {
    std::uint32_t active = 0;
    std::uint32_t active_then = 0;
    std::uint32_t active_again = 0;
    std::array<std::uint32_t, 2> by_tenure{};  // first year of tenure, five years and more
    std::array<std::uint32_t, 2> active_by_tenure{};
};

/// Counts people from `first` on and marks those who served this year.
YearCounts count_year(const World& world, std::size_t first, std::size_t count, std::uint8_t* marks)
{
    YearCounts counts;
    const int n = world.clock.steps_per_month;
    vectorised([flags = world.positions.flags.data() + first, hired = world.positions.hired.data() + first,
                new_since = world.clock.step - 12 * n, settled_since = world.clock.step - 60 * n, count, marks,
                to = &counts]() KAPTEIN_VECTORISED {
        YearCounts sum;
        for (std::size_t i = 0; i < count; ++i) {
            const std::uint32_t active = (flags[i] & Positions::served_this_year) != 0 ? 1 : 0;
            const std::uint32_t then = (flags[i] & Positions::served_last_year) != 0 ? 1 : 0;
            const std::uint32_t is_new = hired[i] > new_since ? 1 : 0;
            const std::uint32_t is_settled = hired[i] <= settled_since ? 1 : 0;
            marks[i] = static_cast<std::uint8_t>(active);
            sum.active += active;
            sum.active_then += then;
            sum.active_again += active & then;
            sum.by_tenure[0] += is_new;
            sum.by_tenure[1] += is_settled;
            sum.active_by_tenure[0] += is_new & active;
            sum.active_by_tenure[1] += is_settled & active;
        }
        *to = sum;
    });
    return counts;
}

void add_year(const World& world, Company& company, std::size_t first, std::size_t count)
{
    std::array<std::uint8_t, at_once> marks;
    const YearCounts year = count_year(world, first, count, marks.data());
    company.participant_years += year.active;
    company.active_then += year.active_then;
    company.inactive_next += year.active_then - year.active_again;
    for (std::size_t which = 0; which < year.by_tenure.size(); ++which) {
        company.people_by_tenure[which] += year.by_tenure[which];
        company.active_by_tenure[which] += year.active_by_tenure[which];
    }
    std::array<std::uint16_t, at_once> active;
    const std::size_t listed = list_marked(marks.data(), count, active.data());
    for (std::size_t i = 0; i < listed; ++i) {
        company.participant_hours += company.known[world.positions.known[first + active[i]]].hours_of_year;
    }
}

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
        add_year(world, company, company.first + done, count);
    }
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
        for (std::size_t i = 0; i < company.known.size(); ++i) {
            company.known[i].hours_of_year = 0.0F;
        }
        company.committed_eur = 0.0;  // what is not spent is not carried over
    });
}

}  // namespace kaptein::volunteering
