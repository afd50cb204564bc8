#pragma once

#include "simulation/model.hpp"

namespace kaptein::volunteering {

/// The model of employee volunteering. README.md beside this file is its ODD description.
const Model& model();

struct World;
struct Renaming;

}  // namespace kaptein::volunteering
