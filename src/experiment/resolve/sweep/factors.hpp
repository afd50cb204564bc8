#pragma once

#include "experiment/resolve/resolving.hpp"

namespace kaptein {

/// The parameter or choice that a factor varies, with the designs that it changes; says what is wrong otherwise.
std::optional<Factor> read_factor_target(Resolving& resolving, const FactorEntry& entry);

/// The declaration behind a factor.
const Declaration& declaration_of(const ModelInfo& info, const Factor& factor);

std::optional<double> read_value(Resolving& resolving, const Node& node, const std::string& path,
                                 const Declaration& declaration);
std::optional<std::vector<double>> read_values(Resolving& resolving, const Node& node, const std::string& path,
                                               const Declaration& declaration);

/// The levels of `values` or `from/to/step`, in order; the steps must meet `to`.
std::optional<Levels> read_levels(Resolving& resolving, const FactorEntry& entry, const Declaration& declaration);

/// `bounds`, `dist` or `values` of a factor of a sampled method.
std::optional<Spread> read_spread(Resolving& resolving, const FactorEntry& entry, const Declaration& declaration);

}  // namespace kaptein
