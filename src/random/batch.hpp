#pragma once

#include "random/stream.hpp"

#include <span>

namespace kaptein {

/// One word for each of many entities in a row, at a quarter of the work: entities 4 k .. 4 k + 3 share the block of
/// `bits` whose entity is k, and entity e takes word e % 4. out[i] is the word of entity first + i.
void one_word_each(Luck luck, Purpose purpose, Word first, std::uint16_t month, std::span<Word> out);

}  // namespace kaptein
