#include "app/input/limits.hpp"

#include "app/output/progress.hpp"
#include "parallel/make_executor.hpp"

#include <fmt/format.h>

namespace kaptein {

int threads_of(const Options& options) { return options.threads > 0 ? options.threads : usable_processors(); }

std::string limit_broken(const Options& options, const Study& study, const RunCounts& counts,
                         std::optional<PilotResult>& estimate)
{
    if (options.max_runs && counts.missing > *options.max_runs) {
        return fmt::format("{} runs are missing, more than --max-runs {}", counts.missing, *options.max_runs);
    }
    if ((!options.max_seconds && !options.max_bytes) || counts.missing == 0) {
        return "";
    }
    if (!estimate) {
        estimate = pilot(study, counts, threads_of(options));
    }
    if (options.max_seconds && estimate->wall_seconds > *options.max_seconds) {
        return fmt::format("it would take {}, more than --max-time {}", spoken_time(estimate->wall_seconds),
                           spoken_time(*options.max_seconds));
    }
    if (options.max_bytes && estimate->disk_bytes > *options.max_bytes) {
        return fmt::format("it would need about {:.3g} MB of disk, more than --max-disk {:.3g} MB",
                           estimate->disk_bytes / 1e6, *options.max_bytes / 1e6);
    }
    return "";
}

}  // namespace kaptein
