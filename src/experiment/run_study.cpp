#include "experiment/run_study.hpp"

#include "experiment/run_loop/contract.hpp"
#include "experiment/run_loop/queue.hpp"

#include <algorithm>
#include <exception>
#include <new>
#include <thread>
#include <vector>

namespace kaptein {
namespace {

/// Counters that workers and the caller share.
struct Counters {
    std::atomic<std::uint64_t> ran{0};
    std::atomic<std::uint64_t> failed{0};
    std::atomic<std::uint64_t> begun{0};
};

/// What all parts of one call need.
struct Work {
    const Study& study;
    Sink& sink;
    const std::atomic<bool>* stop;
    PartClock* part_clock;
    RunQueue queue;
    Counters counters;

    bool stopping() const { return stop != nullptr && stop->load(std::memory_order_relaxed); }
};

void run_one(Work& work, RunSpec&& spec, Executor& executor, Scratch& scratch)
{
    work.counters.begun.fetch_add(1, std::memory_order_relaxed);
    RunResult result = run_guarded(work.study, spec, executor, scratch, work.part_clock);
    const bool failed = std::holds_alternative<RunFailure>(result);
    work.sink.put(std::move(spec), std::move(result));
    work.counters.ran.fetch_add(1, std::memory_order_relaxed);
    work.counters.failed.fetch_add(failed ? 1 : 0, std::memory_order_relaxed);
}

/// Takes runs until there are none left or someone stops; what the sink throws is kept for the caller.
void work_through(Work& work, Executor& executor)
{
    try {
        const std::unique_ptr<Scratch> scratch = work.study.model->scratch();
        while (!work.stopping()) {
            std::optional<RunSpec> spec = work.queue.take();
            if (!spec) {
                return;
            }
            run_one(work, std::move(*spec), executor, *scratch);
        }
    } catch (...) {
        work.queue.fail(std::current_exception());
    }
    work.queue.abandon();
}

class Reporter {
  public:
    Reporter(const Work& work, std::uint64_t planned, FunctionRef<void(const RunProgress&)> progress, int milliseconds)
        : work_(&work),
          progress_(progress),
          interval_(milliseconds),
          next_(Clock::now())
    {
        now_.planned = planned;
    }
    void found_one() { ++now_.found; }
    void report_if_due()
    {
        if (Clock::now() >= next_) {
            next_ = Clock::now() + interval_;
            progress_(current());
        }
    }
    RunProgress current()
    {
        now_.ran = work_->counters.ran.load();
        now_.failed = work_->counters.failed.load();
        now_.begun = work_->counters.begun.load();
        now_.done = now_.found + now_.ran;
        return now_;
    }

  private:
    using Clock = std::chrono::steady_clock;
    const Work* work_;
    FunctionRef<void(const RunProgress&)> progress_;
    std::chrono::milliseconds interval_;
    Clock::time_point next_;
    RunProgress now_;
};

/// Walks the plan and queues what is missing; the queue's bound keeps it a little ahead of the workers.
void feed(Work& work, const Plan& plan, FunctionRef<bool(const RunSpec&)> has, Reporter& reporter)
{
    for (std::uint64_t index = 0; index < plan.size() && !work.stopping() && !work.queue.abandoned(); ++index) {
        reporter.report_if_due();
        RunSpec spec = plan.at(index);
        if (has(spec)) {
            reporter.found_one();
            continue;
        }
        while (!work.stopping() && !work.queue.offer(spec)) {
            reporter.report_if_due();
        }
    }
    work.queue.finish();
    while (!work.queue.wait_until_idle()) {
        reporter.report_if_due();
    }
}

}  // namespace

RunResult run_guarded(const Study& study, const RunSpec& spec, Executor& executor, Scratch& scratch,
                      PartClock* part_clock)
{
    try {
        RunRequest request = spec.request(study);
        request.part_clock = part_clock;
        return study.model->run(request, executor, scratch);
    } catch (const ContractBroken& broken) {
        return RunFailure{"contract", 0, {}, broken.what()};
    } catch (const std::bad_alloc&) {
        return RunFailure{"memory", 0, {}, "not enough memory for this run; use fewer threads or a smaller world"};
    } catch (const std::exception& error) {
        return RunFailure{"exception", 0, {}, error.what()};
    } catch (...) {
        return RunFailure{"exception", 0, {}, "an exception of unknown type"};
    }
}

RunStudyResult run_study(const Study& study, const Plan& plan, FunctionRef<bool(const RunSpec&)> has, Sink& sink,
                         const RunStudyOptions& options, FunctionRef<void(const RunProgress&)> progress)
{
    const ContractsThrow contracts_throw;
    const auto wanted = static_cast<std::uint64_t>(std::max(options.workers, 1));
    const bool few_runs = plan.size() < wanted && options.inside_a_run != nullptr;
    const std::uint64_t workers = few_runs ? 1 : std::min(wanted, std::max<std::uint64_t>(plan.size(), 1));
    Work work{study, sink, options.stop, options.part_clock, RunQueue(2 * workers + 16, workers), {}};
    Reporter reporter(work, plan.size(), progress, options.progress_milliseconds);
    {
        std::vector<std::jthread> threads;
        struct Release {  // whatever is thrown below, waiting workers are let go before they are joined
            RunQueue& queue;
            ~Release() { queue.abandon(); }
        };
        for (std::uint64_t i = 0; i < workers; ++i) {
            threads.emplace_back([&work, &options, few_runs] {
                SerialExecutor serial;
                work_through(work, few_runs ? *options.inside_a_run : serial);
                work.queue.leave();
            });
        }
        const Release release{work.queue};
        feed(work, plan, has, reporter);
    }
    work.queue.throw_failure();
    RunStudyResult result{reporter.current(), false};
    result.stopped = result.progress.done < plan.size();
    progress(result.progress);
    return result;
}

RunStudyResult run_driven(const Study& study, Driver& driver, FunctionRef<bool(const RunSpec&)> has, Sink& sink,
                          const RunStudyOptions& options, FunctionRef<void(const RunProgress&)> progress)
{
    RunStudyResult all;
    while (std::optional<Plan> plan = driver.next()) {
        const RunProgress before = all.progress;
        const auto add = [&before](const RunProgress& now) {
            return RunProgress{before.planned + now.planned, before.done + now.done,     before.found + now.found,
                               before.ran + now.ran,         before.failed + now.failed, before.begun + now.begun};
        };
        const RunStudyResult part =
            run_study(study, *plan, has, sink, options, [&](const RunProgress& now) { progress(add(now)); });
        all = {add(part.progress), part.stopped};
        if (all.stopped) {
            break;
        }
        sink.settle();
    }
    return all;
}

}  // namespace kaptein
