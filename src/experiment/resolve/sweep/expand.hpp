#pragma once

#include "experiment/resolve/resolving.hpp"

namespace kaptein {

inline constexpr std::uint64_t points_max = 10'000'000;  // a condition keeps one bit for each

/// The points of one sweep; nothing when something is wrong, which has been said. `first_column` is the number of
/// factors before it in a nest.
std::optional<Expanded> expand(Resolving& resolving, const SweepEntry& entry, std::uint32_t first_column);

/// The same by kind of method.
std::optional<Expanded> expand_levels(Resolving& resolving, const SweepEntry& entry);  // grid, zip, oat
std::optional<Expanded> expand_list(Resolving& resolving, const SweepEntry& entry);
std::optional<Expanded> expand_file(Resolving& resolving, const SweepEntry& entry);
std::optional<Expanded> expand_sampled(Resolving& resolving, const SweepEntry& entry, std::uint32_t first_column);

/// Says so and returns false when a sweep has no factors, or one factor twice.
bool has_factors(Resolving& resolving, const SweepEntry& entry);
bool names_differ(Resolving& resolving, const SweepEntry& entry, const std::vector<Factor>& factors);
/// Says so and returns false when there are more points than points_max; `count` may be past all integers.
bool few_enough(Resolving& resolving, const SweepEntry& entry, double count);

}  // namespace kaptein
