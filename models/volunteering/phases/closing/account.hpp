#pragma once

#include "models/volunteering/world/world.hpp"

namespace kaptein::volunteering {

/// Who leaves, who follows, and what skill brought this month.
void account(World& world, Company& company);

}  // namespace kaptein::volunteering
