#pragma once

#include "report/compare/comparison_report.hpp"

#include <filesystem>

namespace kaptein {

/// The share of plausible worlds in which each contrast of the study's model holds, from worlds.csv of the study
/// how-sure: run on this computer (beside `results`, the folder of the study's own results), else as published (there,
/// or below the working directory). Nothing for a sweep, or when there is none of this version of the model.
PlausibleWorlds plausible_worlds(const Study& study, const std::filesystem::path& results);

}  // namespace kaptein
