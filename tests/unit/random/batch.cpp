#include "random/batch.hpp"
#include "base/simd.hpp"
#include "base/vectorised.hpp"
#include "random/draw.hpp"
#include "support/catch.hpp"

#include <algorithm>
#include <optional>
#include <vector>

using namespace kaptein;

namespace {

constexpr Luck luck{0x0123456789abcdefULL, 9};
constexpr Purpose purpose{70};
constexpr std::uint16_t month = 77;
constexpr Word untouched = 0xdeadbeefU;

/// The number of words that are not those of `bits`, with a word on either side that must stay as it was.
int wrong_words(Word first, std::size_t count)
{
    std::vector<Word> out(count + 2, untouched);
    one_word_each(luck, purpose, first, month, {out.data() + 1, count});
    int wrong = (out.front() != untouched ? 1 : 0) + (out.back() != untouched ? 1 : 0);
    for (std::size_t i = 0; i < count; ++i) {
        const Word entity = first + static_cast<Word>(i);
        wrong += out[i + 1] != bits(luck, purpose, entity / 4, month)[entity % 4] ? 1 : 0;
    }
    return wrong;
}

/// A list that is not in order and names some entities twice; its draws are as mixed.
struct Listed {
    std::vector<Word> entities;
    std::vector<Word> draws;

    explicit Listed(std::size_t count) : entities(count), draws(count)
    {
        for (std::size_t i = 0; i < count; ++i) {
            const Words words = bits({7, 7}, purpose, static_cast<Word>(i), 0);
            entities[i] = words[0] % 2 == 0 ? words[1] : static_cast<Word>(i / 2);
            draws[i] = words[2];
        }
    }
};

/// The number of blocks of a list that are not those of `bits`, with one draw for all if `draw` is given; and blocks on
/// either side that must stay as they were.
int wrong_blocks(const Listed& list, std::optional<Word> draw)
{
    const std::size_t count = list.entities.size();
    constexpr Words blank{untouched, untouched, untouched, untouched};
    std::vector<Words> out(count + 2, blank);
    const std::span<Words> inside{out.data() + 1, count};
    if (draw) {
        block_each(luck, purpose, list.entities, month, *draw, inside);
    } else {
        block_each(luck, purpose, list.entities, month, list.draws, inside);
    }
    int wrong = (out.front() != blank ? 1 : 0) + (out.back() != blank ? 1 : 0);
    for (std::size_t i = 0; i < count; ++i) {
        wrong += inside[i] != bits(luck, purpose, list.entities[i], month, draw.value_or(list.draws[i])) ? 1 : 0;
    }
    return wrong;
}

/// Puts back what was used before the test.
struct SimdKept {
    Simd before = simd_used();
    SimdKept() = default;
    SimdKept(const SimdKept&) = delete;
    SimdKept& operator=(const SimdKept&) = delete;
    ~SimdKept() { use_simd(before); }
};

} // namespace

TEST_CASE("a batch has the words of the blocks, wherever it starts and ends, with every kind of vectors")
{
    const SimdKept kept;
    for (const Simd simd : {Simd::scalar, Simd::avx2, Simd::avx512}) {
        use_simd(simd);
        // Starts and lengths on both sides of a block (4 words) and of the widest vector loop (128 words).
        for (const Word first : {0U, 1U, 2U, 3U, 4000000001U}) {
            for (const std::size_t count : {0U, 1U, 2U, 3U, 4U, 5U, 63U, 64U, 65U, 127U, 128U, 129U, 255U, 1000U}) {
                INFO("vectors " << static_cast<int>(simd_used()) << ", " << count << " from " << first);
                CHECK(wrong_words(first, count) == 0);
            }
        }
    }
}

