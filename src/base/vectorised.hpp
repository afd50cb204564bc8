#pragma once

#include "base/simd.hpp"

/// Runs a loop compiled for the vectors in use (base/simd.hpp). Write the loop as
///
///     vectorised([=]() KAPTEIN_VECTORISED { for (...) ... });
///
/// over plain pointers captured by value (what is captured by reference could change at every store through a pointer,
/// so that nothing would be vectorised), element by element, with + - * /, comparisons and conversions only: then every
/// version gives the same bits (nothing is contracted, nothing summed in another order; sums only of whole numbers).
namespace kaptein {

#if defined(__x86_64__)

#define KAPTEIN_VECTORISED __attribute__((always_inline))

namespace detail {

template <class Loop>
__attribute__((target("avx2"), noinline)) void with_avx2(Loop loop)
{
    loop();
}

template <class Loop>
__attribute__((target("avx512f,avx512bw,avx512vl,avx512dq"), noinline)) void with_avx512(Loop loop)
{
    loop();
}

} // namespace detail

template <class Loop>
void vectorised(Loop loop)
{
    switch (simd_used()) {
    case Simd::avx512:
        detail::with_avx512(loop);
        return;
    case Simd::avx2:
        detail::with_avx2(loop);
        return;
    case Simd::scalar:
        loop();
        return;
    }
}

#else

#define KAPTEIN_VECTORISED

template <class Loop>
void vectorised(Loop loop)
{
    loop();
}

#endif

} // namespace kaptein
