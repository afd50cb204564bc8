#pragma once

#include "app/line/options.hpp"
#include "experiment/study.hpp"

#include <optional>
#include <string>

namespace kaptein {

/// What --outcome, --design and --against name in a study, or what is wrong with them.
struct AnalysisNames {
    std::optional<std::size_t> outcome;
    std::optional<std::size_t> design;
    std::optional<std::size_t> against;
    std::string problem;  // "" when all names are known
};
AnalysisNames analysis_names(const Study& study, const AnalysisWords& words);

}  // namespace kaptein
