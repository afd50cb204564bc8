#pragma once

#include "models/volunteering/world/world.hpp"

#include <span>

namespace kaptein::volunteering {

/// Grade and function of the positions from `first` on, by two of the four words that each draws for the purpose
/// `position_grade`.
void draw_positions(World& world, std::size_t first, std::span<const Words> words);

/// The numbers of grades and functions that the study gives go over what was drawn for the company.
void deal_own_positions(World& world, const Company& company);

}  // namespace kaptein::volunteering
