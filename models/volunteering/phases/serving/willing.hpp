#pragma once

#include "models/volunteering/world/world.hpp"

namespace kaptein::volunteering {

/// Asks every employee of a company once; those willing with these free hours, in order of position.
void ask_everybody(World& world, const Company& company, std::vector<Candidate>& candidates, double hours_asked);

}  // namespace kaptein::volunteering