TEST_CASE("a list has the blocks of its entities and draws, however long it is, with every kind of vectors")
{
    const SimdKept kept;
    for (const Simd simd : {Simd::scalar, Simd::avx2, Simd::avx512}) {
        use_simd(simd);
        // Lengths on both sides of the vector loops (16 and 32 blocks), of the few done one by one and of the 128 that
        // share a draw.
        for (const std::size_t count :
             {0U, 1U, 4U, 5U, 15U, 16U, 17U, 31U, 32U, 33U, 48U, 53U, 127U, 128U, 129U, 500U}) {
            INFO("vectors " << static_cast<int>(simd_used()) << ", a list of " << count);
            const Listed list(count);
            CHECK(wrong_blocks(list, {}) == 0);
            CHECK(wrong_blocks(list, 0) == 0);
            CHECK(wrong_blocks(list, 0xfedcba98U) == 0);
        }
    }
}

TEST_CASE("a word is below the count of a chance when its uniform is below the chance")
{
    int wrong = 0;
    for (Word i = 0; i < 100'000; ++i) {
        const Words words = bits(luck, purpose, i, month);
        const Word size = words[3] % 32; // chances of every size
        const double chance = uniform(words[0], words[1]) / static_cast<double>(1U << size);
        const Word count = words_below(chance);
        wrong += (count > 0 && !(uniform(count - 1) < chance)) || uniform(count) < chance ? 1 : 0;
        wrong += words_below(uniform(words[2])) != words[2] ? 1 : 0; // equal is not below
    }
    CHECK(wrong == 0);
    for (const double none : {-1.0, 0.0, 0x1p-33}) {
        CHECK(words_below(none) == 0);
    }
    for (const double all_but_one : {1.0 - 0x1p-32, 1.0, 2.0}) {
        CHECK(words_below(all_but_one) == 0xffffffffU);
    }
}

TEST_CASE("no more is used than asked for and offered")
{
    const SimdKept kept;
    for (const Simd most : {Simd::scalar, Simd::avx2, Simd::avx512}) {
        use_simd(most);
        CHECK(simd_used() <= most);
        CHECK(simd_used() <= simd_offered());
    }
}

TEST_CASE("a vectorised loop gives the same bits with every kind of vectors")
{
    const SimdKept kept;
    std::vector<Word> words(1003);
    one_word_each(luck, purpose, 5, month, words);
    const auto loop = [&words] {
        std::vector<float> out(words.size());
        const Word* from = words.data();
        float* to = out.data();
        const std::size_t count = out.size();
        vectorised([=]() KAPTEIN_VECTORISED {
            for (std::size_t i = 0; i < count; ++i) {
                const auto u = static_cast<float>(static_cast<std::int32_t>(from[i] >> 8)) * 0x1p-24F;
                to[i] = u * (2.0F - u * (1.0F - u * (0.5F - u * (1.0F / 6.0F)))) / (1.0F + u); // contracting shows here
            }
        });
        return out;
    };
    use_simd(Simd::scalar);
    const std::vector<float> scalar = loop();
    for (const Simd simd : {Simd::avx2, Simd::avx512}) {
        use_simd(simd);
        CHECK(loop() == scalar);
    }
}

TEST_CASE("many normals are the normals of their words, to the bit, with every kind of vectors")
{
    const SimdKept kept;
    std::vector<Word> words(20'011);
    one_word_each(luck, purpose, 5, month, words);
    // The ends, and both sides of the two borders between the middle and the tails (|u - 1/2| = 0.425).
    const std::vector<Word> special = {0,         1,         0xffffffffU, 0xfffffffeU, 0x7fffffffU, 0x80000000U,
                                       322122546, 322122547, 322122548,   3972844747U, 3972844748U, 3972844749U};
    std::copy(special.begin(), special.end(), words.begin());
    for (const Simd simd : {Simd::scalar, Simd::avx2, Simd::avx512}) {
        use_simd(simd);
        std::vector<double> out(words.size());
        normal_each(words, out);
        std::size_t wrong = 0;
        for (std::size_t i = 0; i < words.size(); ++i) {
            wrong += out[i] != normal(uniform(words[i])) ? 1 : 0;
        }
        INFO("vectors " << static_cast<int>(simd_used()));
        CHECK(wrong == 0);
    }
}
