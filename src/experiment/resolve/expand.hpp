#pragma once

#include "experiment/resolve/factors.hpp"

namespace kaptein {

inline constexpr std::size_t points_max = 1'000'000;  // points are kept in memory

/// The points of one method; nothing when something is wrong, which has been said.
std::optional<Expanded> expand_list(Resolving& resolving, const SweepEntry& entry);
std::optional<Expanded> expand_sampled(Resolving& resolving, const SweepEntry& entry, std::string_view method);

/// Says so and returns false when a sweep has no factors, or one factor twice.
bool has_factors(Resolving& resolving, const SweepEntry& entry);
bool names_differ(Resolving& resolving, const SweepEntry& entry, const std::vector<Factor>& factors);

}  // namespace kaptein
