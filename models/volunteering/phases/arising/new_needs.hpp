#pragma once

#include "models/volunteering/world/world.hpp"

#include <span>

namespace kaptein::volunteering {

/// A need that arises at a partner, under the number that it has there; `real` is false for what the partner only takes
/// for one.
struct Arrival {
    Partner* partner = nullptr;
    std::uint32_t number = 0;
    bool real = true;
    double arose = 0.0; // time in months
};

inline constexpr std::size_t needs_at_once = 64;

/// Draws what these needs are, at most `needs_at_once` of them; functions of (partner, number).
void draw_needs(const World& world, std::span<const Arrival> arrivals, std::span<Need> needs);

/// Hours of a need and what an hour of it is worth; pure functions of `u`.
double need_hours(const NeedsParameters& needs, double u);
double need_worth(const WorkParameters& work, double u);

/// Kind of a need, by the shares of classes and then uniformly among the kinds in use.
std::uint8_t draw_kind(const WorkParameters& work, double u, double v);

} // namespace kaptein::volunteering
