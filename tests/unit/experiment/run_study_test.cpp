#include "experiment/run_loop/contract.hpp"
#include "experiment/run_study.hpp"
#include "support/catch.hpp"

#include <algorithm>
#include <mutex>
#include <new>
#include <set>
#include <stdexcept>
#include <thread>

using namespace kaptein;

namespace {

enum class Trouble { none, failure, breach, memory, exception };

/// Counts its runs and how many run at once; replicate 2 goes wrong as told.
class CountingModel final : public Model {
  public:
    explicit CountingModel(Trouble trouble = Trouble::none) : trouble_(trouble) { info_.name = "counting"; }
    const ModelInfo& info() const override { return info_; }
    std::unique_ptr<Scratch> scratch() const override
    {
        ++scratches;
        return std::make_unique<Scratch>();
    }
    RunResult run(const RunRequest& request, Executor& executor, Scratch&) const override
    {
        lanes = executor.lanes();
        ++runs;
        if (request.luck.replicate == 2) {
            switch (trouble_) {
            case Trouble::failure:
                return RunFailure{"month", 3, {}, "planned"};
            case Trouble::breach:
                INVARIANT(runs < 0);
                break;
            case Trouble::memory:
                throw std::bad_alloc();
            case Trouble::exception:
                throw 42;
            case Trouble::none:
                break;
            }
        }
        RunRecord record;
        record.outcomes = {static_cast<double>(request.luck.replicate)};
        return record;
    }
    mutable std::atomic<int> runs{0}, scratches{0}, lanes{0};

  private:
    ModelInfo info_;
    Trouble trouble_;
};

class ListSink final : public Sink {
  public:
    void put(RunSpec&& spec, RunResult&& result) override
    {
        const std::lock_guard lock(mutex_);
        if (fail_after >= 0 && fail_after-- == 0) {
            throw std::runtime_error("disk full");
        }
        replicates.push_back(spec.replicate);
        keys.insert(spec.key);
        if (const auto* failure = std::get_if<RunFailure>(&result)) {
            failures.push_back(std::string(failure->stage) + ": " + failure->message);
        }
    }
    std::vector<std::uint32_t> replicates;
    std::set<RunKey> keys;
    std::vector<std::string> failures;
    int fail_after = -1;

  private:
    std::mutex mutex_;
};

Study study_of(const CountingModel& model, std::uint32_t replicates)
{
    Study study;
    study.name = "counting";
    study.model = &model;
    study.designs = {{"default", "", {}, {}}};
    study.replicates = {replicates, replicates, replicates, {}};
    return study;
}

const auto nothing_stored = [](const RunSpec&) { return false; };
const auto silent = [](const RunProgress&) {};

}  // namespace

TEST_CASE("each missing run of a plan runs exactly once, for any number of workers")
{
    for (const int workers : {1, 2, 8, 200}) {
        const CountingModel model;
        const Study study = study_of(model, 100);
        ListSink sink;
        RunStudyOptions options;
        options.workers = workers;
        const auto stored = [](const RunSpec& spec) { return spec.replicate % 4 == 0; };
        const auto result = run_study(study, Plan(study, 0, 100), stored, sink, options, silent);
        CHECK(model.runs == 75);
        CHECK(sink.keys.size() == 75);
        CHECK(result.progress.planned == 100);
        CHECK(result.progress.found == 25);
        CHECK(result.progress.ran == 75);
        CHECK(result.progress.done == 100);
        CHECK_FALSE(result.stopped);
        CHECK(model.scratches <= std::min(workers, 100));
    }
}

TEST_CASE("one worker runs in plan order")
{
    const CountingModel model;
    const Study study = study_of(model, 50);
    ListSink sink;
    run_study(study, Plan(study, 0, 50), nothing_stored, sink, {}, silent);
    CHECK(std::is_sorted(sink.replicates.begin(), sink.replicates.end()));
    CHECK(sink.replicates.size() == 50);
}

