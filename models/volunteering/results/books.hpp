#pragma once

#include "models/volunteering/world/world.hpp"

#include <optional>

namespace kaptein::volunteering {

/// The books balance every month, in every build: positions, hours, needs, money. The first violation, or nothing.
/// Hours are sums of multiples of 2^-10 and must balance to the bit; EUR to 1e-9 of what was moved.
std::optional<Violation> check_books(const World& world, Executor& executor);

}  // namespace kaptein::volunteering
