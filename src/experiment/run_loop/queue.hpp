#pragma once

#include "experiment/plan.hpp"

#include <chrono>
#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <optional>

namespace kaptein {

/// The runs that wait for a worker: one thread offers, many take. Bounded, so that a plan of any size fits in memory.
class RunQueue {
  public:
    RunQueue(std::uint64_t room, std::uint64_t workers) : room_(room), workers_(workers) {}

    /// Takes `spec` and says true; false when the queue stayed full for a moment (look at the clock, then offer
    /// again). After abandon() it says true and drops the run.
    bool offer(RunSpec& spec)
    {
        std::unique_lock lock(mutex_);
        if (!room_left_.wait_for(lock, moment, [this] { return abandoned_ || waiting_.size() < room_; })) {
            return false;
        }
        if (!abandoned_) {
            waiting_.push_back(std::move(spec));
            work_there_.notify_one();
        }
        return true;
    }

    /// The next run, or nothing when all are taken or the rest is abandoned.
    std::optional<RunSpec> take()
    {
        std::unique_lock lock(mutex_);
        work_there_.wait(lock, [this] { return abandoned_ || finished_ || !waiting_.empty(); });
        if (abandoned_ || waiting_.empty()) {
            return std::nullopt;
        }
        RunSpec spec = std::move(waiting_.front());
        waiting_.pop_front();
        room_left_.notify_one();
        return spec;
    }

    /// No more runs will be offered.
    void finish()
    {
        const std::lock_guard lock(mutex_);
        finished_ = true;
        work_there_.notify_all();
    }

    /// Nobody takes another run.
    void abandon()
    {
        const std::lock_guard lock(mutex_);
        abandoned_ = true;
        work_there_.notify_all();
        room_left_.notify_all();
    }

    bool abandoned()
    {
        const std::lock_guard lock(mutex_);
        return abandoned_;
    }

    /// A worker has ended.
    void leave()
    {
        const std::lock_guard lock(mutex_);
        --workers_;
        idle_.notify_all();
    }

    /// True when all workers have ended; false after a moment.
    bool wait_until_idle()
    {
        std::unique_lock lock(mutex_);
        return idle_.wait_for(lock, moment, [this] { return workers_ == 0; });
    }

    /// Keeps the first failure.
    void fail(std::exception_ptr failure)
    {
        const std::lock_guard lock(mutex_);
        if (!failure_) {
            failure_ = std::move(failure);
        }
    }

    void throw_failure()
    {
        const std::lock_guard lock(mutex_);
        if (failure_) {
            std::rethrow_exception(failure_);
        }
    }

  private:
    static constexpr std::chrono::milliseconds moment{50};
    const std::uint64_t room_;
    std::uint64_t workers_;
    std::mutex mutex_;
    std::condition_variable work_there_, room_left_, idle_;
    std::deque<RunSpec> waiting_;
    bool finished_ = false;
    bool abandoned_ = false;
    std::exception_ptr failure_;
};

}  // namespace kaptein
