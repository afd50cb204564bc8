#pragma once

#include "analysis/comparison.hpp"
#include "simulation/model.hpp"
#include "store/rows.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <vector>

namespace kaptein {

/// An outcome of one design, in total or divided by a level outcome.
struct Quantity {
    std::size_t design = 0;
    std::size_t outcome = 0;
    std::optional<std::size_t> denominator;  // a level outcome
};

/// The runs of one point as a table of design, replicate and outcome; derived outcomes are differences to the null
/// design of the same replicate. What is missing on one side of a pair is left out on both.
class PointData {
  public:
    PointData(const ModelInfo& info, std::size_t design_count, std::optional<std::size_t> null_design,
              std::span<const StoredRun> runs);

    std::size_t replicates() const { return row_of_.size(); }
    Level level(const Quantity& quantity, double confidence) const;
    Comparison compare(const Quantity& quantity, const Quantity& against, double confidence) const;
    /// An outcome of a design, one value per replicate, minus that of `against` where one is given.
    std::vector<double> values(std::size_t outcome, std::size_t design, std::optional<std::size_t> against) const;
    /// Replicates in which one of the two designs has no good run.
    std::size_t unpaired(std::size_t design, std::size_t against) const;

  private:
    Value value(std::size_t design, std::size_t outcome, std::size_t row) const;
    bool append(const Quantity& quantity, std::size_t row, std::vector<double>& over, std::vector<double>& under) const;

    const ModelInfo* info_;
    std::optional<std::size_t> null_design_;
    std::map<std::uint32_t, std::size_t> row_of_;               // replicate -> row
    std::vector<std::vector<const std::vector<Value>*>> runs_;  // [design][row]; null when there is no good run
    std::vector<std::size_t> index_of_level_;                   // of all terms, flattened in order of outcomes
    std::vector<std::size_t> first_term_;                       // [outcome] in index_of_level_
};

}  // namespace kaptein
