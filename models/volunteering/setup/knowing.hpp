#pragma once

#include "models/volunteering/world/world.hpp"

#include <span>

namespace kaptein::volunteering {

/// Skills, tools and empathy of the person in a position: as they are now, drawn if nobody has looked before.
Traits traits_of(const World& world, const Company& company, std::size_t position);

/// Makes these people known from now on. Many at once cost less.
void look_at(World& world, Company& company, std::span<const std::uint32_t> positions);

/// Somebody who was looked at.
inline KnownPerson& known_person(World& world, Company& company, std::size_t position)
{
    return company.known[world.positions.known[position]];
}

}  // namespace kaptein::volunteering
