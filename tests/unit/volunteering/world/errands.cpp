#include "models/volunteering/world/blocks.hpp"
#include "support/catch.hpp"

#include <numeric>

using namespace kaptein;
using namespace kaptein::volunteering;

namespace {

World world_of(const std::vector<std::uint32_t>& sizes)
{
    World world;
    for (const std::uint32_t size : sizes) {
        world.companies.emplace_back();
        world.companies.back().size = size;
    }
    world.positions.make(std::accumulate(sizes.begin(), sizes.end(), std::size_t{0}));
    set_up_blocks(world);
    return world;
}

std::vector<std::vector<std::uint32_t>> blocks_of(const World& world)
{
    std::vector<std::vector<std::uint32_t>> blocks;
    SerialExecutor executor;
    for_company_blocks(world, executor, [&](const CompanyBlock& block) {
        CHECK(block.index == blocks.size());
        blocks.emplace_back(block.companies.begin(), block.companies.end());
    });
    return blocks;
}

}  // namespace

TEST_CASE("companies are dealt out in blocks of about as many people, the largest first", "[volunteering]")
{
    // 5,120 people: a block has at least 20 of them.
    CHECK(blocks_of(world_of({10, 2, 5088, 10, 10})) == std::vector<std::vector<std::uint32_t>>{{2}, {0, 3}, {4, 1}});
    CHECK(blocks_of(world_of({1, 1, 3})) == std::vector<std::vector<std::uint32_t>>{{2}, {0}, {1}});
    CHECK(blocks_of(world_of({})).empty());
}

TEST_CASE("a partner does what comes first, then its errands by the companies' luck, then in their order",
          "[volunteering]")
{
    Errands errands;
    errands.open(3, 10);
    errands.list(0) = {{2, 7, 1, 0}, {0, 7, 0, 1}};
    errands.note(5, 0, 0);
    errands.list(2) = {{2, 8, 1, 3}, {2, 8, 1, 4}};
    errands.note(4, 2, 0);
    errands.list(2).push_back({2, 9, 0, 6});
    errands.note(9, 2, 2);
    errands.others() = {{2, 6, 0, 5}};
    errands.deal(4);
    const auto of_two = errands.of(2);
    REQUIRE(of_two.size() == 5);
    CHECK(of_two[0].company == 6);
    CHECK((of_two[1].company == 8 && of_two[1].which == 3));
    CHECK((of_two[2].company == 8 && of_two[2].which == 4));
    CHECK(of_two[3].company == 7);  // written down before, but its luck is 5, after 4
    CHECK(of_two[4].company == 9);
    CHECK(errands.later(of_two[0], 3).company == 7);
    CHECK(errands.later(errands.of(0)[0], 1).company == 6);  // the next partner's
    CHECK(errands.later(of_two[3], 2).company == 9);  // there are no more
    CHECK(errands.of(0).size() == 1);
    CHECK(errands.of(1).empty());
    CHECK(errands.of(3).empty());
    // Lists are used again: what was dealt before is gone.
    errands.open(3, 10);
    for (const std::size_t list : {0, 2}) {
        errands.list(list).clear();
    }
    for (const std::uint32_t luck : {4, 5, 9}) {
        errands.note(luck, 0, 0);
    }
    errands.deal(4);
    CHECK(errands.of(2).empty());
}
