#include "app/profile/part_times.hpp"

#include <algorithm>

namespace kaptein {
namespace {

std::atomic<std::uint64_t> made{0};

}  // namespace

PartTimes::PartTimes() : number_(++made)
{
    constexpr int looks = 2000;
    Seen trial;
    const Clock::time_point start = Clock::now();
    for (int look = 0; look < looks; ++look) {
        move_on(trial, static_cast<std::uint8_t>(look % 2));
    }
    look_nanoseconds_ = std::chrono::duration<double, std::nano>(Clock::now() - start).count() / looks;
}

PartTimes::Seen& PartTimes::of_this_thread()
{
    thread_local std::uint64_t owner = 0;
    thread_local Seen* mine = nullptr;
    if (owner != number_) {
        const std::lock_guard lock(mutex_);
        mine = &seen_.emplace_back();
        mine->since = Clock::now();
        owner = number_;
    }
    return *mine;
}

void PartTimes::move_on(Seen& seen, std::uint8_t part)
{
    const Clock::time_point now = Clock::now();
    seen.in[seen.part] += now - seen.since;
    ++seen.looks[seen.part];
    seen.since = now;
    seen.part = part;
}

std::uint8_t PartTimes::begin(std::uint8_t part)
{
    Seen& seen = of_this_thread();
    const std::uint8_t interrupted = seen.part;
    move_on(seen, part);
    ++seen.calls[part];
    return interrupted;
}

void PartTimes::back_to(std::uint8_t part) { move_on(of_this_thread(), part); }

std::array<PartTime, PartTimes::part_limit> PartTimes::times() const
{
    const std::lock_guard lock(mutex_);
    std::array<PartTime, part_limit> sum{};
    for (const Seen& seen : seen_) {
        for (std::size_t part = 0; part < part_limit; ++part) {
            const double looks = static_cast<double>(seen.looks[part]) * look_nanoseconds_ * 1e-9;
            sum[part].seconds += std::max(0.0, std::chrono::duration<double>(seen.in[part]).count() - looks);
            sum[part].calls += seen.calls[part];
        }
    }
    return sum;
}

}  // namespace kaptein
