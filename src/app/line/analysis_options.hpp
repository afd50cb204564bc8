#pragma once

#include "app/line/options.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace kaptein {

/// An option of a command that analyses a finished study. One of `text`, `number` and `count` is set.
struct AnalysisOption {
    const char* name;
    const char* type;
    const char* meaning;
    std::string* text = nullptr;
    std::optional<double>* number = nullptr;
    std::optional<std::uint64_t>* count = nullptr;
};

/// Those of sensitivity, discover, shapley and power; none for other commands.
std::vector<AnalysisOption> analysis_options(const std::string& command, Options& options);

}  // namespace kaptein
