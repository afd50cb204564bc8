#pragma once

#include "analysis/comparison.hpp"
#include "simulation/model.hpp"
#include "store/rows.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace kaptein {

/// An outcome of one design, in total or divided by a level outcome.
struct Quantity {
    std::size_t design = 0;
    std::size_t outcome = 0;
    std::optional<std::size_t> denominator;  // a level outcome
};

/// The runs of one point as a table of design, replicate and outcome; derived outcomes are differences to the null
/// design of the same replicate. What is missing on one side of a pair is left out on both. Kept are numbers only, in
/// columns: a point may have a million runs.
class PointData {
  public:
    PointData(const ModelInfo& info, std::size_t design_count, std::optional<std::size_t> null_design);
    void add(const StoredRun& run);

    std::size_t replicates() const { return replicates_; }
    Level level(const Quantity& quantity, double confidence) const;
    Comparison compare(const Quantity& quantity, const Quantity& against, double confidence) const;
    /// An outcome of a design, one value per replicate, minus that of `against` where one is given.
    std::vector<double> values(std::size_t outcome, std::size_t design, std::optional<std::size_t> against) const;
    /// The same by number of the replicate, with an empty value where there is none.
    std::vector<Value> by_replicate(std::size_t outcome, std::size_t design, std::optional<std::size_t> against) const;
    /// Replicates in which one of the two designs has no good run.
    std::size_t unpaired(std::size_t design, std::size_t against) const;

  private:
    Value value(std::size_t design, std::size_t outcome, std::size_t row) const;
    bool append(const Quantity& quantity, std::size_t row, std::vector<double>& over, std::vector<double>& under) const;

    /// The good runs of one design.
    struct Runs {
        std::vector<std::int64_t> of_replicate;    // [replicate] its place in the columns; -1: there is no good run
        std::vector<std::vector<double>> columns;  // [level][place]; NaN: missing
        std::int64_t count = 0;
    };
    Value level_value(std::size_t design, std::size_t level, std::size_t row) const;
    bool has(std::size_t design, std::size_t row) const;

    const ModelInfo* info_;
    std::optional<std::size_t> null_design_;
    std::size_t replicates_ = 0;
    std::vector<bool> stored_;                  // [replicate] some design has a run, good or failed
    std::vector<Runs> runs_;                    // [design]
    std::vector<std::size_t> index_of_level_;                   // of all terms, flattened in order of outcomes
    std::vector<std::size_t> first_term_;                       // [outcome] in index_of_level_
};

}  // namespace kaptein
