// One month: between what each decides alone (alone.cpp), those who joined act one after another, in order.
#include "base/vectors/rows_of_eight.hpp"
#include "speed/workload/world.hpp"

#include <algorithm>
#include <bit>

namespace kaptein::workload {

namespace {

constexpr std::size_t at_once = 128; // volunteers whose partners are looked at together

/// The partners that one looks at: the bits of skill . need above the partner's number. Positive floats are ordered as
/// their bits are; empathy is the same for all eight; of equal scores the higher number wins.
using Ranks = std::array<std::uint64_t, at_once * looks>;

void look_at_partners(const World& world, std::uint16_t month, std::span<const Word> who, Ranks& ranks)
{
    std::array<std::array<Words, at_once>, 2> drawn;
    for (Word half = 0; half < 2; ++half) {
        block_each(world.luck, purpose::looks, who, month, half, {drawn[half].data(), who.size()});
    }
    const std::uint64_t partners = world.partners.need.size();
    const float* skill = world.volunteers.skill.data()->data();
    const float* need = world.partners.need.data()->data();
    vectorised([=, first = drawn[0].data(), second = drawn[1].data(), rank = ranks.data()]() KAPTEIN_VECTORISED {
        for (std::size_t j = 0; j < who.size(); ++j) {
            Word partner[looks];
            for (std::size_t l = 0; l < 4; ++l) {
                partner[l] = static_cast<Word>(first[j][l] * partners >> 32);
                partner[l + 4] = static_cast<Word>(second[j][l] * partners >> 32);
            }
            float dots[looks];
            dots_of_eight(skill + kinds * who[j], need, partner, dots);
            for (std::size_t l = 0; l < looks; ++l) {
                rank[looks * j + l] = std::uint64_t{std::bit_cast<Word>(dots[l])} << 32 | partner[l];
            }
        }
    });
}

/// The best of eight partners that has room takes the volunteer: gives the score, or 0 if there is none.
double choose(World& world, Word who, const std::uint64_t* ranks)
{
    Partners& partners = world.partners;
    std::uint64_t best = 0;
    for (std::size_t l = 0; l < looks; ++l) {
        best = std::max(best, ranks[l] & partners.open[static_cast<Word>(ranks[l])]);
    }
    if (best == 0) {
        return 0.0;
    }
    const double dot = std::bit_cast<float>(static_cast<Word>(best >> 32));
    const double score = dot * (0.5 + 0.5 * static_cast<double>(world.volunteers.empathy[who]));
    const auto chosen = static_cast<Word>(best);
    partners.impact[chosen] += score;
    if (--partners.room[chosen] == 0) {
        partners.open[chosen] = 0;
        --partners.open_count;
    }
    ++world.placed_count;
    return score;
}

/// Those of a block who joined, one after another. Once all places are gone, nobody need look.
void act(World& world, std::uint16_t month, std::size_t block)
{
    const std::span<const Word> joined{world.joined.who.data() + block * grain, world.joined.count[block]};
    double* score = world.joined.score.data() + block * grain;
    world.joined_count += joined.size();
    Ranks ranks;
    for (std::size_t first = 0; first < joined.size(); first += at_once) {
        const auto who = joined.subspan(first, std::min(at_once, joined.size() - first));
        if (world.partners.open_count == 0) {
            std::fill_n(score + first, who.size(), 0.0);
            continue;
        }
        look_at_partners(world, month, who, ranks);
        for (std::size_t j = 0; j < who.size(); ++j) {
            score[first + j] = choose(world, who[j], &ranks[looks * j]);
        }
    }
}

} // namespace

void run_month(World& world, std::uint16_t month, Executor& executor)
{
    Partners& partners = world.partners;
    std::fill(partners.room.begin(), partners.room.end(), std::uint8_t{places});
    std::fill(partners.open.begin(), partners.open.end(), ~std::uint64_t{0});
    partners.open_count = partners.room.size();
    if (month == 0) { // later only those of people who joined change
        executor.for_blocks(world.size(), grain, [&](Block block, int) { find_chances(world, block); });
    }
    executor.for_blocks(world.size(), grain, [&](Block block, int) { find_joining(world, month, block); });
    for (std::size_t block = 0; block < world.joined.count.size(); ++block) {
        act(world, month, block);
    }
    executor.for_blocks(world.size(), grain, [&](Block block, int) { adapt(world, block); });
}

} // namespace kaptein::workload
