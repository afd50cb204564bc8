#pragma once

#include "models/volunteering/world/world.hpp"

namespace kaptein::volunteering {

/// Motivation, breaking off, and belief of employees and the public.
void reflect(World& world, Company& company);

}  // namespace kaptein::volunteering
