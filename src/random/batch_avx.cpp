// Philox4x32-10 by vectors: each 64-bit element holds one counter's word in its lower half; what is in the upper half
// never matters, because the multiplication reads lower halves only. Four vectors go side by side, so that one
// multiplies while the others wait. The functions are compiled for their processor and called only there
// (base/simd.hpp).
#include "random/batch_kernels.hpp"

#if defined(__x86_64__)

#include <immintrin.h>

#if defined(__GNUC__) && !defined(__clang__)
// GCC bug 105593: the header's own "undefined" vectors.
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#pragma GCC diagnostic ignored "-Wuninitialized"
#endif

namespace kaptein {
namespace {

constexpr long long multiplier_a = 0xD2511F53;
constexpr long long multiplier_b = 0xCD9E8D57;
constexpr Word weyl_a = 0x9E3779B9;
constexpr Word weyl_b = 0xBB67AE85;

#define KAPTEIN_AVX2 __attribute__((target("avx2"), always_inline)) inline
#define KAPTEIN_AVX512 __attribute__((target("avx512f"), always_inline)) inline

struct Four {
    __m256i c0, c1, c2, c3;
};

KAPTEIN_AVX2 void round_of(Four& x, __m256i key_a, __m256i key_b)
{
    const __m256i a = _mm256_mul_epu32(x.c0, _mm256_set1_epi64x(multiplier_a));
    const __m256i b = _mm256_mul_epu32(x.c2, _mm256_set1_epi64x(multiplier_b));
    x.c0 = _mm256_xor_si256(_mm256_xor_si256(_mm256_srli_epi64(b, 32), x.c1), key_a);
    x.c2 = _mm256_xor_si256(_mm256_xor_si256(_mm256_srli_epi64(a, 32), x.c3), key_b);
    x.c1 = b;
    x.c3 = a;
}

KAPTEIN_AVX2 void ten_rounds(Four (&x)[4], const BlockCounter& counter)
{
    Word key_a = counter.key_low;
    Word key_b = counter.key_high;
    for (int round = 0; round < 10; ++round) {
        const __m256i a = _mm256_set1_epi64x(key_a);
        const __m256i b = _mm256_set1_epi64x(key_b);
        for (Four& one : x) {
            round_of(one, a, b);
        }
        key_a += weyl_a;
        key_b += weyl_b;
    }
}

KAPTEIN_AVX2 __m256i load4(const Word* from)
{
    return _mm256_cvtepu32_epi64(_mm_loadu_si128(reinterpret_cast<const __m128i*>(from)));
}

/// Four blocks, one after the other.
KAPTEIN_AVX2 void store(const Four& x, Word* out)
{
    const __m256i low = _mm256_blend_epi32(x.c0, _mm256_slli_epi64(x.c1, 32), 0xAA);
    const __m256i high = _mm256_blend_epi32(x.c2, _mm256_slli_epi64(x.c3, 32), 0xAA);
    const __m256i even = _mm256_unpacklo_epi64(low, high);
    const __m256i odd = _mm256_unpackhi_epi64(low, high);
    auto* to = reinterpret_cast<__m256i*>(out);
    _mm256_storeu_si256(to, _mm256_permute2x128_si256(even, odd, 0x20));
    _mm256_storeu_si256(to + 1, _mm256_permute2x128_si256(even, odd, 0x31));
}

struct Eight {
    __m512i c0, c1, c2, c3;
};

KAPTEIN_AVX512 void round_of(Eight& x, __m512i key_a, __m512i key_b)
{
    const __m512i a = _mm512_mul_epu32(x.c0, _mm512_set1_epi64(multiplier_a));
    const __m512i b = _mm512_mul_epu32(x.c2, _mm512_set1_epi64(multiplier_b));
    x.c0 = _mm512_ternarylogic_epi64(_mm512_srli_epi64(b, 32), x.c1, key_a, 0x96);
    x.c2 = _mm512_ternarylogic_epi64(_mm512_srli_epi64(a, 32), x.c3, key_b, 0x96);
    x.c1 = b;
    x.c3 = a;
}

KAPTEIN_AVX512 void ten_rounds(Eight (&x)[4], const BlockCounter& counter)
{
    Word key_a = counter.key_low;
    Word key_b = counter.key_high;
    for (int round = 0; round < 10; ++round) {
        const __m512i a = _mm512_set1_epi64(key_a);
        const __m512i b = _mm512_set1_epi64(key_b);
        for (Eight& one : x) {
            round_of(one, a, b);
        }
        key_a += weyl_a;
        key_b += weyl_b;
    }
}

KAPTEIN_AVX512 __m512i load8(const Word* from)
{
    return _mm512_cvtepu32_epi64(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(from)));
}

/// Eight blocks, one after the other.
KAPTEIN_AVX512 void store(const Eight& x, Word* out)
{
    const __m512i low = _mm512_mask_blend_epi32(0xAAAA, x.c0, _mm512_slli_epi64(x.c1, 32));
    const __m512i high = _mm512_mask_blend_epi32(0xAAAA, x.c2, _mm512_slli_epi64(x.c3, 32));
    const __m512i first = _mm512_setr_epi64(0, 8, 1, 9, 2, 10, 3, 11);
    const __m512i second = _mm512_setr_epi64(4, 12, 5, 13, 6, 14, 7, 15);
    _mm512_storeu_si512(out, _mm512_permutex2var_epi64(low, first, high));
    _mm512_storeu_si512(out + 16, _mm512_permutex2var_epi64(low, second, high));
}

} // namespace

