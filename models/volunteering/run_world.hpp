#pragma once

#include "models/volunteering/setup/setup.hpp"
#include "models/volunteering/world/world.hpp"
#include "simulation/model.hpp"

namespace kaptein::volunteering {

/// A run with its world left open: what Model::run does, for tests that look inside or rename everybody.
RunResult run_world(const RunRequest& request, const Renaming& renaming, World& world, Executor& executor);

}  // namespace kaptein::volunteering
