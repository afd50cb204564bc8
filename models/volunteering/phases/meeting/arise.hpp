#pragma once

#include "models/volunteering/world/world.hpp"

namespace kaptein::volunteering {

/// Needs open in the stationary state without any help: Poisson, with residual times that are exponential again.
void draw_first_needs(World& world, Partner& partner);

/// Kind of a need, by the shares of classes and then uniformly among the kinds in use.
std::uint8_t draw_kind(const WorkParameters& work, double u, double v);

/// Needs leave (expired or met otherwise) and new ones arise, partner by partner; visibility fades.
void arise(World& world, Executor& executor);

}  // namespace kaptein::volunteering
