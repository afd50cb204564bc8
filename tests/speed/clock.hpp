#pragma once

#include <algorithm>
#include <ctime>
#include <vector>

namespace kaptein::speed {

inline double seconds_of(clockid_t clock)
{
    timespec now{};
    clock_gettime(clock, &now);
    return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

inline double wall_seconds() { return seconds_of(CLOCK_MONOTONIC); }
inline double processor_seconds() { return seconds_of(CLOCK_THREAD_CPUTIME_ID); }

template <class Work>
double wall_time(Work&& work)
{
    const double start = wall_seconds();
    work();
    return wall_seconds() - start;
}

inline double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

}  // namespace kaptein::speed
