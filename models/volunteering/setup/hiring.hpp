#pragma once

#include "models/volunteering/world/world.hpp"

namespace kaptein::volunteering {

/// Fills a position with the next person. Traits are a function of (position, generation) alone, so that the same
/// generation is the same person under every design.
void hire(World& world, const Company& company, std::size_t position, std::uint16_t generation, int step);

/// Motive and attachment at hire [sd]: standard normal, correlated. `attempt` > 0 serves the first employees only.
struct Motives {
    double motive;
    double attachment;
};
Motives draw_motives(const World& world, Word position_luck, std::uint16_t generation, std::uint16_t attempt);

/// The error-ridden motive that a survey of this person would show.
double surveyed_motive(const World& world, const Company& company, std::size_t position);

}  // namespace kaptein::volunteering
