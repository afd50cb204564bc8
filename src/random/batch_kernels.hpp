#pragma once

#include "random/stream.hpp"

/// What batch.cpp chooses from. `blocks`: the words of blocks first .. first + count - 1 (the third counter word), four
/// each, with draw 0. `listed`: the same for draws[i] and entities[i]. `count` is a multiple of the kernel's width.
namespace kaptein {

struct BlockCounter {
    Word month_and_purpose;
    Word replicate;
    Word key_low;
    Word key_high;
};

void blocks_scalar(const BlockCounter& counter, Word first, std::size_t count, Word* out);
void listed_scalar(const BlockCounter& counter, const Word* entities, const Word* draws, std::size_t count, Word* out);

inline constexpr std::size_t width_avx2 = 16;
inline constexpr std::size_t width_avx512 = 32;

#if defined(__x86_64__)
void blocks_avx2(const BlockCounter& counter, Word first, std::size_t count, Word* out);
void listed_avx2(const BlockCounter& counter, const Word* entities, const Word* draws, std::size_t count, Word* out);
void blocks_avx512(const BlockCounter& counter, Word first, std::size_t count, Word* out);
void listed_avx512(const BlockCounter& counter, const Word* entities, const Word* draws, std::size_t count, Word* out);
#endif

} // namespace kaptein
