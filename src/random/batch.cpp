#include "random/batch.hpp"

#include "base/contract.hpp"
#include "base/simd.hpp"
#include "random/batch_kernels.hpp"

#include <algorithm>

namespace kaptein {
namespace {

/// `count` blocks from `first`; with vectors a multiple of their smaller width is written, for which `out` has room.
void blocks(const BlockCounter& counter, Word first, std::size_t count, Word* out)
{
#if defined(__x86_64__)
    const Simd simd = simd_used();
    if (simd != Simd::scalar) {
        std::size_t done = 0;
        if (simd == Simd::avx512) {
            done = count / width_avx512 * width_avx512;
            blocks_avx512(counter, first, done, out);
        }
        const std::size_t rest = (count - done + width_avx2 - 1) / width_avx2 * width_avx2;
        blocks_avx2(counter, first + static_cast<Word>(done), rest, out + 4 * done);
        return;
    }
#endif
    blocks_scalar(counter, first, count, out);
}

void listed(const BlockCounter& counter, const Word* entities, const Word* draws, std::size_t count, Word* out)
{
    std::size_t done = 0;
#if defined(__x86_64__)
    const Simd simd = simd_used();
    if (simd == Simd::avx512) {
        done = count / width_avx512 * width_avx512;
        listed_avx512(counter, entities, draws, done, out);
    }
    if (simd != Simd::scalar) {
        const std::size_t more = (count - done) / width_avx2 * width_avx2;
        listed_avx2(counter, entities + done, draws + done, more, out + 4 * done);
        done += more;
        constexpr std::size_t few = 4;  // one by one costs less
        if (count - done > few) {       // the rest with places left over
            Word whose[width_avx2] = {};
            Word which[width_avx2] = {};
            Word words[4 * width_avx2];
            std::copy(entities + done, entities + count, whose);
            std::copy(draws + done, draws + count, which);
            listed_avx2(counter, whose, which, width_avx2, words);
            std::copy_n(words, 4 * (count - done), out + 4 * done);
            return;
        }
    }
#endif
    listed_scalar(counter, entities + done, draws + done, count - done, out + 4 * done);
}

BlockCounter counter_of(Luck luck, Purpose purpose, std::uint16_t month)
{
    return {month | (static_cast<Word>(purpose) << 16), luck.replicate, static_cast<Word>(luck.seed),
            static_cast<Word>(luck.seed >> 32)};
}

}  // namespace

void blocks_scalar(const BlockCounter& counter, Word first, std::size_t count, Word* out)
{
    for (std::size_t i = 0; i < count; ++i) {
        const Words words = philox4x32({0, counter.month_and_purpose, first + static_cast<Word>(i), counter.replicate},
                                       {counter.key_low, counter.key_high});
        std::copy(words.begin(), words.end(), out + 4 * i);
    }
}

void listed_scalar(const BlockCounter& counter, const Word* entities, const Word* draws, std::size_t count, Word* out)
{
    for (std::size_t i = 0; i < count; ++i) {
        const Words words = philox4x32({draws[i], counter.month_and_purpose, entities[i], counter.replicate},
                                       {counter.key_low, counter.key_high});
        std::copy(words.begin(), words.end(), out + 4 * i);
    }
}

void one_word_each(Luck luck, Purpose purpose, Word first, std::uint16_t month, std::span<Word> out)
{
    const BlockCounter counter = counter_of(luck, purpose, month);
    constexpr std::size_t at_once = 512;  // words; those of the first and the last block may belong to others
    constexpr std::size_t blocks_most = at_once / 4 + 1;
    Word words[4 * ((blocks_most + width_avx2 - 1) / width_avx2 * width_avx2)];
    for (std::size_t done = 0; done < out.size(); done += at_once) {
        const std::size_t count = std::min(at_once, out.size() - done);
        const Word entity = first + static_cast<Word>(done);
        blocks(counter, entity / 4, (entity % 4 + count + 3) / 4, words);
        std::copy_n(words + entity % 4, count, out.data() + done);
    }
}

void block_each(Luck luck, Purpose purpose, std::span<const Word> entities, std::uint16_t month, Word draw,
                std::span<Words> out)
{
    EXPECTS(entities.size() == out.size());
    constexpr std::size_t at_once = 128;
    Word draws[at_once];
    std::fill_n(draws, std::min(at_once, entities.size()), draw);
    for (std::size_t i = 0; i < entities.size(); i += at_once) {
        const std::size_t count = std::min(at_once, entities.size() - i);
        block_each(luck, purpose, entities.subspan(i, count), month, {draws, count}, out.subspan(i, count));
    }
}

void block_each(Luck luck, Purpose purpose, std::span<const Word> entities, std::uint16_t month,
                std::span<const Word> draws, std::span<Words> out)
{
    EXPECTS(entities.size() == out.size() && draws.size() == out.size());
    static_assert(sizeof(Words) == 4 * sizeof(Word));
    if (!out.empty()) {
        listed(counter_of(luck, purpose, month), entities.data(), draws.data(), out.size(), out.data()->data());
    }
}

}  // namespace kaptein
