#include "random/batch.hpp"

#include "base/simd.hpp"
#include "random/batch_kernels.hpp"

#include <algorithm>

namespace kaptein {
namespace {

/// `count` blocks from `first`: as many as fit the vector width by vectors, the rest one by one.
void blocks(const BlockCounter& counter, Word first, std::size_t count, Word* out)
{
    std::size_t done = 0;
#if defined(__x86_64__)
    const Simd simd = simd_used();
    if (simd == Simd::avx512) {
        done = count / width_avx512 * width_avx512;
        blocks_avx512(counter, first, done, out);
    }
    if (simd != Simd::scalar) {
        const std::size_t more = (count - done) / width_avx2 * width_avx2;
        blocks_avx2(counter, first + static_cast<Word>(done), more, out + 4 * done);
        done += more;
    }
#endif
    blocks_scalar(counter, first + static_cast<Word>(done), count - done, out + 4 * done);
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

void one_word_each(Luck luck, Purpose purpose, Word first, std::uint16_t month, std::span<Word> out)
{
    const BlockCounter counter{month | (static_cast<Word>(purpose) << 16), luck.replicate, static_cast<Word>(luck.seed),
                               static_cast<Word>(luck.seed >> 32)};
    std::size_t i = 0;
    const auto share = [&] {  // of a block whose other words belong to others
        const Word entity = first + static_cast<Word>(i);
        const Words words = bits(luck, purpose, entity / 4, month);
        for (std::size_t j = entity % 4; j < 4 && i < out.size(); ++j) {
            out[i++] = words[j];
        }
    };
    if (first % 4 != 0 && !out.empty()) {
        share();
    }
    const std::size_t whole = (out.size() - i) / 4;
    blocks(counter, (first + static_cast<Word>(i)) / 4, whole, out.data() + i);
    i += 4 * whole;
    if (i < out.size()) {
        share();
    }
}

}  // namespace kaptein
