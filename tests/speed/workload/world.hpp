#pragma once

#include "base/executor.hpp"
#include "random/batch.hpp"
#include "simulation/model.hpp"
#include "speed/workload/description.hpp"

#include <array>
#include <vector>

namespace kaptein::workload {

namespace purpose {
inline constexpr Purpose volunteer{1};
inline constexpr Purpose partner{2};
inline constexpr Purpose joins{3};
inline constexpr Purpose looks{4};
} // namespace purpose

using Kinds = std::array<float, kinds>; // 32 bits are enough for what is drawn once and only read

struct Volunteers {
    std::vector<Kinds> skill;
    std::vector<float> empathy;
    std::vector<float> seniority;
    std::vector<double> motivation;
    std::vector<std::uint32_t> company;
    std::vector<Word> joins_below; // joins whose word is below: known from the first month on
};

struct Partners {
    std::vector<Kinds> need;
    std::vector<std::uint8_t> room;
    std::vector<std::uint64_t> open; // all bits while there is room, then none
    std::vector<double> impact;
    std::size_t open_count = 0;
};

inline constexpr std::size_t grain = 2048; // volunteers of a block

/// Who joined this month, in order: those of block b from place b * grain on, count[b] of them.
struct Joined {
    std::vector<Word> who;
    std::vector<double> score; // 0: nobody had room
    std::vector<std::uint32_t> count;
};

struct World final : Scratch {
    Luck luck;
    Volunteers volunteers;
    Partners partners;
    Joined joined;
    std::vector<double> motivation_sum; // of each block
    std::uint64_t joined_count = 0;     // in all months
    std::uint64_t placed_count = 0;

    std::size_t size() const { return volunteers.motivation.size(); }
};

void set_up(World& world, std::size_t volunteers, Luck luck, Executor& executor);

/// `joins_below` of a block, from motivations.
void find_chances(World& world, Block block);

/// Who of a block joins: `joined.who` and `joined.count`.
void find_joining(World& world, std::uint16_t month, Block block);

/// What those of a block who joined make of their scores, and the block's sum of motivation.
void adapt(World& world, Block block);

void run_month(World& world, std::uint16_t month, Executor& executor);

} // namespace kaptein::workload
