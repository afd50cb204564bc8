#pragma once

#include "models/volunteering/world/world.hpp"

#include <array>
#include <span>

namespace kaptein::volunteering {

inline constexpr std::size_t interviews_at_once = 64;

/// What interviews showed of up to so many people; columns by person.
struct Signals {
    std::array<double, interviews_at_once> empathy;
    std::array<std::array<double, interviews_at_once>, kind_count> skill;  // of the kinds asked about
};

/// What an interview shows of each of these people: true values with error, the same error whoever asks and whenever.
/// `kinds` has a bit for each kind of skill that is asked about. Everybody must be known (look_at).
void interview(const World& world, const Company& company, std::span<const std::uint32_t> positions, unsigned kinds,
               Signals& seen);

}  // namespace kaptein::volunteering
