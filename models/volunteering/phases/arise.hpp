#pragma once

#include "models/volunteering/world/world.hpp"

namespace kaptein::volunteering {

/// Needs open in the stationary state without any help: Poisson, with residual times that are exponential again.
void draw_first_needs(World& world, Partner& partner);

/// Needs leave (expired or met otherwise) and new ones arise, partner by partner; visibility fades.
void arise(World& world, Executor& executor);

}  // namespace kaptein::volunteering
