#include "support/catch.hpp"

#include "base/contract.hpp"
#include "base/executor.hpp"

#include <stdexcept>
#include <string>
#include <vector>

TEST_CASE("a broken contract calls the handler with what was written and where", "[contract]")
{
    const auto before = kaptein::set_contract_handler([](const kaptein::ContractBreach& breach) {
        throw std::logic_error(std::string(breach.kind) + ": " + breach.condition);
    });
    CHECK_THROWS_WITH([] { EXPECTS(1 + 1 == 3); }(), "precondition: 1 + 1 == 3");
    CHECK_THROWS_WITH([] { ENSURES(false); }(), "postcondition: false");
    CHECK_THROWS_WITH([] { INVARIANT(2 < 1); }(), "invariant: 2 < 1");
    CHECK_NOTHROW([] { EXPECTS(true); }());
    CHECK(kaptein::set_contract_handler(before) != nullptr);
}

TEST_CASE("the serial executor covers the work once, in order", "[executor]")
{
    kaptein::SerialExecutor executor;
    std::vector<std::size_t> ends;
    executor.for_blocks(10, 4, [&](kaptein::Block block, int lane) {
        CHECK(lane == 0);
        CHECK(block.index == ends.size());
        CHECK(block.begin == 4 * block.index);
        ends.push_back(block.end);
    });
    CHECK(ends == std::vector<std::size_t>{4, 8, 10});
    executor.for_blocks(0, 4, [&](kaptein::Block, int) { FAIL("no work, no block"); });
}
