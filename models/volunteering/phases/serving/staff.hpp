#pragma once

#include "models/volunteering/world/world.hpp"

namespace kaptein::volunteering {

/// A company's engagements that start now find their need still there or not, and their people. Staffing has memory of
/// its own on each lane (World::staffing).
void staff(World& world, std::uint32_t id, int lane, std::vector<Errand>& errands);

/// A partner gets back the coordinator hours of places that nobody took.
void release_places(const World& world, Partner& partner, const Engagement& engagement);

}  // namespace kaptein::volunteering