__attribute__((target("avx2"))) void blocks_avx2(const BlockCounter& counter, Word first, std::size_t count, Word* out)
{
    const __m256i month = _mm256_set1_epi64x(counter.month_and_purpose);
    const __m256i replicate = _mm256_set1_epi64x(counter.replicate);
    __m256i block = _mm256_add_epi64(_mm256_set1_epi64x(first), _mm256_setr_epi64x(0, 1, 2, 3));
    const __m256i four = _mm256_set1_epi64x(4);
    for (std::size_t i = 0; i < count; i += width_avx2) {
        Four x[4];
        for (Four& one : x) {
            one = {_mm256_setzero_si256(), month, block, replicate};
            block = _mm256_add_epi64(block, four);
        }
        ten_rounds(x, counter);
        for (std::size_t k = 0; k < 4; ++k) {
            store(x[k], out + 4 * (i + 4 * k));
        }
    }
}

__attribute__((target("avx2"))) void listed_avx2(const BlockCounter& counter, const Word* entities, const Word* draws,
                                                 std::size_t count, Word* out)
{
    const __m256i month = _mm256_set1_epi64x(counter.month_and_purpose);
    const __m256i replicate = _mm256_set1_epi64x(counter.replicate);
    for (std::size_t i = 0; i < count; i += width_avx2) {
        Four x[4];
        for (std::size_t k = 0; k < 4; ++k) {
            x[k] = {load4(draws + i + 4 * k), month, load4(entities + i + 4 * k), replicate};
        }
        ten_rounds(x, counter);
        for (std::size_t k = 0; k < 4; ++k) {
            store(x[k], out + 4 * (i + 4 * k));
        }
    }
}

__attribute__((target("avx512f"))) void blocks_avx512(const BlockCounter& counter, Word first, std::size_t count,
                                                      Word* out)
{
    const __m512i month = _mm512_set1_epi64(counter.month_and_purpose);
    const __m512i replicate = _mm512_set1_epi64(counter.replicate);
    __m512i block = _mm512_add_epi64(_mm512_set1_epi64(first), _mm512_setr_epi64(0, 1, 2, 3, 4, 5, 6, 7));
    const __m512i eight = _mm512_set1_epi64(8);
    for (std::size_t i = 0; i < count; i += width_avx512) {
        Eight x[4];
        for (Eight& one : x) {
            one = {_mm512_setzero_si512(), month, block, replicate};
            block = _mm512_add_epi64(block, eight);
        }
        ten_rounds(x, counter);
        for (std::size_t k = 0; k < 4; ++k) {
            store(x[k], out + 4 * (i + 8 * k));
        }
    }
}

__attribute__((target("avx512f"))) void listed_avx512(const BlockCounter& counter, const Word* entities,
                                                      const Word* draws, std::size_t count, Word* out)
{
    const __m512i month = _mm512_set1_epi64(counter.month_and_purpose);
    const __m512i replicate = _mm512_set1_epi64(counter.replicate);
    for (std::size_t i = 0; i < count; i += width_avx512) {
        Eight x[4];
        for (std::size_t k = 0; k < 4; ++k) {
            x[k] = {load8(draws + i + 8 * k), month, load8(entities + i + 8 * k), replicate};
        }
        ten_rounds(x, counter);
        for (std::size_t k = 0; k < 4; ++k) {
            store(x[k], out + 4 * (i + 8 * k));
        }
    }
}

} // namespace kaptein

#endif
