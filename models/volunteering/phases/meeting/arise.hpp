#pragma once

#include "models/volunteering/world/world.hpp"

namespace kaptein::volunteering {

/// Needs open in the stationary state without any help: Poisson, with residual times that are exponential again.
void draw_first_needs(World& world, Partner& partner);

/// Hours of a need and what an hour of it is worth; pure functions of `u`.
double need_hours(const NeedsParameters& needs, double u);
double need_worth(const WorkParameters& work, double u);

/// Kind of a need, by the shares of classes and then uniformly among the kinds in use.
std::uint8_t draw_kind(const WorkParameters& work, double u, double v);

/// At the end of a run: what is still open and will be met otherwise before it expires counts, so that volunteers who
/// met it before do not get the credit for what would have come anyway.
void count_what_comes_anyway(World& world);

/// Needs leave (expired or met otherwise) and new ones arise, partner by partner; visibility fades.
void arise(World& world, Executor& executor);

}  // namespace kaptein::volunteering
