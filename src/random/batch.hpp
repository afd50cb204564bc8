#pragma once

#include "random/stream.hpp"

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

}  // namespace kaptein
