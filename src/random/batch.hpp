#pragma once

#include "base/elementary.hpp"
#include "random/stream.hpp"

#include <bit>
#include <span>

namespace kaptein {

/// One word for each of many entities in a row, at a quarter of the work: entities 4 k .. 4 k + 3 share the block of
/// `bits` whose entity is k, and entity e takes word e % 4. out[i] is the word of entity first + i.
void one_word_each(Luck luck, Purpose purpose, Word first, std::uint16_t month, std::span<Word> out);

/// For a list of entities, in any order and as often as one likes: out[i] = bits(luck, purpose, entities[i], month,
/// draw), which is four words for each. Who needs more words takes further draws: for draw 0 and 1, two calls. Both
/// spans have the same size. Five entities or fewer cost what calls of `bits` do, 32 and more a third (AVX2) or a
/// seventh (AVX-512) of that.
void block_each(Luck luck, Purpose purpose, std::span<const Word> entities, std::uint16_t month, Word draw,
                std::span<Words> out);

/// The same with a draw for each entity: out[i] = bits(luck, purpose, entities[i], month, draws[i]). For pairs (the
/// second id is the draw) and for positions whose holder counts (the generation is the draw).
void block_each(Luck luck, Purpose purpose, std::span<const Word> entities, std::uint16_t month,
                std::span<const Word> draws, std::span<Words> out);

/// How many words have uniform(word) < chance, so that `word < words_below(chance)` says what `uniform(word) < chance`
/// says: a chance that changes seldom can be kept as a whole number and compared many at a time. The count fits a word,
/// so a chance of 1 (above 1 - 2^-33) misses the largest word. Loops over it vectorise.
constexpr Word words_below(double chance)
{
    constexpr double most = 0x1p32 - 1.0;
    constexpr double shift = 0x1.8p52; // adding it rounds to a whole number, which then stands in the low bits
    const double scaled = chance * 0x1p32;
    const double above = elementary::detail::if_negative(scaled, 0.0, scaled);
    const double last = elementary::detail::if_negative(most - above, most, above) - 0.5; // then rounded up
    const double shifted = last + shift;
    const std::uint64_t rounded_down = std::bit_cast<std::uint64_t>((shifted - shift) - last) >> 63;
    return static_cast<Word>(std::bit_cast<std::uint64_t>(shifted) + rounded_down);
}

/// out[i] = normal(uniform(words[i])), by vectors and to the bit. Both spans have the same size.
void normal_each(std::span<const Word> words, std::span<double> out);

} // namespace kaptein
