#pragma once

#include "models/volunteering/world/world.hpp"

namespace kaptein::volunteering {

/// Volunteers of a company serve: hours, effective hours, bonds, ratings, learning; engagement by engagement, each
/// volunteer in order of taking up the place. What concerns partners is left in the engagements of this step.
void work(World& world, Company& company);

/// An assignment ends before its promise: the bond is lost, the hours are not given. Marks the person free.
void end_early(World& world, Company& company, const Assignment& assignment);

}  // namespace kaptein::volunteering
