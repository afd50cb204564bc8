#pragma once

#include "app/profile/part_times.hpp"
#include "simulation/model.hpp"

#include <string>

namespace kaptein {

/// What `run --profile` says: each part of the model's runs with its share of the time, how often it was called, and
/// nanoseconds per call and per entity and month. Part 0, what lies between runs on a thread, is left out.
std::string profile_text(const ModelInfo& info, const PartTimes& times, std::uint64_t runs);

}  // namespace kaptein
