#pragma once

#include "models/volunteering/world/world.hpp"

namespace kaptein::volunteering {

/// What a company has for its partners once they have answered.
namespace met {
enum Kind : std::uint32_t { assessed, places };
}

/// Partners answer all proposals of the month.
void agree(World& world, Executor& executor);

/// A company remembers whom it assessed and what was answered; its gifts are renewed or move on.
void note_meetings(World& world, std::uint32_t id, std::vector<Errand>& errands);

/// A partner looks back at its letters, in the order of companies.
void note_own_answers(World& world, Partner& partner);

/// Partners get what companies give, in the order of companies. Serial: a gift takes less time than an errand.
void receive_gifts(World& world);

/// Decides on make-work when the need is gone at the start: better than sending people home?
bool bends_at_start(const World& world, const Company& company, const Partner& partner, const Engagement& engagement);

}  // namespace kaptein::volunteering
