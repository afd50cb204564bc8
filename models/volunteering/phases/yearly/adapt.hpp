#pragma once

#include "models/volunteering/world/world.hpp"

namespace kaptein::volunteering {

/// Once a year companies look at near rivals and may copy one visible choice.
void adapt(World& world, Executor& executor);

}  // namespace kaptein::volunteering
