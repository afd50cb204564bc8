#include "analysis/power.hpp"

#include "analysis/distributions.hpp"
#include "base/contract.hpp"

#include <algorithm>
#include <cmath>

namespace kaptein {

namespace {

constexpr double most_pairs = 1e7;

}  // namespace

double paired_t_power(std::size_t n, double standardised, double level)
{
    EXPECTS(n >= 2);
    const auto degrees = static_cast<double>(n - 1);
    const double critical = distributions::student_t_quantile(1.0 - level / 2.0, degrees);
    const double shift = std::abs(standardised) * std::sqrt(static_cast<double>(n));
    // So far out that the noncentral distribution has no mass left below the critical value.
    if (shift > critical + 40.0) {
        return 1.0;
    }
    return 1.0 - distributions::noncentral_t_cdf(critical, degrees, shift)
           + distributions::noncentral_t_cdf(-critical, degrees, shift);
}

std::optional<double> pairs_needed(double standardised, double level, double power)
{
    const double effect = std::abs(standardised);
    if (!(effect > 0.0)) {
        return std::nullopt;
    }
    const double z = distributions::normal_quantile(1.0 - level / 2.0) + distributions::normal_quantile(power);
    const double normal_answer = z / effect * (z / effect);
    if (normal_answer > most_pairs) {
        return std::nullopt;
    }
    // The t test needs a little more than the normal answer, never less.
    auto enough = static_cast<std::size_t>(std::max(2.0, std::floor(normal_answer)));
    while (paired_t_power(enough, effect, level) < power) {
        ++enough;
    }
    return static_cast<double>(enough);
}

double half_width(std::size_t n, double sd, double level)
{
    EXPECTS(n >= 2);
    const auto count = static_cast<double>(n);
    return distributions::student_t_quantile(0.5 + level / 2.0, count - 1.0) * sd / std::sqrt(count);
}

std::optional<double> values_needed(double sd, double wanted, double level)
{
    if (!(wanted > 0.0)) {
        return std::nullopt;
    }
    const double z = distributions::normal_quantile(0.5 + level / 2.0);
    const double normal_answer = z * sd / wanted * (z * sd / wanted);
    if (normal_answer > most_pairs) {
        return std::nullopt;
    }
    // Student's quantile is above the normal one, so the answer is never below.
    auto enough = static_cast<std::size_t>(std::max(2.0, std::floor(normal_answer)));
    while (half_width(enough, sd, level) > wanted) {
        ++enough;
    }
    return static_cast<double>(enough);
}

}  // namespace kaptein
