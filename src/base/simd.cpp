#include "base/simd.hpp"

#include <algorithm>
#include <atomic>

namespace kaptein {
namespace {

std::atomic<Simd>& used()
{
    static std::atomic<Simd> level{simd_offered()};
    return level;
}

}  // namespace

Simd simd_offered()
{
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx512f") != 0 && __builtin_cpu_supports("avx512bw") != 0
        && __builtin_cpu_supports("avx512vl") != 0 && __builtin_cpu_supports("avx512dq") != 0) {
        return Simd::avx512;
    }
    if (__builtin_cpu_supports("avx2") != 0) {
        return Simd::avx2;
    }
#endif
    return Simd::scalar;
}

Simd simd_used() { return used().load(std::memory_order_relaxed); }

void use_simd(Simd most) { used().store(std::min(most, simd_offered()), std::memory_order_relaxed); }

}  // namespace kaptein
