#include "parallel/jthread_executor.hpp"

#include "base/contract.hpp"
#include "parallel/first_failure.hpp"

#include <algorithm>
#include <atomic>

namespace kaptein {

/// One call of for_blocks, shared with the workers that help.
struct JthreadExecutor::Job {
    std::size_t n;
    std::size_t grain;
    std::size_t blocks;
    FunctionRef<void(Block, int)> work;
    std::atomic<std::size_t> next{0};
    int helpers = 0;  // guarded by mutex_ of the pool
    FirstFailure failure;

    bool has_unclaimed() const { return next.load(std::memory_order_relaxed) < blocks; }

    void run_all(int lane)
    {
        std::size_t index = next.fetch_add(1, std::memory_order_relaxed);
        while (index < blocks) {
            const std::size_t begin = index * grain;
            const Block block{begin, std::min(n, begin + grain), index};
            failure.guard(index, [&] { work(block, lane); });
            index = next.fetch_add(1, std::memory_order_relaxed);
        }
    }
};

JthreadExecutor::JthreadExecutor(int lanes) : lanes_(lanes)
{
    EXPECTS(lanes >= 1);
    const std::lock_guard lock(mutex_);  // workers start to look only when all ids are known
    for (int lane = 1; lane < lanes; ++lane) {
        workers_.emplace_back([this, lane] { serve(lane); });
        worker_ids_.push_back(workers_.back().get_id());
    }
}

JthreadExecutor::~JthreadExecutor()
{
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    opened_.notify_all();
}

void JthreadExecutor::for_blocks(std::size_t n, std::size_t grain, FunctionRef<void(Block, int lane)> work)
{
    EXPECTS(grain > 0);
    const int lane = lane_of_this_thread();
    if (lane >= 0) {
        share(n, grain, work, lane);
        return;
    }
    const std::lock_guard turn(turn_);
    const auto set_outside = [this](std::thread::id id) {
        const std::lock_guard lock(mutex_);
        outside_ = id;
    };
    set_outside(std::this_thread::get_id());
    FirstFailure failure;  // so that lane 0 is given back before anything is thrown on
    failure.guard(0, [&] { share(n, grain, work, 0); });
    set_outside({});
    failure.rethrow();
}

void JthreadExecutor::share(std::size_t n, std::size_t grain, FunctionRef<void(Block, int)> work, int lane)
{
    Job job{n, grain, n / grain + (n % grain != 0 ? 1 : 0), work, {}, 0, {}};
    if (job.blocks > 1) {
        const std::lock_guard lock(mutex_);
        jobs_.push_back(&job);
        opened_.notify_all();
    }
    job.run_all(lane);
    if (job.blocks > 1) {
        std::unique_lock lock(mutex_);
        jobs_.erase(std::find(jobs_.begin(), jobs_.end(), &job));
        left_.wait(lock, [&] { return job.helpers == 0; });
    }
    job.failure.rethrow();
}

void JthreadExecutor::serve(int lane)
{
    std::unique_lock lock(mutex_);
    while (true) {
        Job* job = nullptr;
        opened_.wait(lock, [&] { return stopping_ || (job = open_job()) != nullptr; });
        if (stopping_) {
            return;
        }
        ++job->helpers;
        lock.unlock();
        job->run_all(lane);
        lock.lock();
        if (--job->helpers == 0) {
            left_.notify_all();
        }
    }
}

/// The latest job with work left: the deepest one, for which others wait.
JthreadExecutor::Job* JthreadExecutor::open_job() const
{
    const auto found = std::find_if(jobs_.rbegin(), jobs_.rend(), [](const Job* job) { return job->has_unclaimed(); });
    return found == jobs_.rend() ? nullptr : *found;
}

/// -1 for a thread that is not of this pool and has no call open.
int JthreadExecutor::lane_of_this_thread() const
{
    const std::thread::id self = std::this_thread::get_id();
    const std::lock_guard lock(mutex_);
    if (self == outside_) {
        return 0;
    }
    const auto found = std::find(worker_ids_.begin(), worker_ids_.end(), self);
    return found == worker_ids_.end() ? -1 : static_cast<int>(found - worker_ids_.begin()) + 1;
}

}  // namespace kaptein
