#pragma once

#include "models/volunteering/world/world.hpp"

#include <cstdint>
#include <vector>

namespace kaptein::volunteering {

/// What samples are drawn of. Needs, proposals and relationships are recorded for the partners drawn, assignments for
/// the positions drawn.
enum class Population : std::uint8_t { positions, companies, partners };

/// Who is recorded: drawn once per replicate, the same under every design; a smaller sample is part of a larger one.
struct Sample {
    std::vector<std::uint32_t> ids;   // ascending
    std::vector<std::uint8_t> drawn;  // [id] 1 or 0
};

/// `size` of them, by the smallest draws; all when 0 or when there are no more than that.
Sample draw_sample(const World& world, Population population, std::uint32_t size);

}  // namespace kaptein::volunteering
