#pragma once

#include "base/function_ref.hpp"
#include "experiment/driver.hpp"
#include "experiment/sink.hpp"

#include <atomic>
#include <cstdint>

namespace kaptein {

/// Where a study is; `done` counts runs found stored as well.
struct RunProgress {
    std::uint64_t planned = 0;
    std::uint64_t done = 0;
    std::uint64_t found = 0;   // already stored
    std::uint64_t ran = 0;     // in this call
    std::uint64_t failed = 0;  // of those
    std::uint64_t begun = 0;   // in this call; not yet ended ones as well
};

struct RunStudyOptions {
    int workers = 1;                            // threads over runs; never changes a number
    Executor* inside_a_run = nullptr;           // used when there are fewer runs than workers; may be null
    const std::atomic<bool>* stop = nullptr;    // set it, and each worker ends after the run it is in
    PartClock* part_clock = nullptr;            // learns which part of its work each run is in; may be null
    int progress_milliseconds = 200;            // how often `progress` is called at most
};

struct RunStudyResult {
    RunProgress progress;
    bool stopped = false;  // by the flag, with runs still missing
};

/// Runs everything of `plan` that `has` does not know and hands each result to `sink`, in any order. Runs start in
/// plan order. `has` and `progress` are called in the caller's thread only, `sink` from any. Memory is bounded by
/// the workers. Failures are values: a broken contract, memory that runs out or any other exception inside a run
/// loses only this run. What `has` or `sink` throws ends the study and is thrown on.
RunStudyResult run_study(const Study& study, const Plan& plan, FunctionRef<bool(const RunSpec&)> has, Sink& sink,
                         const RunStudyOptions& options, FunctionRef<void(const RunProgress&)> progress);

/// Plan after plan of `driver`, each when the one before is stored. `planned` grows with every plan.
RunStudyResult run_driven(const Study& study, Driver& driver, FunctionRef<bool(const RunSpec&)> has, Sink& sink,
                          const RunStudyOptions& options, FunctionRef<void(const RunProgress&)> progress);

/// One run, with everything that can go wrong inside it as a value.
RunResult run_guarded(const Study& study, const RunSpec& spec, Executor& executor, Scratch& scratch,
                      PartClock* part_clock = nullptr);

}  // namespace kaptein
