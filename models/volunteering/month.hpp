#pragma once

#include "models/volunteering/declared/choices.hpp"
#include "models/volunteering/world/world.hpp"

#include <string_view>

namespace kaptein::volunteering {

/// The phases of a step, in order. The ODD prints the same list; a test compares them.
inline constexpr std::string_view schedule[] = {"arise",   "plan",    "agree",  "staff",  "work",
                                                "reflect", "account", "settle", "survey", "adapt"};

class Recorder;

/// One step of the world. `design` is what treated companies start with in month 1. A recorder looks on.
void step(World& world, const ProgramDesign& design, Executor& executor, Recorder* recorder = nullptr);

}  // namespace kaptein::volunteering
