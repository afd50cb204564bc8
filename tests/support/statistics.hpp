#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

/// Bounds for tests on random numbers. Every one is set so that a correct program fails about once in a million seeds;
/// seeds are fixed, so a failure is news and never a reason to reseed.
namespace kaptein::statistics {

/// |z| at most this: 1e-6 two-sided for a normal statistic.
inline constexpr double z_bound = 4.9;

/// How many of theory's standard errors the mean of n independent values lies from its expectation.
inline double z_of_mean(double mean, double expected, double variance, double n)
{
    return (mean - expected) / std::sqrt(variance / n);
}

/// The same for the sample variance of n values with the fourth central moment given.
inline double z_of_variance(double sample_variance, double variance, double fourth_moment, double n)
{
    return (sample_variance - variance) / std::sqrt((fourth_moment - variance * variance) / n);
}

/// Upper 1e-6 quantile of chi-square (Wilson and Hilferty 1931, PNAS 17, 684-688; within 2 % from 3 degrees on).
inline double chi_square_bound(double degrees)
{
    constexpr double z = 4.753424;  // upper 1e-6 quantile of the normal distribution
    const double ninth = 2.0 / (9.0 * degrees);
    const double root = 1.0 - ninth + z * std::sqrt(ninth);
    return degrees * root * root * root;
}

struct ChiSquare {
    double statistic = 0.0;
    double degrees = 0.0;
    bool fits() const { return statistic <= chi_square_bound(degrees); }
};

/// Pearson's statistic. Neighbouring cells are joined until each expects at least 5, as the approximation needs.
inline ChiSquare chi_square(const std::vector<double>& counted, const std::vector<double>& expected)
{
    std::vector<double> joined_counts;
    std::vector<double> joined_expected;
    double count = 0.0;
    double expect = 0.0;
    for (std::size_t i = 0; i < counted.size(); ++i) {
        count += counted[i];
        expect += expected[i];
        if (expect >= 5.0) {
            joined_counts.push_back(count);
            joined_expected.push_back(expect);
            count = expect = 0.0;
        }
    }
    if (!joined_counts.empty()) {
        joined_counts.back() += count;
        joined_expected.back() += expect;
    }
    ChiSquare result;
    for (std::size_t i = 0; i < joined_counts.size(); ++i) {
        const double excess = joined_counts[i] - joined_expected[i];
        result.statistic += excess * excess / joined_expected[i];
    }
    result.degrees = static_cast<double>(joined_counts.size()) - 1.0;
    return result;
}

/// Kolmogorov and Smirnov: sqrt(n) times the largest distance of the sample from `cumulative`.
template <class Cumulative>
double kolmogorov_smirnov(std::vector<double> sample, Cumulative cumulative)
{
    std::sort(sample.begin(), sample.end());
    const auto n = static_cast<double>(sample.size());
    double distance = 0.0;
    for (std::size_t i = 0; i < sample.size(); ++i) {
        const double at = cumulative(sample[i]);
        const auto rank = static_cast<double>(i);
        distance = std::max({distance, at - rank / n, (rank + 1.0) / n - at});
    }
    return std::sqrt(n) * distance;
}

/// 2 exp(-2 x^2) = 1e-6 (the first term of Kolmogorov's series; the others are below 1e-25 here).
inline constexpr double kolmogorov_smirnov_bound = 2.6935;

}  // namespace kaptein::statistics
