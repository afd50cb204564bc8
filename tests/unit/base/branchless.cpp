#include "base/vectors/branchless.hpp"
#include "base/vectors/padded.hpp"
#include "support/catch.hpp"

#include <algorithm>
#include <array>
#include <vector>

using namespace kaptein;

TEST_CASE("the first place that is not before is that of the standard library's binary search, for every size")
{
    for (std::size_t size = 0; size < 40; ++size) {
        std::vector<int> values;
        for (std::size_t i = 0; i < size; ++i) {
            values.push_back(static_cast<int>(i / 3));  // with ties
        }
        for (int wanted = -1; wanted < 15; ++wanted) {
            const auto lower = std::lower_bound(values.begin(), values.end(), wanted) - values.begin();
            const auto upper = std::upper_bound(values.begin(), values.end(), wanted) - values.begin();
            INFO(size << " values, " << wanted);
            CHECK(first_not(size, [&](std::size_t i) { return values[i] < wanted; })
                  == static_cast<std::size_t>(lower));
            CHECK(first_not(size, [&](std::size_t i) { return values[i] <= wanted; })
                  == static_cast<std::size_t>(upper));
        }
    }
}

TEST_CASE("marks are listed in order, on both sides of whole words of 64")
{
    for (const std::size_t count : {0U, 1U, 63U, 64U, 65U, 128U, 200U}) {
        for (const std::size_t every : {1U, 3U, 64U, 1000U}) {
            std::vector<std::uint8_t> marks(count, 0);
            std::vector<std::uint16_t> expected;
            for (std::size_t i = every - 1; i < count; i += every) {
                marks[i] = 1;
                expected.push_back(static_cast<std::uint16_t>(i));
            }
            std::vector<std::uint16_t> places(count, 9999);
            places.resize(list_marked(marks.data(), count, places.data()));
            INFO(count << " marks, every " << every);
            CHECK(places == expected);
        }
    }
}

TEST_CASE("columns are filled up with their first value to the next multiple of eight, and no further")
{
    std::array<double, 24> one{};
    std::array<double, 24> other{};
    for (const std::size_t count : {1U, 7U, 8U, 9U, 16U}) {
        one.fill(-1.0);
        other.fill(-2.0);
        std::fill_n(one.begin(), count, 5.0);
        std::fill_n(other.begin(), count, 6.0);
        const std::size_t full = fill_up(count, one, other);
        CHECK(full == (count + 7) / 8 * 8);
        CHECK(std::count(one.begin(), one.end(), 5.0) == static_cast<std::ptrdiff_t>(full));
        CHECK(std::count(other.begin(), other.end(), 6.0) == static_cast<std::ptrdiff_t>(full));
        CHECK(one[full] == -1.0);
    }
}
