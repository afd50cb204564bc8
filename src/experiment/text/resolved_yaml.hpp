#pragma once

#include "experiment/resolve/resolving.hpp"

#include <string>

namespace kaptein {

/// resolved.yaml: the study with every default spelled out and, as comments, where each value comes from. Read again,
/// it gives the same study and so the same run keys.
std::string resolved_yaml(const Study& study, const Expanded& sweep);

}  // namespace kaptein
