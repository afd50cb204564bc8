#pragma once

#include "models/volunteering/world/world.hpp"

namespace kaptein::volunteering {

/// Fills every position with its first person, in the stationary state of hiring and leaving without a program.
void draw_first_employees(World& world, Executor& executor);

}  // namespace kaptein::volunteering
