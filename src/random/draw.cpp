#include "random/draw.hpp"

#include "base/contract.hpp"
#include "base/elementary.hpp"

#include <algorithm>
#include <cmath>

namespace kaptein {
namespace {

constexpr double largest_word = 4294967295.0;

/// Largest mean (or variance) for which summing from 0 is used: short, and its first chance is far from underflow.
constexpr double sum_from_zero = 30.0;

/// A chance below this, past the mode, cannot change a sum near 1: what u asks for beyond it does not exist.
constexpr double negligible = 0x1p-70;

/// log(n!) - log(sqrt(2 pi n) (n/e)^n), the rest of Stirling's series; absolute error below 1e-15 for n >= 25.
double stirling_rest(double n)
{
    const double z = 1.0 / (n * n);
    return (1.0 / 12 - z * (1.0 / 360 - z * (1.0 / 1260 - z * (1.0 / 1680 - z * (1.0 / 1188))))) / n;
}

/// count log(count / mean) + mean - count for a count next to its mean, without cancellation (the deviance of Loader
/// 2000, "Fast and accurate computation of binomial probabilities").
double deviance(double count, double mean)
{
    const double excess = mean - count;
    return excess - count * elementary::log1p(excess / count);
}

/// Smallest k in [0, last] whose cumulative chance reaches u. `up(k)` is chance(k + 1) / chance(k), `down(k)` is
/// chance(k - 1) / chance(k). Starts at the mode, so that it takes some standard deviations of steps.
template <class Up, class Down>
std::uint32_t search(double u, double mode, double chance_of_mode, double last, Up up, Down down)
{
    double below = chance_of_mode;
    double term = chance_of_mode;
    for (double k = mode; k > 0.0 && term > negligible; k -= 1.0) {
        term *= down(k);
        below += term;
    }
    double k = mode;
    term = chance_of_mode;
    if (u > below) {
        while (u > below && k < last && term > negligible) {
            term *= up(k);
            below += term;
            k += 1.0;
        }
        return static_cast<std::uint32_t>(k);
    }
    while (k > 0.0 && below - term >= u && term > negligible) {
        below -= term;
        term *= down(k);
        k -= 1.0;
    }
    return static_cast<std::uint32_t>(k);
}

/// The same by summing from 0, where the chance is `chance_of_zero`.
template <class Up>
std::uint32_t search_from_zero(double u, double chance_of_zero, double mode, double last, Up up)
{
    double below = chance_of_zero;
    double term = chance_of_zero;
    double k = 0.0;
    while (u > below && k < last && (k < mode || term > negligible)) {
        term *= up(k);
        below += term;
        k += 1.0;
    }
    return static_cast<std::uint32_t>(k);
}

constexpr double two_pi = 6.283185307179586476925;

}  // namespace

std::uint32_t poisson(double u, double mean)
{
    EXPECTS(mean >= 0.0 && mean <= 1e6);
    const auto up = [mean](double k) { return mean / (k + 1.0); };
    if (mean <= sum_from_zero) {
        return search_from_zero(u, elementary::exp(-mean), mean, largest_word, up);
    }
    const double mode = std::floor(mean);
    const double chance = elementary::exp(-stirling_rest(mode) - deviance(mode, mean)) / std::sqrt(two_pi * mode);
    return search(u, mode, chance, largest_word, up, [mean](double k) { return k / mean; });
}

std::uint32_t binomial(double u, std::uint32_t n, double chance)
{
    EXPECTS(chance >= 0.0 && chance <= 1.0);
    if (chance > 0.5) {
        return n - binomial(1.0 - u, n, 1.0 - chance);  // failures from the other end: still monotone in u
    }
    const double trials = static_cast<double>(n);
    const double odds = chance / (1.0 - chance);
    const auto up = [=](double k) { return odds * (trials - k) / (k + 1.0); };
    const double mean = trials * chance;
    if (mean <= sum_from_zero) {
        const double none = elementary::exp(trials * elementary::log1p(-chance));
        return search_from_zero(u, none, mean, trials, up);
    }
    const double mode = std::floor((trials + 1.0) * chance);
    const double rest = trials - mode;
    const double mismatch = stirling_rest(trials) - stirling_rest(mode) - stirling_rest(rest) - deviance(mode, mean)
                            - deviance(rest, trials * (1.0 - chance));
    const double chance_of_mode = elementary::exp(mismatch) * std::sqrt(trials / (two_pi * mode * rest));
    return search(u, mode, chance_of_mode, trials, up, [=](double k) { return k / (odds * (trials - k + 1.0)); });
}

std::uint32_t geometric(double u, double chance)
{
    EXPECTS(chance > 0.0 && chance <= 1.0);
    if (chance == 1.0) {
        return 0;
    }
    const double failures = std::floor(elementary::log1p(-u) / elementary::log1p(-chance));
    return static_cast<std::uint32_t>(std::min(failures, largest_word));
}

std::uint32_t pick(double u, std::uint32_t n)
{
    EXPECTS(n > 0);
    const auto index = static_cast<std::uint32_t>(u * static_cast<double>(n));
    return std::min(index, n - 1);  // u just below 1 times a large n may round up to n
}

}  // namespace kaptein
