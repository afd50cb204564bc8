#pragma once

#include "models/volunteering/world/world.hpp"

namespace kaptein::volunteering {

/// Search weights of partners and their prefix sums by region; made once a month before anyone searches.
void prepare_search(World& world);

/// Prefix sums over a company's acquaintances; made before the company searches, and again when it has met others.
void prepare_acquaintances(const World& world, Company& company);

/// One partner drawn with the weights of mechanism finding; a pure function of `u`.
std::uint32_t search_partner(const World& world, const Company& company, double u);

}  // namespace kaptein::volunteering
