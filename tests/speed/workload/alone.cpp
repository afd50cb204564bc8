// What depends on oneself alone, for blocks of volunteers at once: who joins, and what one makes of it.
#include "base/elementary.hpp"
#include "base/vectorised.hpp"
#include "speed/workload/world.hpp"

#include <algorithm>

namespace kaptein::workload {

void find_joining(World& world, std::uint16_t month, Block block)
{
    std::array<Word, grain> words;
    std::array<std::uint8_t, grain> marks;
    const std::size_t count = block.end - block.begin;
    const auto first = static_cast<Word>(block.begin);
    one_word_each(world.luck, purpose::joins, first, month, {words.data(), count});
    const Word* below = world.volunteers.joins_below.data() + first;
    vectorised([=, word = words.data(), mark = marks.data()]() KAPTEIN_VECTORISED {
        for (std::size_t i = 0; i < count; ++i) {
            mark[i] = word[i] < below[i] ? 1 : 0;
        }
    });
    Word* who = world.joined.who.data() + first;
    std::uint32_t joined = 0;
    for (std::size_t i = 0; i < count; ++i) {
        who[joined] = first + static_cast<Word>(i);
        joined += marks[i];
    }
    world.joined.count[block.index] = joined;
}

namespace {

/// Whose word is below it joins: logistic(motivation) as a whole number.
void find_chances(const double* motivation, Word* below, std::size_t count)
{
    vectorised([=]() KAPTEIN_VECTORISED {
        for (std::size_t i = 0; i < count; ++i) {
            below[i] = words_below(elementary::logistic(motivation[i]));
        }
    });
}

/// Eight sums side by side, then added.
double sum_of(const double* from, std::size_t count)
{
    double sums[8] = {};
    vectorised([=, to = &sums[0]]() KAPTEIN_VECTORISED {
        double beside[8] = {};
        for (std::size_t i = 0; i + 8 <= count; i += 8) {
            for (std::size_t k = 0; k < 8; ++k) {
                beside[k] += from[i + k];
            }
        }
        std::copy_n(beside, 8, to);
    });
    double sum = 0.0;
    for (const double one : sums) {
        sum += one;
    }
    for (std::size_t i = count / 8 * 8; i < count; ++i) {
        sum += from[i];
    }
    return sum;
}

} // namespace

void find_chances(World& world, Block block)
{
    Volunteers& people = world.volunteers;
    find_chances(people.motivation.data() + block.begin, people.joins_below.data() + block.begin,
                 block.end - block.begin);
}

void adapt(World& world, Block block)
{
    Volunteers& people = world.volunteers;
    const std::size_t count = world.joined.count[block.index];
    const Word* who = world.joined.who.data() + block.begin;
    const double* score = world.joined.score.data() + block.begin;
    std::array<double, grain> motivations;
    std::array<float, grain> seniorities;
    std::array<Word, grain> belows;
    for (std::size_t j = 0; j < count; ++j) {
        motivations[j] = people.motivation[who[j]];
        seniorities[j] = people.seniority[who[j]];
    }
    vectorised([=, motivation = motivations.data(), seniority = seniorities.data()]() KAPTEIN_VECTORISED {
        for (std::size_t j = 0; j < count; ++j) {
            const double served = 0.1 * (score[j] - 1.5) * (1.0 - 0.5 * static_cast<double>(seniority[j]));
            motivation[j] += score[j] > 0.0 ? served : -0.05;
        }
    });
    find_chances(motivations.data(), belows.data(), count);
    for (std::size_t j = 0; j < count; ++j) {
        people.motivation[who[j]] = motivations[j];
        people.joins_below[who[j]] = belows[j];
    }
    world.motivation_sum[block.index] = sum_of(people.motivation.data() + block.begin, block.end - block.begin);
}

} // namespace kaptein::workload
