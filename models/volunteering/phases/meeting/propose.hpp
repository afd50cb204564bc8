#pragma once

#include "models/volunteering/world/world.hpp"

namespace kaptein::volunteering {

/// Work for one proposal: with whom, of which kind, on which need if any.
struct Found {
    std::uint32_t partner = no_need;
    std::uint32_t need = no_need;
    std::uint8_t kind = 0;
    double hours = 0.0;
    double value = -1e300;  // to the partner, as it believes [EUR]
};

/// The next partner, and what to propose to it: what the company has to offer, or what an assessment shows. Pays for
/// the
/// assessment. `partner` is no_need when nothing was found.
Found find_work(const World& world, Company& company, std::uint16_t heads_max);

/// Whether the company means to serve work of a professional skill next, so that such hours keep their share.
bool wants_skilled(const Company& company);

} // namespace kaptein::volunteering
