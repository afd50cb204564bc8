#pragma once

#include "models/volunteering/world/world.hpp"

namespace kaptein::volunteering {

/// Asks every employee of a company once; those willing go to `company.staffing.candidates`, in order of position.
void ask_everybody(World& world, Company& company, double hours_asked);

}  // namespace kaptein::volunteering
