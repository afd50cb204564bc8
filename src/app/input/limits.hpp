#pragma once

#include "app/input/run_counts.hpp"
#include "app/line/options.hpp"

#include <string>

namespace kaptein {

/// Threads that -j asks for, or one per processor.
int threads_of(const Options& options);

/// Which of --max-runs, --max-time and --max-disk the missing runs break, as a sentence; "" when none. `estimate` is
/// measured by a pilot when it is needed and not there.
std::string limit_broken(const Options& options, const Study& study, const RunCounts& counts,
                         std::optional<PilotResult>& estimate);

}  // namespace kaptein
