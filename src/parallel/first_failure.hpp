#pragma once

#include <atomic>
#include <cstddef>
#include <exception>
#include <limits>
#include <mutex>

namespace kaptein {

/// Of the exceptions that blocks throw, the one of the lowest block: the same for any number of lanes, because a
/// block is left out only when a lower one has failed. (The handler of broken contracts throws; this passes it on.)
class FirstFailure {
  public:
    /// Runs `work` of block `index` unless a lower block has failed; keeps what it throws.
    template <class Work>
    void guard(std::size_t index, Work&& work)
    {
        if (index > lowest_.load(std::memory_order_relaxed)) {
            return;
        }
        try {
            work();
        } catch (...) {
            keep(index);
        }
    }

    /// To be called when all blocks are done.
    void rethrow() const
    {
        if (thrown_) {
            std::rethrow_exception(thrown_);
        }
    }

  private:
    void keep(std::size_t index)
    {
        const std::lock_guard lock(mutex_);
        if (index < lowest_.load(std::memory_order_relaxed)) {
            lowest_.store(index, std::memory_order_relaxed);
            thrown_ = std::current_exception();
        }
    }

    std::mutex mutex_;
    std::atomic<std::size_t> lowest_{std::numeric_limits<std::size_t>::max()};
    std::exception_ptr thrown_;
};

}  // namespace kaptein
