#pragma once

#include "models/volunteering/recording/recorded_panel.hpp"
#include "models/volunteering/recording/series.hpp"

#include <memory>
#include <span>
#include <vector>

namespace kaptein::volunteering {

std::span<const Panel> panel_declarations();

/// Writes down what a study asked for. Only looks: a run with a recorder ends in the same state as one without.
/// Months are recorded before the year is closed, so that the last month of a year still shows what was of that year.
class Recorder {
  public:
    Recorder(const World& world, const Recording* what);
    bool records_work() const;              // else after_work has nothing to do
    void after_work(const World& world);    // while those who end this month are still there
    void after_settle(const World& world);  // the month as it ends
    void finish(RunRecord& record);

  private:
    RecordedSeries series_;
    std::vector<std::unique_ptr<RecordedPanel>> panels_;
};

}  // namespace kaptein::volunteering
