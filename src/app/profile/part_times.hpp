#pragma once

#include "base/part_clock.hpp"

#include <array>
#include <atomic>
#include <chrono>
#include <deque>
#include <mutex>

namespace kaptein {

/// What one part of the runs took, over all threads.
struct PartTime {
    double seconds = 0.0;     // without what it called that is a part of its own, and without the clock itself
    std::uint64_t calls = 0;
};

/// Adds up how long each part takes, by the wall clock of the thread that is in it. What a look at the clock costs is
/// measured once and taken off.
class PartTimes final : public PartClock {
  public:
    static constexpr std::size_t part_limit = 256;

    PartTimes();
    std::uint8_t begin(std::uint8_t part) override;
    void back_to(std::uint8_t part) override;
    void simulated(std::uint64_t amount) override { amount_.fetch_add(amount, std::memory_order_relaxed); }

    /// To be asked for when no run is under way.
    std::array<PartTime, part_limit> times() const;
    double simulated_amount() const { return static_cast<double>(amount_.load()); }
    double look_nanoseconds() const { return look_nanoseconds_; }

  private:
    using Clock = std::chrono::steady_clock;
    /// What one thread has seen.
    struct Seen {
        Clock::time_point since{};
        std::uint8_t part = 0;
        std::array<std::chrono::nanoseconds, part_limit> in{};
        std::array<std::uint64_t, part_limit> calls{};
        std::array<std::uint64_t, part_limit> looks{};
    };
    Seen& of_this_thread();
    void move_on(Seen& seen, std::uint8_t part);

    std::uint64_t number_;  // of this object among all: threads outlive some
    double look_nanoseconds_ = 0.0;
    std::atomic<std::uint64_t> amount_{0};
    mutable std::mutex mutex_;  // guards the list, not what is in it
    std::deque<Seen> seen_;
};

}  // namespace kaptein
