#include "analysis/sensitivity/noise.hpp"

#include <algorithm>
#include <cmath>

namespace kaptein {

namespace {

double mean_of(std::span<const double> values)
{
    double sum = 0.0;
    for (const double value : values) {
        sum += value;
    }
    return sum / static_cast<double>(values.size());
}

/// Sum of squared distances from the mean.
double scatter_of(std::span<const double> values)
{
    const double mean = mean_of(values);
    double squares = 0.0;
    for (const double value : values) {
        squares += (value - mean) * (value - mean);
    }
    return squares;
}

}  // namespace

std::optional<Noise> noise_of(std::span<const std::vector<double>> values)
{
    std::size_t replicates = 0;
    for (const auto& point : values) {
        replicates = std::max(replicates, point.size());
    }
    std::vector<const std::vector<double>*> whole;
    for (const auto& point : values) {
        if (point.size() == replicates) {
            whole.push_back(&point);
        }
    }
    if (replicates < 2 || whole.size() < 2) {
        return std::nullopt;
    }
    const auto p = static_cast<double>(whole.size());
    const auto r = static_cast<double>(replicates);
    std::vector<double> of_point;
    std::vector<double> of_replicate(replicates, 0.0);
    for (const auto* point : whole) {
        of_point.push_back(mean_of(*point));
        for (std::size_t i = 0; i < replicates; ++i) {
            of_replicate[i] += (*point)[i] / p;
        }
    }
    const double mean = mean_of(of_point);
    double squares = 0.0;
    for (std::size_t row = 0; row < whole.size(); ++row) {
        for (std::size_t i = 0; i < replicates; ++i) {
            const double rest = (*whole[row])[i] - of_point[row] - of_replicate[i] + mean;
            squares += rest * rest;
        }
    }
    const double rest = squares / ((p - 1.0) * (r - 1.0));
    const double of_points = scatter_of(of_point) / (p - 1.0);
    const double shared = std::max(0.0, scatter_of(of_replicate) / (r - 1.0) - rest / p);
    const double of_factors = std::max(0.0, of_points - rest / r);
    if (!(of_points + shared + rest > 0.0)) {
        return std::nullopt;
    }
    // What is left of equal runs after rounding is not luck.
    constexpr double rounding = 1e-24;
    Noise noise;
    if (rest <= rounding * of_points && shared <= rounding * of_points) {
        return noise;
    }
    noise.of_mean = rest / r;
    noise.share = of_points > 0.0 ? std::min(1.0, noise.of_mean / of_points) : 0.0;
    noise.share_of_run = (shared + rest) / (of_factors + shared + rest);
    return noise;
}

}  // namespace kaptein
