#include "support/catch.hpp"
#include "unit/app/app_run.hpp"

#include <cmath>

// `expect:` from the file to what a user sees. The study is linear with designs low (x = 0) and high (x = 1):
// y = 10 + 3 x + noise, cost = x^2.
using namespace kaptein;
using namespace kaptein::testing;
using Catch::Contains;

namespace {

constexpr const char* right = "  - {outcome: cost, design: high, value: 1, within: 0, source: \"by hand: x^2\"}\n"
                              "  - {outcome: y, design: high, against: low, value: 3, within: 0.01, source: slope}\n";
constexpr const char* wrong = "  - {outcome: cost, design: high, value: 1.5, within: 0.4, source: \"by hand: x^2\"}\n"
                              "  - {outcome: y, design: high, against: low, value: 3, within: 0.01, source: slope}\n";

std::string study(const std::string& expect) { return linear_study("{noise.own: 0}") + "expect:\n" + expect; }

}  // namespace

TEST_CASE("run shows what is known beside what it found, and ends with 0 when all of it is met", "[expect]")
{
    const WorkFolder folder;
    const AppRun run = run_app({"run", folder.write("s.yaml", study(right)), "-o", folder / "r", "-q"});
    CHECK(run.code == 0);
    CHECK_THAT(run.out, Contains("Expected and found") && Contains("is met (2 of 2)"));
    CHECK_THAT(run.out, Contains("[1] by hand: x^2\n") && Contains("[2] slope\n"));
    CHECK_THAT(run.out, Contains("y, high minus low\n") && Contains("cost, high\n"));
    CHECK_THAT(run.out, !Contains("NOT MET"));
}

TEST_CASE("a known number that is missed ends run and reproduce with 6, and says which", "[expect]")
{
    const WorkFolder folder;
    const std::string file = folder.write("s.yaml", study(wrong));
    const AppRun run = run_app({"run", file, "-o", folder / "r", "-q"});
    CHECK(run.code == 6);
    CHECK_THAT(run.out, Contains("is NOT MET: 1 of 2") && Contains("0.4  NOT MET  [1]"));
    const AppRun reproduced = run_app({"reproduce", folder / "r"});
    CHECK(reproduced.code == 6);
    CHECK_THAT(reproduced.out, Contains("identical") && Contains("is NOT MET: 1 of 2"));
    // The simulation is done all the same: compare shows it, and the mended file needs no new runs.
    CHECK_THAT(run_app({"compare", folder / "r"}).out, Contains("is NOT MET: 1 of 2"));
    folder.write("s.yaml", study(right));
    const AppRun mended = run_app({"run", file, "-o", folder / "r", "-q"});
    CHECK(mended.code == 0);
    CHECK_THAT(mended.out, Contains("is met (2 of 2)"));
}

TEST_CASE("what is expected stands in the documents of run, compare and reproduce", "[expect]")
{
    const WorkFolder folder;
    const std::string file = folder.write("s.yaml", study(wrong));
    const AppRun run = run_app({"run", file, "-o", folder / "r", "-q", "--json"});
    CHECK(run.code == 6);
    for (const std::string& text : {run.out, run_app({"compare", folder / "r", "--json"}).out,
                                    run_app({"reproduce", folder / "r", "--json"}).out}) {
        const auto expect = json_of(text)["expect"];
        REQUIRE(expect.size() == 2);
        CHECK(expect[0]["outcome"] == "cost");
        CHECK(expect[0]["design"] == "high");
        CHECK(expect[0]["against"].is_null());
        CHECK(expect[0]["index"].is_null());
        CHECK(expect[0]["value"] == 1.5);
        CHECK(expect[0]["within"] == 0.4);
        CHECK(expect[0]["found"] == 1.0);
        CHECK(expect[0]["met"] == false);
        CHECK(expect[1]["against"] == "low");
        CHECK(expect[1]["source"] == "slope");
        CHECK(expect[1]["met"] == true);
    }
}

TEST_CASE("a sign that is not met is a finding: run says so and ends with 0, reproduce with 6", "[expect]")
{
    const WorkFolder folder;
    const std::string sign = "  - {outcome: cost, design: high, against: low, sign: negative}\n";
    const AppRun run = run_app({"run", folder.write("s.yaml", study(sign)), "-o", folder / "r", "-q"});
    CHECK(run.code == 0);
    CHECK_THAT(run.out, Contains("is NOT MET: 1 of 1"));
    CHECK(run_app({"reproduce", folder / "r"}).code == 6);
}

TEST_CASE("a model with a fault misses what is known, as a setting of its truth that is off shows", "[expect]")
{
    const WorkFolder folder;
    const std::string file = folder.write("s.yaml", study(right));
    CHECK(run_app({"run", file, "-o", folder / "r", "-q", "--set", "terms.x=3.02"}).code == 6);
}

TEST_CASE("a value that is missing everywhere meets nothing", "[expect]")
{
    const WorkFolder folder;
    const std::string file =
        folder.write("s.yaml", linear_study("{noise.own: 0, failures.share: 1}") + "expect:\n" + right);
    const AppRun run = run_app({"run", file, "-o", folder / "r", "-q", "--json"});
    CHECK(run.code == 6);  // 6 before 3
    const auto expect = json_of(run.out)["expect"];
    CHECK(expect[0]["found"].is_null());
    CHECK(expect[0]["met"] == false);
}
