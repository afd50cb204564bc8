#include "config/fault.hpp"
#include "config/shown.hpp"

#include "support/catch.hpp"

using namespace kaptein;

TEST_CASE("A problem is one line: place, path, what, found, allowed, suggestion", "[problem]")
{
    const Place place{std::make_shared<const std::string>("a.yaml"), 3, 7};
    const Problem problem = problem_at(place, "seed", {"type", "not a number", "ten", "a whole number", "10"});
    CHECK(to_line(problem)
          == "a.yaml:3:7: seed: not a number, but found 'ten'. Allowed: a whole number. Did you mean 10?");
    const Problem whole = problem_at(place, "", {"file", "there is no such file", "", "", ""});
    CHECK(to_line(whole) == "a.yaml:3:7: there is no such file.");
}

TEST_CASE("Control, hidden and reordering characters never reach a terminal", "[problem]")
{
    CHECK(shown("a\x1b[31mb\n") == "a\\u001b[31mb\\n");
    CHECK(shown("x\xe2\x80\xae"
                "y")
          == "x\\u202ey");  // right-to-left override
    CHECK(shown("1\xc2\xa0") == "1\\u00a0");
    CHECK(shown("\xff") == "\\xff");
    CHECK(shown("\xc3\xa9") == "\xc3\xa9");
    CHECK(shown(std::string(200, 'x'), 10) == "xxxxxxxxxx...");
    const Place place{std::make_shared<const std::string>("a\nb\x1b.yaml"), 1, 1};
    const std::string line = to_line(problem_at(place, "k\ney", {"type", "bad", "\x07", "", ""}));
    CHECK(line == "a\\nb\\u001b.yaml:1:1: k\\ney: bad, but found '\\u0007'.");
}

TEST_CASE("Problems are sorted by file, line, column and path, and said once", "[problem]")
{
    const auto file = std::make_shared<const std::string>("a");
    const auto at = [&](int line, int column) {
        return problem_at({file, line, column}, "p", {"type", "bad", "", "", ""});
    };
    Problems problems{at(10, 1), at(9, 20), at(9, 3), at(10, 1)};
    sort_problems(problems);
    REQUIRE(problems.size() == 3);
    CHECK(problems[0].column == 3);
    CHECK(problems[1].column == 20);
    CHECK(problems[2].line == 10);
}
