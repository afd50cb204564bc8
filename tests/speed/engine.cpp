#include "app/input/standing.hpp"
#include "app/input/study_input.hpp"
#include "app/store_sink.hpp"
#include "experiment/resolve.hpp"
#include "experiment/run_study.hpp"
#include "models/catalogue/catalogue.hpp"

#include <fmt/format.h>

#include <atomic>
#include <chrono>
#include <ctime>
#include <filesystem>
#include <string>

// What does everything around the model cost? Two numbers, printed:
//   - runs per second of a model that costs nothing, stored durably, on two threads (at least 5,000 wanted);
//   - the share of processor time that planning, storing and progress take beside the volunteering model at its usual
//     20,000 employees (less than 2 % wanted).
// Give a folder on the disk that is to be measured: speed_engine [FOLDER].

using namespace kaptein;

namespace {

double processor_seconds(clockid_t clock)
{
    struct timespec now = {};
    clock_gettime(clock, &now);
    return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

/// Another model, with the processor time of its runs added up.
class TimedModel final : public Model {
  public:
    explicit TimedModel(const Model& inner) : inner_(&inner) {}
    const ModelInfo& info() const override { return inner_->info(); }
    std::unique_ptr<Scratch> scratch() const override { return inner_->scratch(); }
    RunResult run(const RunRequest& request, Executor& executor, Scratch& scratch) const override
    {
        const double start = processor_seconds(CLOCK_THREAD_CPUTIME_ID);
        RunResult result = inner_->run(request, executor, scratch);
        nanoseconds_ += static_cast<std::int64_t>(1e9 * (processor_seconds(CLOCK_THREAD_CPUTIME_ID) - start));
        return result;
    }
    double seconds() const { return 1e-9 * static_cast<double>(nanoseconds_.load()); }

  private:
    const Model* inner_;
    mutable std::atomic<std::int64_t> nanoseconds_{0};
};

struct Times {
    double runs, wall, processor, model;
};

Times measure(const std::string& text, const std::filesystem::path& folder)
{
    Study study = resolve_text(text, "speed.yaml", catalogue()).study.value();
    const TimedModel model(*study.model);
    study.model = &model;
    std::filesystem::remove_all(folder);
    const auto start = std::chrono::steady_clock::now();
    const double processor = processor_seconds(CLOCK_PROCESS_CPUTIME_ID);
    const auto store = Store::open_for_writing(folder, identity_of(study), {"speed", 2});
    StoreSink sink(*store, nullptr);
    const auto driver = driver_of(study, {}, *store);
    RunStudyOptions options;
    options.workers = 2;
    const RunStudyResult result = run_driven(
        study, *driver,
        [&store](const RunSpec& spec) { return store->claim(spec.point, spec.design, spec.replicate, spec.key); }, sink,
        options, [](const RunProgress&) {});
    sink.close();
    return {static_cast<double>(result.progress.ran),
            std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count(),
            processor_seconds(CLOCK_PROCESS_CPUTIME_ID) - processor, model.seconds()};
}

}  // namespace

int main(int count, char** words)
{
    const std::filesystem::path folder = std::filesystem::path(count > 1 ? words[1] : ".") / "speed-engine.tmp";
    const Times tiny = measure("study: tiny\nschema: 1\nmodel: linear\ndesigns: {low: {x: 0}, high: {x: 1}}\nbaseline: "
                               "low\nreplicates: 50000\n",
                               folder);
    fmt::print("tiny runs: {:.0f} per second stored durably, {:.1f} microseconds of processor time each\n",
               tiny.runs / tiny.wall, 1e6 * tiny.processor / tiny.runs);
    const Times usual = measure("study: usual\nschema: 1\nmodel: volunteering\ndesigns: {none: {preset: no_program}, "
                                "supply: {preset: supply_driven}, needs: {preset: needs_driven}}\nbaseline: supply\n"
                                "replicates: 8\n",
                                folder);
    fmt::print("20,000 employees: {:.2f} s of processor time per run, of which {:.2f} % outside the model\n",
               usual.processor / usual.runs, 100.0 * (usual.processor - usual.model) / usual.processor);
    std::filesystem::remove_all(folder);
}
