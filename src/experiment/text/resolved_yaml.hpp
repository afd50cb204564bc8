#pragma once

#include "experiment/resolve/resolving.hpp"

namespace kaptein {

/// resolved.yaml: every value of the study spelled out, with its origin as a comment. Reading it gives the same runs.
std::string resolved_yaml(const Study& study, const Expanded& sweep);

/// The keys of its sweep, each line after `indent`.
std::string resolved_sweep(const Study& study, const Expanded& sweep, const std::string& indent);

/// A YAML text in double quotes, all on one line.
std::string yaml_quoted(std::string_view text);

/// A declared value as a study file writes it.
std::string yaml_value(const Declaration& declaration, double value);

}  // namespace kaptein
