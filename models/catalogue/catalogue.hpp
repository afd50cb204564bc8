#pragma once

#include "simulation/model.hpp"

#include <span>

namespace kaptein {

/// Every model there is, by an explicit list: no self-registration. The first is the default.
std::span<const Model* const> catalogue();

}  // namespace kaptein
