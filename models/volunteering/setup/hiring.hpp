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
class MotivesAtHire {
  public:
    explicit MotivesAtHire(const EmployeesParameters& employees);
    Motives operator()(double z, double other_z) const
    {
        return {spread_ * z, spread_ * (correlation_ * z + rest_ * other_z)};
    }

  private:
    double spread_;
    double correlation_;
    double rest_; // sqrt(1 - correlation^2)
};

/// People whose motives are known; `awareness_u` decides how soon the program is heard of. Columns by person.
struct Hires {
    static constexpr std::size_t at_once = 256;
    std::size_t count = 0;
    std::array<double, at_once> motive;
    std::array<double, at_once> attachment;
    std::array<double, at_once> awareness_u;
};

/// What they bring to their positions, for the columns of Positions.
struct Brought {
    std::array<float, Hires::at_once> motive;
    std::array<float, Hires::at_once> attachment;
    std::array<float, Hires::at_once> leaving_factor;
    std::array<float, Hires::at_once> aware_at;
    std::array<float, Hires::at_once> motivation;
};
void bring(const World& world, const Company& company, Hires& hires, Brought& brought);

/// The error-ridden motives that a survey of these people would show.
void survey_motives(const World& world, const Company& company, std::span<const std::uint32_t> positions,
                    std::span<double> out);
double surveyed_motive(const World& world, const Company& company, std::size_t position);

}  // namespace kaptein::volunteering
