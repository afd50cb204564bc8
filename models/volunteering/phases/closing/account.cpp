#include "models/volunteering/phases/closing/account.hpp"

#include "models/volunteering/phases/closing/surveying.hpp"
#include "models/volunteering/phases/serving/work.hpp"
#include "models/volunteering/purposes.hpp"
#include "models/volunteering/setup/hiring.hpp"

#include <algorithm>

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
    company.skill_stock -= people.skill_gained[position];
    people.flags[position] = same_person ? Positions::same_person : 0;
    hire(world, company, position, static_cast<std::uint16_t>(people.generation[position] + 1), world.clock.step);
}

void account_company(World& world, Company& company)
{
    Positions& people = world.positions;
    const int retirement = tenure_months_max * world.clock.steps_per_month;
    const std::size_t end = static_cast<std::size_t>(company.first) + company.size;
    double same = 0.0;
    for (std::size_t position = company.first; position < end; ++position) {
        const int tenure = world.clock.step - people.hired[position];
        const bool retires = tenure >= retirement;
        const double hazard = world.hazard_of_tenure[static_cast<std::size_t>(std::min(tenure, retirement))];
        const Words words =
            bits(world.luck, purpose::leaves, world.position_luck(company, position), world.month_word());
        const Leaves result = leaves(world, position, uniform(words[0], words[1]), hazard, retires);
        if (result.here != result.without_program) {
            people.flags[position] &= static_cast<std::uint8_t>(~Positions::same_person);
        }
        const bool same_person = people.has(position, Positions::same_person);
        same += same_person ? 1.0 : 0.0;
        if (result.here) {
            leave(world, company, position, same_person);
        }
    }
    if (world.clock.in_program()) {
        company.same_person_months += same * world.clock.dt();
    }
    post(world, company, company_line::skill_value,
         company.skill_stock * world.parameters.accounts.skill_worth * world.clock.dt());
    if (world.clock.in_program() && company.design.agenda != Agenda::none) {
        post(world, company, company_line::allotment, company.allotment * company.size * world.clock.dt() / 12.0);
    }
}

}  // namespace

void account(World& world, Executor& executor)
{
    executor.for_blocks(world.companies.size(), 1, [&](Block block, int) {
        for (std::size_t c = block.begin; c < block.end; ++c) {
            account_company(world, world.companies[c]);
        }
    });
}

}  // namespace kaptein::volunteering
