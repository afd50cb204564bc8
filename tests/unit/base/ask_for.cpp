#include "base/memory/ask_for.hpp"

#include "support/catch.hpp"

#include <array>
#include <vector>

namespace kaptein {

TEST_CASE("what comes later in a list is what comes so many after, or its last")
{
    const std::vector<int> list{10, 11, 12, 13, 14};
    CHECK(later(list, 0, 0) == 10);
    CHECK(later(list, 1, 2) == 13);
    CHECK(later(list, 1, 3) == 14);
    CHECK(later(list, 4, 100) == 14);
    CHECK(&later(list, 2, 1) == &list[3]);  // itself, not a copy
}

TEST_CASE("memory that is asked for stays as it is, and memory that is not there does no harm")
{
    std::array<std::array<char, 100>, 3> things{};
    things[1].fill('x');
    ask_for(things[1]);
    ask_for(*(things.data() + 2));
    ask_for_line(nullptr);
    CHECK(things[1][99] == 'x');
    CHECK(things[2][0] == 0);
}

}  // namespace kaptein
