#pragma once

#include "models/volunteering/world/world.hpp"

namespace kaptein::volunteering {

/// Fills a position with the next person. Who that is is a function of (position, generation) alone, so that the same
/// generation is the same person under every design.
void hire(World& world, Company& company, std::size_t position, std::uint16_t generation, int step);

/// Motive and attachment at hire [sd]: standard normal, correlated, from two independent standard normals.
struct Motives {
    double motive;
    double attachment;
};
Motives motives_of(const EmployeesParameters& employees, double z, double other_z);

/// The same for a person whose motives are known; `awareness_u` decides how soon the program is heard of.
struct Hire {
    std::uint16_t generation;
    int step;
    Motives motives;
    double awareness_u;
};
void take_up(World& world, const Company& company, std::size_t position, const Hire& hire);

/// Skills, tools and empathy of the person in a position: as they are now, drawn if nobody has looked before.
Traits traits_of(const World& world, const Company& company, std::size_t position);

/// The same person, known from now on.
KnownPerson& looked_at(World& world, Company& company, std::size_t position);

/// The error-ridden motive that a survey of this person would show.
double surveyed_motive(const World& world, const Company& company, std::size_t position);

}  // namespace kaptein::volunteering
