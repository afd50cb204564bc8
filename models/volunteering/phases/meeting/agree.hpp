#pragma once

#include "models/volunteering/world/world.hpp"

namespace kaptein::volunteering {

/// Partners answer all proposals of the month; companies and partners take note; cash is renewed or moves on.
void agree(World& world, Executor& executor);

/// Decides on make-work when the need is gone at the start: better than sending people home?
bool bends_at_start(const World& world, const Company& company, const Partner& partner, const Engagement& engagement);

}  // namespace kaptein::volunteering
