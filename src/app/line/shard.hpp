#pragma once

#include "experiment/plan.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace kaptein {

/// A variable of the environment, or nothing.
using Environment = std::function<std::optional<std::string>(const char* name)>;
std::optional<std::string> environment(const char* name);

/// What `--shard` names: "2/7", or "slurm" for the task of a Slurm array job, from SLURM_ARRAY_TASK_ID, _MIN, _MAX,
/// _STEP and _COUNT. Else what is wrong with it.
std::variant<Share, std::string> shard_of(std::string_view text, const Environment& variable);

}  // namespace kaptein
