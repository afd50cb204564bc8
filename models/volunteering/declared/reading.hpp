#pragma once

#include "simulation/reading.hpp"

namespace kaptein::volunteering {

/// Which accounts add up, which outcomes answer one question, which world is small enough to be run while somebody
/// watches, and what the model cannot say.
const Reading& reading();

}  // namespace kaptein::volunteering
