#pragma once

#include "simulation/model.hpp"

#include <string>

namespace kaptein {

/// The JSON Schema (draft 2020-12) of a study file for one model, for editors that complete and check YAML. It is made
/// from the declarations; `check` knows more than a schema can say (units, references between keys, extends).
std::string study_schema(const ModelInfo& info);

/// A study that runs as it stands, as `init NAME` writes it. `name` must be a valid study id.
std::string new_study(const ModelInfo& info, const std::string& name);

}  // namespace kaptein
