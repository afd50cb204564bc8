#pragma once

#include <cmath>
#include <cstddef>

namespace kaptein::workload {

/// What a run of the reference workload comes to; the values that any correct program gives (N = 100,000).
struct Recorded {
    double motivation = 0.0;         // mean after step 12
    double impact = 0.0;             // per volunteer
    double joining_share = 0.0;      // per month
    double placed_share = 0.0;

    /// +- 0.003 between seeds; twice that for the impact, which is the sum of twelve months.
    bool right() const
    {
        return std::abs(motivation + 1.554) < 0.006 && std::abs(impact - 1.948) < 0.012
               && std::abs(joining_share - 0.2103) < 0.003 && std::abs(placed_share - 0.1) < 1e-9;
    }
};

inline constexpr std::size_t kinds = 8;
inline constexpr int steps = 12;
inline constexpr int places = 5;
inline constexpr int looks = 8;

}  // namespace kaptein::workload
