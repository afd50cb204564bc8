#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

/// Points in the unit cube, each computed from its number: what random methods lay over the distributions of their
/// factors.
namespace kaptein {

class UnitPoints {
  public:
    virtual ~UnitPoints() = default;
    virtual std::uint64_t count() const = 0;
    /// One number in [0, 1] per column (only Morris's levels reach 1).
    virtual void fill(std::uint64_t number, std::span<double> u) const = 0;
};

/// Where the draws of a sampled part of a sweep come from. A column is told by its place among all factors of the
/// sweep, so that two parts of a nest do not share draws.
struct SampleSeed {
    std::uint64_t seed = 1;
    std::uint32_t first_column = 0;
};

/// Independent uniform numbers. The first N of more points are the same points.
std::unique_ptr<UnitPoints> random_points(std::uint64_t points, SampleSeed seed);

/// Latin hypercube: in each column one point in each of the N strata, at a uniform place inside it.
std::unique_ptr<UnitPoints> latin_points(std::uint64_t points, std::size_t columns, SampleSeed seed);

/// Unscrambled Sobol' sequence with Joe and Kuo's direction numbers (6.21201), the zero point first.
std::unique_ptr<UnitPoints> sobol_points(std::uint64_t points, std::size_t columns);

/// Morris's trajectories: r (k + 1) points for k groups. A trajectory starts at a level of each factor and moves one
/// group after the other, in drawn order, by p / (2 (p - 1)) up or down.
struct MorrisShape {
    std::uint64_t trajectories = 1;
    std::uint32_t levels = 4;            // p, even
    std::vector<std::uint32_t> group_of;  // [column]
    std::uint32_t groups = 1;
};
std::unique_ptr<UnitPoints> morris_points(MorrisShape shape, SampleSeed seed);

/// Saltelli's design on Sobol' points: per base point A, B, then A with each group's columns from B and, with
/// `second_order`, B with each group's columns from A. The first half of the Sobol' columns is A, the other B.
struct SaltelliShape {
    std::uint64_t base_points = 1;
    bool second_order = false;
    std::vector<std::uint32_t> group_of;  // [column]
    std::uint32_t groups = 1;
};
std::unique_ptr<UnitPoints> saltelli_points(SaltelliShape shape);

inline constexpr std::size_t sobol_columns_max = 3667;

/// Direction numbers: [column][bit], the first bit 1/2.
std::vector<std::uint32_t> sobol_directions(std::size_t columns);

}  // namespace kaptein
