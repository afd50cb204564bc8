#pragma once

#include "models/volunteering/world/world.hpp"

namespace kaptein::volunteering {

/// After the first year of the program it is known what a month takes: memory is set aside for a good deal more, so
/// that later months allocate nothing (tests/unit/allocation).
void make_headroom(World& world, Executor& executor);

}  // namespace kaptein::volunteering
