#pragma once

#include "models/volunteering/world/world.hpp"

namespace kaptein::volunteering {

/// End of a step: what engagements brought and cost their partners, what has lasted, and who is done. Serial, in the
/// order of luck, so that sums are the same on any number of threads and under any names.
void settle(World& world);

}  // namespace kaptein::volunteering
