#pragma once

#include "simulation/model.hpp"

#include <optional>

namespace kaptein {

/// What keeps a record out of the store: NaN or infinity anywhere, a missing value where none may be missing, tables
/// of another shape than declared and asked for.
std::optional<RunFailure> fault_in(const ModelInfo& model, const Recording& recording, const RunRecord& record);

/// "month 13, partner 7: message"; the parts that a failure has.
std::string failure_text(const RunFailure& failure);

}  // namespace kaptein
