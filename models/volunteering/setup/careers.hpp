#pragma once

#include "models/volunteering/kinds.hpp"
#include "models/volunteering/mechanisms/people/leaving.hpp"
#include "models/volunteering/parameters.hpp"

#include <array>
#include <cstddef>
#include <vector>

namespace kaptein::volunteering {

/// Log leaving factors lie on a grid from -3 to 3; beyond it they count as its ends.
inline constexpr int factor_steps = 97;
inline constexpr double factor_low = -3.0;
inline constexpr double factor_width = 1.0 / 16.0;

/// The nearest point of the grid. Written for vectors: no jump, one conversion.
constexpr int point_nearest(double log_factor)
{
    using elementary::detail::if_negative;
    const double place = (log_factor - factor_low) / factor_width + 0.5;
    const double not_below = if_negative(place, 0.0, place);
    return static_cast<int>(if_negative(not_below - factor_steps, not_below, factor_steps - 1.0));
}

/// For each leaving factor on the grid: cumulative survival by tenure in months, and so the mean length of a career.
/// And how first employees are proposed. Motives z at hire are standard normal and give the log factor x = -c z. People
/// are found in proportion to the length L(x) of their careers, which falls about as exp(-tilt x): motives are proposed
/// from the normal of mean tilt x c and taken with chance L(x) exp(tilt x) / bound, which leaves what is wanted, the
/// normal density times L.
struct Careers {
    static constexpr std::size_t side_by_side = 8; // points of the grid, month by month: a vector holds them

    std::vector<double> cumulative; // [point / 8][tenure month][point % 8], sum of survival up to and including
    std::array<double, factor_steps> length;
    double tilt = 0.0;
    double log_bound = 0.0; // of L(x) exp(tilt x), over all x that can be proposed
    double shift = 0.0; // tilt c, of z and of the other z
    double other_shift = 0.0;

    /// Where the column of a point begins; its months are `side_by_side` apart.
    static constexpr int begin_of(int point)
    {
        constexpr auto apart = static_cast<int>(side_by_side);
        return point / apart * apart * tenure_months_max + point % apart;
    }
};

Careers make_careers(const LeavingParameters& leaving, const EmployeesParameters& employees);

} // namespace kaptein::volunteering
