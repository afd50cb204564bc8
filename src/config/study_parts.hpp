#pragma once

#include "config/study_file.hpp"

/// The parts of a study file, each from its own node.
namespace kaptein {

DesignEntry read_design(const Entry& entry, Problems& problems);
SweepEntry read_sweep(const Node& node, const std::string& path, Problems& problems);
ReplicatesEntry read_replicates(const Node& node, Problems& problems);
SeriesEntry read_series(const Node& node, Problems& problems);
std::vector<PanelEntry> read_panels(const Node& node, Problems& problems);
std::vector<ExpectEntry> read_expectations(const Node& node, Problems& problems);

}  // namespace kaptein
