#pragma once

#include "base/executor.hpp"

#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <thread>
#include <vector>

namespace kaptein {

/// A pool of std::jthread. The caller works too, as lane 0; workers are lanes 1, 2, ... Blocks are claimed from an
/// atomic counter. A nested call opens a job of its own: its caller works on that job only, and idle workers help.
/// A thread waits for blocks of its own job alone, and jobs nest like a tree, so no circle of waiting can arise.
/// Threads outside the pool take turns. The exception of the lowest failing block reaches the caller.
class JthreadExecutor final : public Executor {
  public:
    explicit JthreadExecutor(int lanes);
    ~JthreadExecutor() override;
    JthreadExecutor(const JthreadExecutor&) = delete;
    JthreadExecutor& operator=(const JthreadExecutor&) = delete;

    int lanes() const override { return lanes_; }
    void for_blocks(std::size_t n, std::size_t grain, FunctionRef<void(Block, int lane)> work) override;

  private:
    struct Job;
    void share(std::size_t n, std::size_t grain, FunctionRef<void(Block, int)> work, int lane);
    void serve(int lane);
    Job* open_job() const;
    int lane_of_this_thread() const;

    int lanes_;
    std::mutex turn_;                 // held by the outside thread that is lane 0 now
    mutable std::mutex mutex_;        // guards everything below
    std::condition_variable opened_;  // a job was opened, or the pool stops
    std::condition_variable left_;    // a helper left a job
    std::vector<Job*> jobs_;          // open jobs, the latest last
    std::thread::id outside_;         // the thread that is lane 0 now
    bool stopping_ = false;
    std::vector<std::thread::id> worker_ids_;  // [lane - 1]
    std::vector<std::jthread> workers_;        // [lane - 1]; last, so that they end before what they use
};

}  // namespace kaptein
