#pragma once

#include "report/compare/point_data.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace kaptein {

/// What a point says about who wins: means of the designs that compete, and the two best with the interval of their
/// paired difference.
struct PointWinner {
    std::uint64_t point = 0;
    std::vector<double> means;          // [competing design], good is high
    std::size_t best = 0;
    std::size_t second = 0;
    std::optional<Interval> gap;        // of best minus second over replicates
};

/// An axis: a factor cut into bins.
struct MapAxis {
    std::string factor;
    std::vector<std::string> labels;  // [bin], ascending
};

struct MapCell {
    std::size_t points = 0;
    std::size_t best = 0;                // competing design
    std::optional<std::size_t> second;
    std::optional<double> gap;           // mean over the points of best minus second
    std::optional<Interval> interval;    // over points, or over replicates when there is one point
    bool decided = false;                // the interval leaves out 0
};

struct RegimeMap {
    MapAxis across;
    MapAxis up;
    std::vector<std::size_t> designs;          // competing, in the order of the study: letters A, B, ...
    std::size_t outcome = 0;
    std::vector<std::vector<MapCell>> cells;   // [up][across]
};

/// A factor over the points, for the map.
struct MapFactor {
    std::string name;
    std::vector<double> values;        // [point]
    std::vector<std::string> texts;    // [point] as tables print it
};

/// The two best of some designs at a point; nothing when a design has no value.
std::optional<PointWinner> winner_at(std::uint64_t point, const PointData& data,
                                     const std::vector<std::size_t>& designs, std::size_t outcome, double good,
                                     double confidence);

/// Cuts two factors into bins (each value, or eight of equal width) and says for each cell who wins: highest mean over
/// its points, decided when the interval of the difference to the next best leaves out 0.
RegimeMap regime_map(const std::vector<PointWinner>& winners, const MapFactor& across, const MapFactor& up,
                     double confidence);

/// The factor that the difference between two competing designs follows most: share of its variance between bins.
double variance_between_bins(const std::vector<PointWinner>& winners, const MapFactor& factor, std::size_t a,
                             std::size_t b);

}  // namespace kaptein
