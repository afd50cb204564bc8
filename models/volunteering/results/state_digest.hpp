#pragma once

#include "models/volunteering/world/world.hpp"

#include "base/digest.hpp"

namespace kaptein::volunteering {

/// Digest of every column of every entity, ids in order. Program designs are not part of the world before month 1, so
/// that all designs share the digest at month 0.
Digest state_digest(const World& world, Executor& executor);

}  // namespace kaptein::volunteering
