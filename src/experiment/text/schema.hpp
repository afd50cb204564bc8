#pragma once

#include "simulation/model.hpp"

#include <string>

namespace kaptein {

/// The JSON Schema (draft 2020-12) of a study file for one model, for editors that complete and check YAML. It is made
/// from the declarations; `check` knows more than a schema can say (units, references between keys, extends).
std::string study_schema(const ModelInfo& info);

/// A study that runs as it stands, as `init NAME` writes it. `name` must be a valid study id. With `own_case` it reads
/// the tables of the model from NAME_KEY.csv beside it (tables/table_text.hpp makes these).
std::string new_study(const ModelInfo& info, const std::string& name, bool own_case = false);
std::string own_table_file(const std::string& name, const EntityTable& table);

}  // namespace kaptein
