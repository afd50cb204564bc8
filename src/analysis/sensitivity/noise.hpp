#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace kaptein {

/// What luck adds to the spread among points when each point is the mean of r replicates, and replicate i of every
/// point meets the same luck. With y of point and replicate as point effect + replicate effect + rest:
///   rest = sum (y - point mean - replicate mean + mean)^2 / ((points - 1)(r - 1))
/// The replicate effect moves all points alike and so no index; the rest over r stands in the variance of the points'
/// means as if it were an effect of the factors.
struct Noise {
    double of_mean = 0.0;       // variance that luck adds to the means of points: rest / r
    double share = 0.0;         // of the variance of the points' means, at most 1
    double share_of_run = 0.0;  // of the variance of a single run: replicate effect and rest together
};

/// values[point][replicate]; points with a missing or extra replicate are left out. Empty when fewer than two points or
/// two replicates remain, or nothing varies.
std::optional<Noise> noise_of(std::span<const std::vector<double>> values);

} // namespace kaptein
