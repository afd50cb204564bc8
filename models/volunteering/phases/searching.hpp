#pragma once

#include "models/volunteering/world/world.hpp"

namespace kaptein::volunteering {

/// Prefix sums of visibility weights over partners by region; made once a month before anyone searches.
void prepare_search(World& world);

/// One partner drawn with the weights of mechanism finding; a pure function of `u`.
std::uint32_t search_partner(const World& world, const Company& company, double u);

}  // namespace kaptein::volunteering
