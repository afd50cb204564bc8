#pragma once

#include "models/volunteering/world/world.hpp"

namespace kaptein::volunteering {

/// Hours a month that an engagement asks of each volunteer: the work, or the block one must be ready to give.
double hours_asked(const Company& company, const Engagement& engagement);

/// Fills `memory.column_of_row`: for every candidate the number of the open engagement, or -1.
void choose(World& world, Company& company, StaffingMemory& memory);

}  // namespace kaptein::volunteering
