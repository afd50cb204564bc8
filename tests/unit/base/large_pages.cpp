#include "base/memory/large_pages.hpp"

#include "support/catch.hpp"

#include <algorithm>
#include <cstdint>

namespace kaptein {
namespace {

struct Entry {  // does not divide a page
    std::uint32_t id = 7;
    char more[9] = {};
};

} // namespace

TEST_CASE("a column is new whatever was in it, and keeps what is written to it, large or small")
{
    // None, one, less than a large page (2 MB), and enough for at least two whole ones wherever it begins.
    for (const std::size_t count : {0U, 1U, 1000U, 500'000U}) {
        std::vector<Entry> column(3, Entry{1, {}});
        make_column(column, count);
        REQUIRE(column.size() == count);
        CHECK(std::all_of(column.begin(), column.end(), [](const Entry& entry) { return entry.id == 7; }));
        for (std::uint32_t i = 0; i < count; ++i) {
            column[i].id = i;
        }
        std::uint32_t next = 0;
        CHECK(std::all_of(column.begin(), column.end(), [&](const Entry& entry) { return entry.id == next++; }));
    }
}

} // namespace kaptein
