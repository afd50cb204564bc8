#pragma once

#include "models/volunteering/world/world.hpp"
#include "simulation/model.hpp"

#include <span>

namespace kaptein::volunteering {

std::span<const Column> series_declarations();

/// Means and sums of the world, month by month.
class RecordedSeries {
  public:
    explicit RecordedSeries(const Recording* what);
    void after_settle(const World& world);
    SeriesTable take() { return std::move(table_); }

  private:
    const Recording* what_;
    SeriesTable table_;
};

}  // namespace kaptein::volunteering
