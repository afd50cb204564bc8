#pragma once

#include "simulation/model.hpp"
#include "simulation/reading.hpp"

#include <span>

namespace kaptein {

/// Every model there is, by an explicit list: no self-registration. The first is the default.
std::span<const Model* const> catalogue();

/// How a reader meets a model of the catalogue; empty for one that says nothing about it.
const Reading& reading_of(const Model& model);

}  // namespace kaptein
