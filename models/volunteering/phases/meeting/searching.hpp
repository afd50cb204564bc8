#pragma once

#include "models/volunteering/world/world.hpp"

namespace kaptein::volunteering {

/// Search weights of partners; made once a month before anyone searches.
void prepare_search(World& world, Executor& executor);

/// Cumulative weights of the partners within a company's reach, with the bonus of region and acquaintance; made before
/// the company searches, and again when it has met others.
void prepare_looks(const World& world, Company& company);

/// The same as they would be without any program: nobody more visible than at first, acquainted by gifts alone.
void prepare_looks_without(const World& world, Company& company);

/// One partner drawn with the weights that were prepared; a pure function of `u`.
std::uint32_t search_partner(const Company& company, double u);

}  // namespace kaptein::volunteering
