#include "models/volunteering/phases/closing/account.hpp"

#include "base/vectorised.hpp"
#include "models/volunteering/parts.hpp"
#include "models/volunteering/phases/closing/surveying.hpp"
#include "models/volunteering/phases/serving/work.hpp"
#include "models/volunteering/purposes.hpp"
#include "models/volunteering/setup/hiring.hpp"
#include "random/batch.hpp"

#include <algorithm>
#include <array>

namespace kaptein::volunteering {
namespace {

/// Leaves under the design, and would leave without any program: the same draw against two hazards.
struct Leaves {
    bool here = false;
    bool without_program = false;
};

Leaves leaves(const World& world, std::size_t position, double u, double hazard, bool retires)
{
    const Positions& people = world.positions;
    const double brought = people.leaving_factor[position] * hazard;
    if (retires) {
        return {true, true};
    }
    // 1 - exp(-x) <= x: most draws need no exponential.
    if (u >= brought * world.belief_factor_max) {
        return {};
    }
    const double belief = people.belief[position];
    const double factor = belief == neutral_belief ? 1.0
                                                   : belief_factor(world.parameters.leaving,
                                                                   world.parameters.believing.on_attachment, belief);
    return {u < 1.0 - elementary::exp(-brought * factor), u < 1.0 - elementary::exp(-brought)};
}

void leave(World& world, Company& company, std::size_t position, bool same_person)
{
    Positions& people = world.positions;
    if (people.has(position, Positions::at_work)) {
        const auto mine = std::find_if(company.assignments.begin(), company.assignments.end(),
                                       [&](const Assignment& assignment) { return assignment.position == position; });
        end_early(world, company, *mine);
        company.assignments.erase(mine);
    }
    if (world.clock.accounting()) {
        count_leaver(world, company, position);
        company.leavings += 1.0;
    }
    post(world, company, company_line::retention_cost,
         world.parameters.accounts.replacement_cost * paid_hours_per_year * world.hourly_cost(position));
    if (people.known[position] != Positions::unknown) {
        company.skill_stock -= company.known[people.known[position]].skill_gained;
    }
    people.flags[position] = same_person ? Positions::same_person : 0;
    forget(world, company, position);
}

constexpr std::size_t chunk = 512;  // positions drawn for at once

/// Marks positions [first, first + count) whose holder may leave: everybody whose draw is below the largest hazard that
/// somebody with this leaving factor can have, and some more; the rest stay (1 - exp(-x) <= x).
void mark_who_may_leave(const World& world, std::size_t first, std::size_t count, const Word* draws,
                        std::uint8_t* marks)
{
    const float* factor = world.positions.leaving_factor.data() + first;
    const std::int16_t* hired = world.positions.hired.data() + first;
    const auto retires = static_cast<std::int16_t>(world.clock.step - tenure_months_max * world.clock.steps_per_month);
    // Draws are cut to 24 bits, so not above what they are; the bound is more than the rounding of floats above itself.
    const auto bound = static_cast<float>(world.hazard_max * world.belief_factor_max * (1.0 + 1e-6) * 0x1p24);
    vectorised([=]() KAPTEIN_VECTORISED {
        for (std::size_t i = 0; i < count; ++i) {
            const auto u = static_cast<float>(static_cast<std::int32_t>(draws[i] >> 8));
            marks[i] = static_cast<std::uint8_t>((u < factor[i] * bound) | (hired[i] <= retires));
        }
    });
}

/// Whether the position is free now.
bool leaves_now(World& world, Company& company, std::size_t position, Word draw)
{
    Positions& people = world.positions;
    const int retirement = tenure_months_max * world.clock.steps_per_month;
    const int tenure = world.clock.step - people.hired[position];
    const double hazard = world.hazard_of_tenure[static_cast<std::size_t>(std::min(tenure, retirement))];
    const Leaves result = leaves(world, position, uniform(draw), hazard, tenure >= retirement);
    if (result.here != result.without_program) {
        people.flags[position] &= static_cast<std::uint8_t>(~Positions::same_person);
    }
    if (result.here) {
        leave(world, company, position, people.has(position, Positions::same_person));
    }
    return result.here;
}

void let_people_leave(World& world, Company& company)
{
    std::array<Word, chunk> draws;
    std::array<std::uint8_t, chunk> marks;
    std::array<Newcomer, chunk> newcomers;
    const std::size_t end = static_cast<std::size_t>(company.first) + company.size;
    for (std::size_t first = company.first; first < end; first += chunk) {
        const std::size_t count = std::min(chunk, end - first);
        one_word_each(world.luck, purpose::leaves, world.position_luck(company, first), world.month_word(),
                      {draws.data(), count});
        mark_who_may_leave(world, first, count, draws.data(), marks.data());
        std::size_t free = 0;
        for (std::size_t i = 0; i < count; ++i) {
            if (marks[i] != 0 && leaves_now(world, company, first + i, draws[i])) {
                const auto next = static_cast<std::uint16_t>(world.positions.generation[first + i] + 1);
                newcomers[free++] = {static_cast<std::uint32_t>(first + i), next};
            }
        }
        hire(world, company, {newcomers.data(), free}, world.clock.step);
    }
}

double count_same_persons(const World& world, const Company& company)
{
    const std::uint8_t* flags = world.positions.flags.data() + company.first;
    const std::uint32_t size = company.size;
    std::uint32_t same = 0;
    vectorised([=, to = &same]() KAPTEIN_VECTORISED {
        std::uint32_t sum = 0;
        for (std::uint32_t i = 0; i < size; ++i) {
            sum += (flags[i] & Positions::same_person) != 0 ? 1U : 0U;
        }
        *to = sum;
    });
    return same;
}

void account_company(World& world, Company& company)
{
    let_people_leave(world, company);
    if (world.clock.in_program()) {
        company.same_person_months += count_same_persons(world, company) * world.clock.dt();
    }
    post(world, company, company_line::skill_value,
         company.skill_stock * world.parameters.accounts.skill_worth * world.clock.dt());
    if (world.clock.in_program() && company.design.agenda != Agenda::none) {
        post(world, company, company_line::allotment, company.allotment * company.size * world.clock.dt() / 12.0);
    }
}

} // namespace

void account(World& world, Executor& executor)
{
    executor.for_blocks(world.companies.size(), 1, [&](Block block, int) {
        const InPart part = in(world, Part::account);
        for (std::size_t c = block.begin; c < block.end; ++c) {
            account_company(world, world.companies[c]);
        }
    });
}

} // namespace kaptein::volunteering
