#include "models/volunteering/phases/closing/account.hpp"

#include "base/vectorised.hpp"
#include "base/vectors/branchless.hpp"
#include "base/vectors/padded.hpp"
#include "models/volunteering/parts.hpp"
#include "models/volunteering/phases/serving/work.hpp"
#include "models/volunteering/phases/yearly/surveying.hpp"
#include "models/volunteering/purposes.hpp"
#include "models/volunteering/setup/hiring.hpp"
#include "random/batch.hpp"

#include <algorithm>
#include <array>

namespace kaptein::volunteering {
namespace {

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

/// Those who may leave; columns by place in this list.
struct MayLeave {
    std::size_t count = 0;
    std::array<std::uint16_t, chunk> place; // in the chunk
    std::array<double, chunk> u;
    std::array<double, chunk> brought; // hazard of the person and the tenure
    std::array<double, chunk> belief;
    std::array<double, chunk> chance;
    std::array<double, chunk> chance_without; // had there been no program
};

constexpr double for_sure = 2.0; // of one who retires: above any chance

/// The same draw is put against two chances: under the design, and without any program.
void find_chances(const World& world, std::size_t first, const Word* draws, MayLeave& may)
{
    const Positions& people = world.positions;
    const int retirement = tenure_months_max * world.clock.steps_per_month;
    for (std::size_t k = 0; k < may.count; ++k) {
        const std::size_t position = first + may.place[k];
        const int tenure = std::min(world.clock.step - people.hired[position], retirement);
        const double hazard = world.hazard_of_tenure[static_cast<std::size_t>(tenure)];
        may.u[k] = tenure < retirement ? uniform(draws[may.place[k]]) : -for_sure;
        may.brought[k] = people.leaving_factor[position] * hazard;
        may.belief[k] = people.belief[position];
    }
    const std::size_t full = fill_up(may.count, may.brought, may.belief);
    vectorised([leaving = world.parameters.leaving, on_attachment = world.parameters.believing.on_attachment,
                count = full, brought = may.brought.data(), belief = may.belief.data(), chance = may.chance.data(),
                without = may.chance_without.data()]() KAPTEIN_VECTORISED {
        for (std::size_t k = 0; k < count; ++k) {
            const double factor = belief_factor(leaving, on_attachment, belief[k]);
            chance[k] = 1.0 - elementary::exp(-brought[k] * factor);
        }
        for (std::size_t k = 0; k < count; ++k) {
            without[k] = 1.0 - elementary::exp(-brought[k]);
        }
    });
}

/// Lists those who leave; who leaves, but would not without a program, or the other way round, parts two worlds.
std::size_t list_leavers(World& world, std::size_t first, const MayLeave& may, Newcomer* newcomers)
{
    Positions& people = world.positions;
    std::size_t count = 0;
    for (std::size_t k = 0; k < may.count; ++k) {
        const std::size_t position = first + may.place[k];
        const bool here = may.u[k] < may.chance[k];
        if (here != (may.u[k] < may.chance_without[k])) {
            people.flags[position] &= static_cast<std::uint8_t>(~Positions::same_person);
        }
        newcomers[count].position = static_cast<std::uint32_t>(position);
        count += here ? 1 : 0;
    }
    for (std::size_t k = 0; k < count; ++k) {
        newcomers[k].generation = static_cast<std::uint16_t>(people.generation[newcomers[k].position] + 1);
    }
    return count;
}

/// What a leaver leaves behind: work, the skill gained at it, and the cost of finding somebody else.
void leave(World& world, Company& company, std::size_t position)
{
    Positions& people = world.positions;
    if (people.has(position, Positions::at_work)) {
        const auto mine = std::find_if(company.assignments.begin(), company.assignments.end(),
                                       [&](const Assignment& assignment) { return assignment.position == position; });
        end_early(world, company, *mine);
        company.assignments.erase(mine);
    }
    company.leavings += world.clock.accounting() ? 1.0 : 0.0;
    post(world, company, company_line::retention_cost,
         world.parameters.accounts.replacement_cost * paid_hours_per_year * world.hourly_cost(position));
    if (people.known[position] != Positions::unknown) {
        company.skill_stock -= company.known[people.known[position]].skill_gained;
    }
    people.flags[position] &= Positions::same_person;
    forget(world, company, position);
}

void let_people_leave(World& world, Company& company)
{
    std::array<Word, chunk> draws;
    std::array<std::uint8_t, chunk> marks;
    std::array<Newcomer, chunk> newcomers;
    MayLeave may;
    const std::size_t end = static_cast<std::size_t>(company.first) + company.size;
    for (std::size_t first = company.first; first < end; first += chunk) {
        const std::size_t count = std::min(chunk, end - first);
        one_word_each(world.luck, purpose::leaves, world.position_luck(company, first), world.month_word(),
                      {draws.data(), count});
        mark_who_may_leave(world, first, count, draws.data(), marks.data());
        may.count = list_marked(marks.data(), count, may.place.data());
        find_chances(world, first, draws.data(), may);
        const std::size_t leavers = list_leavers(world, first, may, newcomers.data());
        count_leavers(world, company, {newcomers.data(), leavers});
        for (std::size_t k = 0; k < leavers; ++k) {
            leave(world, company, newcomers[k].position);
        }
        hire(world, company, {newcomers.data(), leavers}, world.clock.step);
    }
}

double count_same_persons(const World& world, const Company& company)
{
    return world.positions.count(company.first, company.size, Positions::same_person);
}

} // namespace

void account(World& world, Company& company)
{
    const InPart part = in(world, Part::account);
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

} // namespace kaptein::volunteering
