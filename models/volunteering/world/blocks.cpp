#include "models/volunteering/world/blocks.hpp"

#include <algorithm>
#include <numeric>

namespace kaptein::volunteering {
namespace {

constexpr std::size_t people_at_once_max = 4096;
constexpr std::size_t blocks_wanted = 256;  // enough for 64 lanes to be done at about the same time

}  // namespace

void set_up_blocks(World& world)
{
    std::vector<std::uint32_t>& ids = world.company_by_size;
    ids.resize(world.companies.size());
    std::iota(ids.begin(), ids.end(), 0U);
    std::sort(ids.begin(), ids.end(), [&](std::uint32_t one, std::uint32_t other) {
        const std::uint32_t size = world.companies[one].size;
        const std::uint32_t other_size = world.companies[other].size;
        return size != other_size ? size > other_size : one < other;
    });
    const std::size_t least = std::min(people_at_once_max, world.positions.size() / blocks_wanted);
    world.company_block_end.clear();
    std::size_t people = 0;
    for (std::uint32_t i = 0; i < ids.size(); ++i) {
        people += world.companies[ids[i]].size;
        if (people >= least || i + 1 == ids.size()) {
            world.company_block_end.push_back(i + 1);
            people = 0;
        }
    }
}

}  // namespace kaptein::volunteering
