#pragma once

#include "models/volunteering/world/world.hpp"

namespace kaptein::volunteering {

/// Grade and function of every position of a company, drawn, or in the numbers that the study gives.
void draw_positions(World& world, const Company& company);

}  // namespace kaptein::volunteering
