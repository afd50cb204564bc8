#pragma once

#include "models/volunteering/world/world.hpp"

namespace kaptein::volunteering {

/// Engagements that start now find their need still there or not, and their people.
void staff(World& world, Executor& executor);

}  // namespace kaptein::volunteering
