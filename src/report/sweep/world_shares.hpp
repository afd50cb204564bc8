#pragma once

#include "report/compare/point_data.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace kaptein {

/// In how many points of a sweep one design does better than another, in total or per unit of something.
struct PairShare {
    std::size_t design = 0;
    std::size_t against = 0;
    std::size_t outcome = 0;
    std::string per;         // key of a denominator, "" for totals
    std::string unit;
    std::size_t points = 0;  // with a difference
    std::size_t better = 0;  // the difference has the good sign (more, unless the outcome is better low)
    std::size_t clearly_better = 0;  // and its interval at that point leaves out 0; needs two replicates
    std::size_t clearly_worse = 0;
    std::optional<double> mean;          // of the differences over points
    std::optional<Interval> interval;    // of that mean, over points
    std::optional<Interval> share_range;  // Wilson, of better / points; only for points drawn at random
};

/// Two designs to compare over the points.
struct DesignPair {
    std::size_t design = 0;
    std::size_t against = 0;
    bool operator==(const DesignPair&) const = default;
};

/// Counts point by point.
class WorldCounts {
  public:
    WorldCounts() = default;
    WorldCounts(const ModelInfo& info, const std::vector<DesignPair>& pairs, std::size_t outcome);
    void add(const PointData& data, double confidence);
    /// `drawn`: the points are a sample of worlds, not a grid.
    std::vector<PairShare> shares(bool drawn, double confidence) const;

  private:
    struct Count {
        PairShare share;
        std::optional<std::size_t> denominator;
        std::vector<double> differences;  // [point]
    };
    double good_ = 1.0;  // -1: less is better
    std::vector<Count> counts_;
};

/// Methods whose points are a sample of plausible worlds.
bool is_drawn(std::string_view method);

/// Those, and saltelli, some of whose points are one.
bool is_sample(std::string_view method);

}  // namespace kaptein
