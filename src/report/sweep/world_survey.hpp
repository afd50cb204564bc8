#pragma once

#include "report/compare/comparison_report.hpp"

namespace kaptein {

/// What `compare` says over all points of a sweep: shares of worlds and the map of who wins where. Looks at one point
/// after the other.
class WorldSurvey {
  public:
    /// `outcome` decides who does better.
    WorldSurvey(const ComparisonReport& report, std::size_t outcome);
    /// Of a Saltelli plan only A and B count: they are drawn on their own, the others are those with one group changed.
    void add(std::uint64_t point, const PointData& data);
    /// Fills report.worlds and report.map.
    void finish(ComparisonReport& report) const;

  private:
    std::optional<RegimeMap> map_of(const ComparisonReport& report) const;

    std::size_t outcome_;
    double confidence_;
    std::uint64_t block_;
    double good_;
    std::vector<DesignPair> pairs_;
    std::vector<std::size_t> competing_;
    WorldCounts counts_;
    std::vector<PointWinner> winners_;
};

} // namespace kaptein
