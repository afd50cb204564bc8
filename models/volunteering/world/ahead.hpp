#pragma once

#include "base/memory/ask_for.hpp"
#include "models/volunteering/world/world.hpp"

#include <span>

/// Companies and partners deal with each other all over memory. What a later turn reads is asked for some turns before:
/// first what says where it is, then, half as far ahead, it.
namespace kaptein::volunteering {

inline constexpr std::size_t turns_ahead = 4;

/// Where a need of this partner was last.
inline void ask_for_need(const World& world, std::uint32_t partner, std::uint32_t need, std::uint16_t place)
{
    const std::span<const Need> needs = world.partners[partner].needs;
    if (need != no_need && place < needs.size()) {
        ask_for(needs[place]);
    }
}

/// Of running work: what the partner shows companies, and what it has promised for this month.
inline void ask_for_partners(const World& world, std::span<const Engagement> engagements, std::size_t turn)
{
    const Engagement& near = later(engagements, turn, turns_ahead / 2);
    const Partner& far = world.partners[later(engagements, turn, turns_ahead).partner];
    ask_for_line(&far);
    ask_for_line(&far.promised[month_slot(world.clock.step / world.clock.steps_per_month)]);
    ask_for_need(world, near.partner, near.need, near.need_place);
}

/// Of letters that are answered.
inline void ask_for_partners(const World& world, std::span<const Proposal> letters, std::size_t turn)
{
    const Proposal& near = later(letters, turn, turns_ahead / 2);
    ask_for_line(&world.partners[later(letters, turn, turns_ahead).partner]);
    ask_for_need(world, near.partner, near.answer_need, near.answer_place);
}

/// People's turns are shorter.
inline void ask_for_people(const World& world, const Company& company, std::size_t turn)
{
    const Positions& people = world.positions;
    const std::size_t far = later(company.assignments, turn, 2 * turns_ahead).position;
    const std::size_t near = later(company.assignments, turn, turns_ahead).position;
    ask_for_line(&people.known[far]);
    ask_for_line(&people.last_served[far]);
    ask_for_line(&people.flags[far]);
    ask_for_line(&people.grade[far]);
    ask_for_line(&people.function[far]);
    if (people.known[near] < company.known.size()) {
        ask_for(company.known[people.known[near]]);
    }
}

/// What errands of this kind are about: engagements.
inline void ask_for_engagements(const World& world, const Errand& errand, std::uint32_t kind)
{
    const Errand& near = world.errands.later(errand, 2 * turns_ahead);
    ask_for_line(&world.companies[world.errands.later(errand, 3 * turns_ahead).company].engagements);
    if (near.kind == kind) {
        ask_for(world.companies[near.company].engagements[near.which]);
    }
}

} // namespace kaptein::volunteering
