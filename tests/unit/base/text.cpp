#include "support/catch.hpp"

#include "base/text.hpp"

#include <cfloat>
#include <cstdlib>
#include <cstring>
#include <random>
#include <string>
#include <vector>

using kaptein::nearest_name;
using kaptein::to_text;

TEST_CASE("numbers are written as briefly as they read back exactly", "[text]")
{
    CHECK(to_text(0.1) == "0.1");
    CHECK(to_text(42.0) == "42");
    CHECK(to_text(1e-7) == "1e-07");
    CHECK(to_text(-2.5) == "-2.5");
    CHECK(to_text(0.0) == "0");
    CHECK(to_text(1.0 / 3.0) == "0.3333333333333333");
    CHECK(to_text(1e22) == "1e+22");
}

TEST_CASE("integers are written out, because study files take no exponent in an integer", "[text]")
{
    CHECK(to_text(100000.0) == "100000");
    CHECK(to_text(1e6) == "1000000");
    CHECK(to_text(-20261123.0) == "-20261123");
    CHECK(to_text(123456789012345.0) == "123456789012345");
}

TEST_CASE("any finite number survives the way to text and back", "[text]")
{
    std::mt19937_64 words(20261123);
    for (int i = 0; i < 20'000; ++i) {
        double number = 0.0;
        const std::uint64_t word = words();
        static_assert(sizeof number == sizeof word);
        std::memcpy(&number, &word, sizeof number);
        if (number - number == 0.0) {  // neither infinite nor NaN
            CHECK(std::strtod(to_text(number).c_str(), nullptr) == number);
        }
    }
    CHECK(std::strtod(to_text(DBL_MAX).c_str(), nullptr) == DBL_MAX);
    CHECK(std::strtod(to_text(DBL_TRUE_MIN).c_str(), nullptr) == DBL_TRUE_MIN);
}

TEST_CASE("the nearest name is found over replaced, lost, added and swapped letters and over case", "[text]")
{
    const std::vector<std::string_view> valid{"seed", "study", "horizon", "run_out", "partners.count"};
    CHECK(nearest_name("sead", valid) == "seed");
    CHECK(nearest_name("stdy", valid) == "study");
    CHECK(nearest_name("horrizon", valid) == "horizon");
    CHECK(nearest_name("rnu_out", valid) == "run_out");
    CHECK(nearest_name("Horizon", valid) == "horizon");
    CHECK(nearest_name("partner.cuont", valid) == "partners.count");
}

TEST_CASE("nothing is suggested when nothing is near", "[text]")
{
    const std::vector<std::string_view> valid{"seed", "study", "horizon"};
    CHECK(nearest_name("banana", valid).empty());
    CHECK(nearest_name("", valid).empty());
    CHECK(nearest_name("se", valid).empty());           // 2 edits in 4 letters: more than a third
    CHECK(nearest_name("horzn", valid) == "horizon");   // 2 edits in 7 letters
    CHECK(nearest_name("hozn", valid).empty());         // 3 edits
    CHECK(nearest_name(std::string(1'000'000, 'x'), valid).empty());
    CHECK(nearest_name("seed", {}).empty());
}

TEST_CASE("a swap of neighbours counts once", "[text]")
{
    // "abc" from "acb": one swap in 3 letters is a third and so near enough; two replacements would not be.
    CHECK(nearest_name("acb", {"abc"}) == "abc");
}

TEST_CASE("of equally near names the first wins", "[text]")
{
    CHECK(nearest_name("need", {"seed", "feed"}) == "seed");
    CHECK(nearest_name("need", {"feed", "seed"}) == "feed");
}
