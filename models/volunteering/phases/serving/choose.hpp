#pragma once

#include "models/volunteering/world/world.hpp"

namespace kaptein::volunteering {

/// Hours a month that an engagement asks of each volunteer: the work, or the block one must be ready to give.
double hours_asked(const Company& company, const Engagement& engagement);

/// Fills `memory.chosen`: which candidates get a place in which of the open engagements.
void choose(World& world, Company& company, StaffingMemory& memory);

}  // namespace kaptein::volunteering
