#pragma once

#include "experiment/resolve/resolving.hpp"

namespace kaptein {

/// The parameter or choice that a factor varies, with the designs that it changes; says what is wrong otherwise.
std::optional<Factor> read_factor_target(Resolving& resolving, const FactorEntry& entry);

/// The declaration behind a factor.
const Declaration& declaration_of(const ModelInfo& info, const Factor& factor);

/// The levels of `values` or `from/to/step`, in order. from/to/step is decimal arithmetic on the text as written, so
/// that 0.2 + 0.2 + 0.2 is 0.6 exactly as 0.6 would be read, and must meet `to`.
std::optional<std::vector<double>> read_levels(Resolving& resolving, const FactorEntry& entry,
                                               const Declaration& declaration);

/// What a uniform number u in (0, 1) stands for: `bounds` [low, high], or one of `values`.
struct Spread {
    double low = 0.0;
    double high = 0.0;
    bool whole = false;
    std::vector<double> values;  // when not empty: one of these

    double at(double u) const;
};
std::optional<Spread> read_spread(Resolving& resolving, const FactorEntry& entry, const Declaration& declaration);

}  // namespace kaptein
