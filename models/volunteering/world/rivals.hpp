#pragma once

#include "models/volunteering/declared/choices.hpp"
#include "models/volunteering/kinds.hpp"

#include <array>
#include <cstdint>
#include <vector>

namespace kaptein::volunteering {

/// What others see of a company with a program before a review changes anybody.
struct Rival {
    std::uint32_t company = 0;
    std::uint32_t luck = 0;
    std::uint8_t sector = 0;
    std::uint8_t region = 0;
    double participation = 0.0;
    double impact_seen = 0.0;
    ProgramDesign design;
};

/// All of them, cell by cell: one for each sector and region. In a cell the largest impact comes first.
struct Rivals {
    struct Cell {
        std::uint32_t first = 0;
        std::uint32_t end = 0;
        double participation_max = 0.0;
    };
    std::vector<Rival> all;
    std::vector<std::uint32_t> luck;  // [of all]
    std::array<std::array<Cell, region_count>, sector_count> cells{};
};

}  // namespace kaptein::volunteering
