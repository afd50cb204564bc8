#pragma once

#include "models/volunteering/parts.hpp"
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

/// Every phase that works company by company and needs nothing else.
template <class Work>
void for_companies(World& world, Executor& executor, Work&& work)
{
    for_company_blocks(world, executor, [&](const CompanyBlock& block) {
        for (const std::uint32_t id : block.companies) {
            work(world.companies[id]);
        }
    });
}

inline constexpr std::size_t partners_at_once = 16;

/// Every phase that works partner by partner.
template <class Work>
void for_partner_blocks(const World& world, Executor& executor, Work&& work)
{
    executor.for_blocks(world.partners.size(), partners_at_once, [&](Block block, int) { work(block); });
}

/// What companies bring their partners: `bring(id, lane, errands)` adds what one company brings.
template <class Bring>
void bring_errands(World& world, Executor& executor, Bring&& bring)
{
    world.errands.open(world.company_block_end.size(), world.companies.size());
    for_company_blocks(world, executor, [&](const CompanyBlock& block) {
        std::vector<Errand>& list = world.errands.list(block.index);
        list.clear();
        for (const std::uint32_t id : block.companies) {
            const std::size_t first = list.size();
            bring(id, block.lane, list);
            world.errands.note(world.companies[id].luck, block.index, first);
        }
    });
}

/// `take` does all that was brought to a partner.
template <class Take>
void take_errands(World& world, Executor& executor, Part part, Take&& take)
{
    world.errands.deal(world.partners.size());
    for_partner_blocks(world, executor, [&](const Block& block) {
        const InPart in_part = in(world, part);
        for (std::size_t p = block.begin; p < block.end; ++p) {
            take(world.partners[p], world.errands.of(p));
        }
    });
}

}  // namespace kaptein::volunteering
