#pragma once

#include "base/function_ref.hpp"
#include "simulation/model.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

/// What compare, analysis, export, report and readers see of a results folder. The store knows nothing of studies'
/// files or plans: only rows. (experiment and store are neighbours; app joins them.)
namespace kaptein {

struct StoredRun {
    std::uint64_t point = 0;
    std::size_t design = 0;       // order in designs.csv
    std::uint32_t replicate = 0;
    std::array<std::uint8_t, 32> run_key{};
    bool ok = true;
    std::string stage;            // failed runs
    std::string message;
    Digest state;
    Digest start;
    std::vector<Value> outcomes;  // [level outcome]; empty for a failed run
};

struct StoredDesign {
    std::string name;
    bool is_baseline = false;
    std::string preset;
    std::vector<std::string> choices;  // text as printed, one per choice
};

/// Outcomes of one study as a dense table: value(point row, design, replicate row, level). Rows in table order.
class Rows {
  public:
    virtual ~Rows() = default;
    virtual const std::vector<StoredDesign>& designs() const = 0;
    virtual std::vector<std::uint64_t> points() const = 0;
    virtual std::vector<StoredRun> runs_of_point(std::uint64_t point) const = 0;  // ordered by design, replicate
    /// The same runs one after the other: a point may have more of them than fit in memory.
    virtual void each_run(std::uint64_t point, FunctionRef<void(const StoredRun&)> take) const
    {
        for (const StoredRun& run : runs_of_point(point)) {
            take(run);
        }
    }
    virtual std::uint64_t run_count() const = 0;
    virtual std::uint64_t failed_count() const = 0;
};

}  // namespace kaptein
