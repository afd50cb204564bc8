#include "base/vectors/rows_of_eight.hpp"
#include "support/catch.hpp"

#include <array>
#include <vector>

using namespace kaptein;

namespace {

constexpr std::uint32_t table_rows = 50;

/// Numbers of very different size and both signs, so that another order of summing shows in the last bits.
std::vector<float> table()
{
    std::vector<float> numbers(8 * std::size_t{table_rows});
    std::uint32_t word = 1;
    for (float& number : numbers) {
        word = word * 1664525U + 1013904223U;
        const auto size = static_cast<float>(1U << (word >> 28));
        number = (static_cast<float>(word >> 8 & 0xffffU) / 65536.0F - 0.5F) * size;
    }
    return numbers;
}

float dot(const float* a, const float* b)
{
    std::array<float, 8> p;
    for (std::size_t k = 0; k < 8; ++k) {
        p[k] = a[k] * b[k];
    }
    return ((p[0] + p[1]) + (p[2] + p[3])) + ((p[4] + p[5]) + (p[6] + p[7]));
}

} // namespace

TEST_CASE("eight products of rows have the bits of the sum in the order stated, with every kind of vectors")
{
    const Simd before = simd_used();
    const std::vector<float> numbers = table();
    for (const Simd simd : {Simd::scalar, Simd::avx2, Simd::avx512}) {
        use_simd(simd);
        for (std::uint32_t first = 0; first < table_rows; ++first) {
            std::array<std::uint32_t, 8> rows;
            std::array<float, 8> dots;
            std::array<float, 8> expected;
            const float* one = numbers.data() + 8 * static_cast<std::size_t>(first);
            for (std::uint32_t l = 0; l < 8; ++l) {
                rows[l] = (first + 7 * l * l) % table_rows;
                expected[l] = dot(one, numbers.data() + 8 * static_cast<std::size_t>(rows[l]));
            }
            vectorised([=, from = numbers.data(), which = rows.data(), to = dots.data()]()
                           KAPTEIN_VECTORISED { dots_of_eight(one, from, which, to); });
            INFO("vectors " << static_cast<int>(simd_used()) << ", row " << first);
            CHECK(dots == expected);
        }
    }
    use_simd(before);
}
