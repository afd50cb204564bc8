#include "models/volunteering/setup/careers.hpp"

#include "base/vectorised.hpp"
#include "models/volunteering/setup/hiring.hpp"

#include <algorithm>
#include <cmath>

namespace kaptein::volunteering {
namespace {

constexpr double normal_max = 6.4; // no normal of a 32-bit uniform number is larger

double log_factor_at(int point) { return factor_low + point * factor_width; }

void sum_survival(Careers& careers, const LeavingParameters& leaving)
{
    constexpr std::size_t months = tenure_months_max;
    constexpr std::size_t side_by_side = Careers::side_by_side;
    constexpr std::size_t groups = (factor_steps + side_by_side - 1) / side_by_side;
    std::array<double, months> hazard; // from hire to this month
    vectorised([=, to = hazard.data()]() KAPTEIN_VECTORISED {
        for (int month = 0; month < tenure_months_max; ++month) {
            to[month] = baseline_hazard(leaving, static_cast<double>(month));
        }
    });
    hazard[0] = 0.0;
    for (std::size_t month = 1; month < months; ++month) {
        hazard[month] += hazard[month - 1];
    }
    careers.cumulative.resize(groups * months * side_by_side);
    for (std::size_t group = 0; group < groups; ++group) {
        std::array<double, side_by_side> factor;
        for (std::size_t k = 0; k < side_by_side; ++k) {
            factor[k] = elementary::exp(log_factor_at(static_cast<int>(group * side_by_side + k)));
        }
        double* to = careers.cumulative.data() + group * months * side_by_side;
        vectorised([to, factor = factor.data(), from = hazard.data()]() KAPTEIN_VECTORISED {
            for (std::size_t month = 0; month < months; ++month) {
                for (std::size_t k = 0; k < side_by_side; ++k) {
                    to[month * side_by_side + k] = -factor[k] * from[month];
                }
            }
            for (std::size_t i = 0; i < months * side_by_side; ++i) {
                to[i] = elementary::exp(to[i]);
            }
            for (std::size_t i = side_by_side; i < months * side_by_side; i += side_by_side) {
                for (std::size_t k = 0; k < side_by_side; ++k) {
                    to[i + k] += to[i + k - side_by_side];
                }
            }
        });
    }
    for (int point = 0; point < factor_steps; ++point) {
        careers.length[static_cast<std::size_t>(point)] =
            careers.cumulative[static_cast<std::size_t>(Careers::begin_of(point)) + (months - 1) * side_by_side];
    }
}

/// log of the largest L(x) exp(tilt x) for x in [low, high]; L is constant around each point of the grid and beyond it.
double log_bound_of(const std::array<double, factor_steps>& log_length, double tilt, double low, double high)
{
    double bound = -1e300;
    for (int point = point_nearest(low); point <= point_nearest(high); ++point) {
        const double right = point + 1 < factor_steps ? log_factor_at(point) + 0.5 * factor_width : high;
        bound = std::max(bound, log_length[static_cast<std::size_t>(point)] + tilt * std::min(right, high));
    }
    return bound + 1e-9; // more than rounding
}

} // namespace

/// The tilt that takes most proposals: their share falls with bound x exp(tilt^2 c^2 / 2).
Careers make_careers(const LeavingParameters& leaving, const EmployeesParameters& employees)
{
    Careers careers;
    sum_survival(careers, leaving);
    std::array<double, factor_steps> log_length;
    std::transform(careers.length.begin(), careers.length.end(), log_length.begin(), elementary::log);
    const MotivesAtHire motives_of(employees);
    const Motives one = motives_of(1.0, 0.0);
    const Motives other = motives_of(0.0, 1.0);
    const double c = leaving.attachment_effect * one.attachment + leaving.motive_effect * one.motive;
    const double other_c = leaving.attachment_effect * other.attachment + leaving.motive_effect * other.motive;
    const double square = c * c + other_c * other_c;
    const double reach = normal_max * (std::abs(c) + std::abs(other_c));
    double least = 1e300;
    for (int i = 0; i <= 24; ++i) {
        const double tilt = i / 16.0;
        const double centre = -tilt * square;
        const double log_bound = log_bound_of(log_length, tilt, centre - reach, centre + reach);
        if (log_bound + 0.5 * tilt * tilt * square < least) {
            least = log_bound + 0.5 * tilt * tilt * square;
            careers.tilt = tilt;
            careers.log_bound = log_bound;
        }
    }
    careers.shift = careers.tilt * c;
    careers.other_shift = careers.tilt * other_c;
    return careers;
}

} // namespace kaptein::volunteering
