#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace kaptein {

/// Whether differences between designs that were clear keep their sign. Fed with the rows of outcomes.csv on both
/// sides, in the order of the table.
class OutcomeDirection {
  public:
    OutcomeDirection(std::vector<std::string> columns, std::string baseline)
        : columns_(std::move(columns)),
          baseline_(std::move(baseline))
    {}

    void add(const std::vector<std::string>& before, const std::vector<std::string>& after);
    /// Ends the last point. "" when every clear difference keeps its sign, else the first that turns around.
    std::string finish();

  private:
    using Values = std::pair<std::vector<double>, std::vector<double>>;  // before, after; NaN: missing
    void end_point();

    std::vector<std::string> columns_;  // point, design, replicate, outcomes...
    std::string baseline_;
    std::string point_;
    std::map<std::string, std::map<std::string, Values>> rows_;  // design, replicate
    std::string turned_;
    bool paired_ = false;  // some design was compared with the baseline
};

/// The same of comparisons.csv: one row on both sides. "" or what turned around.
std::string turned_around(const std::vector<std::string>& columns, const std::vector<std::string>& before,
                          const std::vector<std::string>& after);

}  // namespace kaptein
