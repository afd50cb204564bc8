#pragma once

#include "models/volunteering/world/world.hpp"

namespace kaptein::volunteering {

/// Needs open in the stationary state without any help: Poisson, with residual times that are exponential again.
void draw_first_needs(World& world, Executor& executor);

/// At the end of a run: what is still open and will be met otherwise before it expires counts, so that volunteers who
/// met it before do not get the credit for what would have come anyway.
void count_what_comes_anyway(World& world);

/// Needs leave (expired or met otherwise) and new ones arise, partner by partner; visibility fades.
void arise(World& world, Executor& executor);

}  // namespace kaptein::volunteering
