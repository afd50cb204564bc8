#pragma once

#include "random/purpose.hpp"

#include <array>
#include <cstdint>

namespace kaptein {

/// The luck of one replicate: the same for every design and every point of a study.
struct Luck {
    std::uint64_t seed = 1;
    std::uint32_t replicate = 0;
};

using Word = std::uint32_t;
using Words = std::array<Word, 4>;

/// Philox4x32-10 (Salmon, Moraes, Dror and Shaw 2011, "Parallel random numbers: as easy as 1, 2, 3", SC11).
/// One bijection of 128-bit counters per 64-bit key. Tested against the authors' known answers.
constexpr Words philox4x32(Words counter, std::array<Word, 2> key)
{
    for (int round = 0; round < 10; ++round) {
        const std::uint64_t a = std::uint64_t{0xD2511F53} * counter[0];
        const std::uint64_t b = std::uint64_t{0xCD9E8D57} * counter[2];
        counter = {static_cast<Word>(b >> 32) ^ counter[1] ^ key[0], static_cast<Word>(b),
                   static_cast<Word>(a >> 32) ^ counter[3] ^ key[1], static_cast<Word>(a)};
        key[0] += 0x9E3779B9;
        key[1] += 0xBB67AE85;
    }
    return counter;
}

/// 128 random bits that are a function of who asks, about what, when and for whom: nothing is carried about, so a
/// change in one place leaves every other draw untouched.
///   key      the 64-bit seed
///   counter  {draw, month | purpose << 16, entity, replicate}
/// month counts from the first month of burn-in (0, 1, ...). A pair uses `entity` for the first and `draw` for the
/// second id.
constexpr Words bits(Luck luck, Purpose purpose, Word entity, std::uint16_t month, Word draw = 0)
{
    return philox4x32({draw, month | (static_cast<Word>(purpose) << 16), entity, luck.replicate},
                      {static_cast<Word>(luck.seed), static_cast<Word>(luck.seed >> 32)});
}

/// Uniform on the open interval (0, 1), from one word: (w + 1/2) / 2^32. Smallest 1.2e-10.
constexpr double uniform(Word word) { return (static_cast<double>(word) + 0.5) * 0x1p-32; }

/// Uniform on (0, 1) with 52 bits, from two words.
constexpr double uniform(Word high, Word low)
{
    return (static_cast<double>((std::uint64_t{high} << 20) | (low >> 12)) + 0.5) * 0x1p-52;
}

}  // namespace kaptein
