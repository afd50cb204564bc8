#pragma once

#include "models/volunteering/world/world.hpp"
#include "simulation/model.hpp"

#include <span>

namespace kaptein::volunteering {

std::span<const Column> series_declarations();
std::span<const Panel> panel_declarations();

/// Writes down what a study asked for. Only looks: a run with a recorder ends in the same state as one without.
class Recorder {
  public:
    Recorder(const World& world, const Recording* what);
    void record_month(const World& world);
    void finish(RunRecord& record);

  private:
    const Recording* what_;
    SeriesTable series_;
};

}  // namespace kaptein::volunteering
