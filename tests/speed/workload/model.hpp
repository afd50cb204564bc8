#pragma once

#include "simulation/model.hpp"

namespace kaptein::workload {

/// The workload (description.hpp) as a model like any other: one parameter, `volunteers.count`; outcomes `motivation`,
/// `impact`, `joining`, `placed` and `need`. A horizon of 0 months is set-up alone.
const Model& model();

} // namespace kaptein::workload
