#pragma once

#include <string_view>

/// Which instructions the few vectorised loops use. All of them give the same bits, so this is about speed only: the
/// one setting of the process that a run may read although it is not in its request.
namespace kaptein {

enum class Simd { scalar, avx2, avx512 };

struct SimdName {
    std::string_view name;
    Simd most;
};
inline constexpr SimdName simd_names[] = {
    {"auto", Simd::avx512}, {"scalar", Simd::scalar}, {"avx2", Simd::avx2}, {"avx512", Simd::avx512}};

/// The most that this processor and its operating system offer.
Simd simd_offered();

/// What is used: from the start all that is offered.
Simd simd_used();

/// Uses no more than `most` from now on; not while a run is going.
void use_simd(Simd most);

}  // namespace kaptein
