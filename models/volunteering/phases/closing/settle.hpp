#pragma once

#include "models/volunteering/world/world.hpp"

namespace kaptein::volunteering {

/// Work of this step that a company has to settle with its partners, as accounts are closed.
void bring_work(World& world, std::uint32_t id, std::vector<Errand>& errands);

/// End of a step: what engagements brought and cost their partners, what has lasted, and who is done. Each partner
/// settles in the order of companies' luck, so sums are the same on any number of threads and under any names.
void settle(World& world, Executor& executor);

}  // namespace kaptein::volunteering
