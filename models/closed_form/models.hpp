#pragma once

#include "simulation/model.hpp"

/// Models with exact answers. They prove the machinery, from study file to printed comparison, not any science. Each
/// file opens with its equation and the exact answers that tests hold it to.
namespace kaptein::closed_form {

const Model& linear();
const Model& occupancy();
const Model& mm_c();
const Model& geometric_dropout();
const Model& bass();
const Model& thresholds();
const Model& ishigami();
const Model& sobol_g();

}  // namespace kaptein::closed_form
