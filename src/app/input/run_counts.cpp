#include "app/input/run_counts.hpp"

#include "app/input/standing.hpp"
#include "experiment/run_study.hpp"
#include "parallel/make_executor.hpp"
#include "store/files/folder.hpp"

#include <sys/resource.h>

#include <algorithm>
#include <chrono>

namespace kaptein {
namespace {

/// Bytes a run takes in the store: its row with digests and sum, and eight or nine bytes per number. Measured on
/// stores of this program, with indexes: within a third.
double stored_bytes(const RunResult& result)
{
    const auto* record = std::get_if<RunRecord>(&result);
    if (record == nullptr) {
        return 400.0;
    }
    const auto number_of = [](std::size_t rows, std::size_t columns) {
        return static_cast<double>(rows) * static_cast<double>(columns);
    };
    double bytes = 400.0 + 9.0 * static_cast<double>(record->outcomes.size());
    bytes += 12.0 * number_of(record->series.months.size(), record->series.columns.size() + 1);
    for (const PanelTable& panel : record->panels) {
        bytes += 9.0 * number_of(panel.months.size(), panel.columns.size() + 2);
    }
    return bytes;
}

constexpr double pilot_seconds = 20.0;  // long enough for a fair guess, short enough to wait for

double memory_now()
{
    struct rusage usage = {};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) * 1024.0;
}

}  // namespace

RunCounts counts_of(const Study& study, std::optional<Share> shard)
{
    RunCounts counts;
    counts.points = study.sweep_method.empty() ? 1 : study.points.size();
    counts.dropped = study.points.numbered() - study.points.size();
    counts.designs = study.designs.size();
    counts.replicates_min = study.replicates.min;
    counts.replicates_max = study.replicates.max;
    counts.runs = Plan(study, 0, study.replicates.max, shard.value_or(Share{})).size();
    counts.missing = counts.runs;
    return counts;
}

RunCounts counts_with_stored(const Study& study, const std::filesystem::path& folder, std::optional<Share> shard)
{
    RunCounts counts = counts_of(study, shard);
    if (state_of(folder) != FolderState::results) {
        return counts;
    }
    const auto store = Store::open_read_only(folder);
    const Plan plan(study, 0, study.replicates.max, shard.value_or(Share{}));
    for (std::uint64_t i = 0; i < plan.size(); ++i) {
        const RunSpec spec = plan.at(i);
        const auto run = store->run_at(spec.point, spec.design, spec.replicate);
        counts.stored += run && run->ok && run->run_key == spec.key ? 1 : 0;
    }
    counts.missing = counts.runs - counts.stored;
    if (study.replicates.until && store->resolved_text() == study.resolved_text
        && standing_of(study, *store).complete) {
        counts.missing = 0;
    }
    return counts;
}

PilotResult pilot(const Study& study, const RunCounts& counts, int threads)
{
    const double memory_before = memory_now();
    const auto executor = make_executor(1, Backend::serial);
    const auto scratch = study.model->scratch();
    const Plan plan(study, 0, 1);
    // Every design, at points spread over the sweep, for runs may take longer in some of its corners.
    const std::uint64_t designs = study.designs.size();
    const std::uint64_t wanted = counts.points > 1 ? std::max<std::uint64_t>(designs, 8) : designs;
    std::uint64_t runs = 0;
    double seconds = 0.0;
    double bytes = 0.0;
    const auto start = std::chrono::steady_clock::now();
    for (; runs < std::min<std::uint64_t>(wanted, 32) && seconds < pilot_seconds; ++runs) {
        const std::uint64_t row = counts.points * runs / wanted;
        bytes += stored_bytes(run_guarded(study, plan.at(row * designs + runs % designs), *executor, *scratch));
        seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    }

    PilotResult result;
    const auto per_run = [runs](double sum) { return sum / static_cast<double>(runs); };
    result.threads = threads;
    result.seconds_per_run = per_run(seconds);
    result.wall_seconds = result.seconds_per_run * static_cast<double>(counts.missing)
                          / static_cast<double>(std::min<std::uint64_t>(static_cast<std::uint64_t>(threads),
                                                                        std::max<std::uint64_t>(counts.missing, 1)));
    result.memory_bytes = memory_before + (memory_now() - memory_before) * threads;
    result.disk_bytes = per_run(bytes) * static_cast<double>(counts.missing);
    return result;
}

}  // namespace kaptein
