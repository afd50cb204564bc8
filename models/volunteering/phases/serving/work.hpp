#pragma once

#include "models/volunteering/world/world.hpp"

namespace kaptein::volunteering {

/// Volunteers serve: hours, effective hours, bonds, ratings, learning. Company by company; what concerns partners is
/// left in the engagements of this step.
void work(World& world, Executor& executor);

/// An assignment ends before its promise: the bond is lost, the hours are not given. Marks the person free.
void end_early(World& world, Company& company, const Assignment& assignment);

}  // namespace kaptein::volunteering
