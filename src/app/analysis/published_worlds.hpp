#pragma once

#include "report/compare/comparison_report.hpp"

#include <filesystem>

namespace kaptein {

/// The share of plausible worlds in which each contrast of the study's model holds, as results/published/how-sure
/// holds it (beside `results`, the folder of the study's own results, or below the working directory). Nothing for a
/// sweep, another model or another version of it, or when nothing was published.
PlausibleWorlds published_worlds(const Study& study, const std::filesystem::path& results);

}  // namespace kaptein
