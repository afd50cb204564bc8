#pragma once

#include "config/study_file.hpp"

namespace kaptein {

/// A problem as SALib writes it, {num_vars, names, bounds, dists, groups}, as factors of the sweep. Each distribution
/// becomes the one of ours that means the same.
void read_salib_problem(const Node& node, const std::string& path, SweepEntry& sweep, Problems& problems);

}  // namespace kaptein
