#pragma once

#include "speed/workload/description.hpp"

#include <cstdint>
#include <memory>

namespace kaptein::workload {

/// The yardstick: the workload as a plain struct-of-arrays program, with xoshiro256++ (Blackman and Vigna 2019), double
/// and std::exp. Made with everything drawn.
class Plain {
  public:
    virtual ~Plain() = default;
    virtual Recorded run() = 0;
    virtual double mean_need() const = 0;
};

/// Compiled as the engine is.
std::unique_ptr<Plain> plain(std::size_t volunteers, std::uint64_t seed);

/// The same source with -O3 -march=native.
std::unique_ptr<Plain> plain_native(std::size_t volunteers, std::uint64_t seed);

} // namespace kaptein::workload
