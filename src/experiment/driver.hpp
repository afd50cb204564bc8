#pragma once

#include "experiment/plan.hpp"

#include <functional>
#include <optional>

namespace kaptein {

/// Decides what a study runs next. A pure function of what is stored at the boundaries between its plans, so that
/// threads, interruptions and the time of day cannot change which runs a study has.
class Driver {
  public:
    virtual ~Driver() = default;
    /// The next runs; asked for when all runs of the plans before are stored. Nothing: the study is done.
    virtual std::optional<Plan> next() = 0;
};

/// Whether the stored runs of a point with replicates 0 .. replicates - 1 are as precise as `replicates.until` asks.
using Precise = std::function<bool(std::uint64_t point, std::uint32_t replicates)>;

/// All replicates at once, or, with `until`: every point gets `min` replicates, and those that are not precise get
/// `batch` more, up to `max`. `precise` may be empty without `until`.
std::unique_ptr<Driver> make_driver(const Study& study, Share share, Precise precise);

}  // namespace kaptein
