#pragma once

#include "models/volunteering/world/world.hpp"

#include <cstddef>
#include <span>

namespace kaptein::volunteering {

/// Companies that one lane works on at a time; number `index` of all blocks.
struct CompanyBlock {
    std::span<const std::uint32_t> companies;  // ids
    std::size_t index;
    int lane;
};

/// Deals companies into blocks of about as many employees, the largest companies first: whoever is done early finds
/// small ones left, and small ones are not dealt out one by one. Blocks depend on sizes alone.
void set_up_blocks(World& world);

/// Every phase that works company by company.
template <class Work>
void for_company_blocks(const World& world, Executor& executor, Work&& work)
{
    executor.for_blocks(world.company_block_end.size(), 1, [&](Block block, int lane) {
        for (std::size_t index = block.begin; index < block.end; ++index) {
            const std::size_t first = index == 0 ? 0 : world.company_block_end[index - 1];
            const std::size_t end = world.company_block_end[index];
            work(CompanyBlock{{world.company_by_size.data() + first, end - first}, index, lane});
        }
    });
}

inline constexpr std::size_t partners_at_once = 16;

}  // namespace kaptein::volunteering
