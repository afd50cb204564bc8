#pragma once

#include "models/volunteering/world/world.hpp"

#include <array>
#include <span>

namespace kaptein::volunteering {

/// Who takes which position next.
struct Newcomer {
    std::uint32_t position;
    std::uint16_t generation;
};

/// Fills positions with the next people. Who somebody is, is a function of (position, generation) alone, so that the
/// same generation is the same person under every design. Many at once cost less.
void hire(World& world, const Company& company, std::span<const Newcomer> newcomers, int step);

/// The one who leaves is not known any more.
void forget(World& world, Company& company, std::size_t position);

/// Motive and attachment at hire [sd]: standard normal, correlated, from two independent standard normals.
struct Motives {
    double motive;
    double attachment;
};
Motives motives_of(const EmployeesParameters& employees, double z, double other_z);

/// People whose motives are known; `awareness_u` decides how soon the program is heard of. Columns by person.
struct Hires {
    static constexpr std::size_t at_once = 64;
    std::size_t count = 0;
    std::array<std::size_t, at_once> position;
    std::array<std::uint16_t, at_once> generation;
    std::array<int, at_once> step;
    std::array<double, at_once> motive;
    std::array<double, at_once> attachment;
    std::array<double, at_once> awareness_u;
};
void take_up(World& world, const Company& company, Hires& hires);

/// The error-ridden motives that a survey of these people would show.
void survey_motives(const World& world, const Company& company, std::span<const std::uint32_t> positions,
                    std::span<double> out);
double surveyed_motive(const World& world, const Company& company, std::size_t position);

}  // namespace kaptein::volunteering