TEST_CASE("whatever goes wrong inside a run loses only this run")
{
    const auto [trouble, words] = GENERATE(std::pair{Trouble::failure, "month: planned"},
                                           std::pair{Trouble::breach, "contract: broken invariant: runs < 0 "},
                                           std::pair{Trouble::memory, "memory: not enough memory"},
                                           std::pair{Trouble::exception, "exception: an exception"});
    const CountingModel model(trouble);
    const Study study = study_of(model, 10);
    ListSink sink;
    RunStudyOptions options;
    options.workers = 3;
    const auto result = run_study(study, Plan(study, 0, 10), nothing_stored, sink, options, silent);
    CHECK(sink.keys.size() == 10);
    CHECK(result.progress.failed == 1);
    REQUIRE(sink.failures.size() == 1);
    CHECK_THAT(sink.failures[0], Catch::Matchers::StartsWith(words));
}

TEST_CASE("the stop flag ends a study after at most the runs that are under way")
{
    for (const int workers : {1, 4}) {
        const CountingModel model;
        const Study study = study_of(model, 100'000);
        ListSink sink;
        std::atomic<bool> stop{false};
        RunStudyOptions options;
        options.workers = workers;
        options.stop = &stop;
        const auto stop_soon = [&](const RunSpec& spec) {
            stop = stop || spec.replicate == 500;
            return false;
        };
        const auto result = run_study(study, Plan(study, 0, 100'000), stop_soon, sink, options, silent);
        CHECK(result.stopped);
        CHECK(model.runs <= 501);
        CHECK(sink.replicates.size() == static_cast<std::size_t>(model.runs));  // what ran was handed over
    }
}

TEST_CASE("what the sink or the look-up throws ends the study and reaches the caller")
{
    const CountingModel model;
    const Study study = study_of(model, 100'000);
    RunStudyOptions options;
    options.workers = 4;
    ListSink full;
    full.fail_after = 20;
    CHECK_THROWS_WITH(run_study(study, Plan(study, 0, 100'000), nothing_stored, full, options, silent), "disk full");
    CHECK(model.runs < 1000);  // not the whole plan
    ListSink sink;
    const auto broken = [](const RunSpec& spec) -> bool {
        return spec.replicate == 3 ? throw std::runtime_error("cannot read") : false;
    };
    CHECK_THROWS_WITH(run_study(study, Plan(study, 0, 100), broken, sink, options, silent), "cannot read");
}

TEST_CASE("fewer runs than workers are given the executor for inside a run")
{
    class Wide final : public Executor {
      public:
        int lanes() const override { return 7; }
        void for_blocks(std::size_t, std::size_t, FunctionRef<void(Block, int)>) override {}
    } wide;
    const CountingModel model;
    ListSink sink;
    RunStudyOptions options;
    options.workers = 8;
    options.inside_a_run = &wide;
    const Study few = study_of(model, 7);
    run_study(few, Plan(few, 0, 7), nothing_stored, sink, options, silent);
    CHECK(model.lanes == 7);
    const Study many = study_of(model, 8);
    run_study(many, Plan(many, 0, 8), nothing_stored, sink, options, silent);
    CHECK(model.lanes == 1);
}

TEST_CASE("progress is told in the caller's thread and ends complete")
{
    const CountingModel model;
    const Study study = study_of(model, 300);
    ListSink sink;
    RunStudyOptions options;
    options.workers = 2;
    options.progress_milliseconds = 0;
    const auto caller = std::this_thread::get_id();
    RunProgress last;
    int calls = 0;
    run_study(study, Plan(study, 0, 300), nothing_stored, sink, options, [&](const RunProgress& now) {
        CHECK(std::this_thread::get_id() == caller);
        CHECK(now.done >= last.done);
        last = now;
        ++calls;
    });
    CHECK(calls > 1);
    CHECK(last.done == 300);
}

TEST_CASE("contracts throw only while a study runs")
{
    CHECK(set_contract_handler(nullptr) == nullptr);
    {
        const ContractsThrow contracts_throw;
        CHECK_THROWS_AS([] { EXPECTS(1 > 2); }(), ContractBroken);
        CHECK_THROWS_WITH([] { EXPECTS(1 > 2); }(),
                          Catch::Matchers::StartsWith("broken precondition: 1 > 2 (tests/unit/"
                                                      "experiment/run_study_test.cpp:"));
    }
    CHECK(set_contract_handler(nullptr) == nullptr);
}
