#include "support/catch.hpp"
#include "unit/app/app_run.hpp"

#include <cmath>

using namespace kaptein;
using namespace kaptein::testing;
using Catch::Matchers::Contains;

namespace {

/// y(both) - y(none) = x + z, without luck: the baseline wins where terms.x + terms.z < 0.
struct Worlds {
    WorkFolder folder;
    std::string results = folder / "r";

    explicit Worlds(const std::string& replicates = "1", const std::string& noise = "0")
    {
        const std::string study = folder.write(
            "worlds.yaml",
            "study: worlds\nschema: 1\nmodel: linear\nsettings: {noise.common: " + noise + ", noise.own: " + noise
                + ", interaction.strength: 0}\ndesigns:\n  none: {preset: none}\n  both: {preset: both}\n"
                  "  first: {preset: x_only}\n"
                  "baseline: none\noutcomes: [y]\nreplicates: "
                + replicates
                + "\nsweep:\n  method: sobol\n  points: 512\n  factors:\n"
                  "    - {name: terms.x, bounds: [-1, 1]}\n    - {name: terms.z, bounds: [-1, 1]}\n"
                  "    - {name: items.count, bounds: [1, 10]}\n");
        REQUIRE(run_app({"run", study, "-o", results, "-q"}).code == 0);
    }
    nlohmann::json json(std::vector<std::string> words) const
    {
        words.insert(words.begin() + 1, results);
        words.emplace_back("--json");
        return json_of(run_app(words).out);
    }
};

}  // namespace

TEST_CASE("discover finds where the baseline wins, or where a rule holds", "[analysis]")
{
    const Worlds worlds;
    // The baseline wins against both and first where x < 0 and x + z < 0: 3/8 of the square.
    const auto found = worlds.json({"discover"});
    CHECK(found["command"] == "discover");
    CHECK(found["outcome"] == "y");
    CHECK(found["rule"] == "the baseline wins");
    CHECK(found["points"] == 512);
    // Of 512 Sobol' points some 16 lie on x + z = 0, where nobody wins: up to 0.02 less.
    CHECK(found["hits"].get<double>() / 512 == Approx(0.375).margin(0.02));
    REQUIRE(found["boxes"].size() >= 1);
    const auto& box = found["boxes"][0];
    CHECK(box["density"] > 0.85);
    CHECK(box["coverage"] > 0.6);
    for (const auto& limit : box["limits"]) {
        CHECK(limit["factor"] != "items.count");
        CHECK(limit["p"] < 0.01);
    }
    CHECK(found["trajectory"].size() > 5);
    CHECK(found["tree"]["limit"]["factor"] == "terms.x");
    CHECK_THAT(read_file_text(worlds.results + "/tables/boxes.csv"), Contains("the baseline wins"));

    const auto rule = worlds.json({"discover", "--rule", "both.y - none.y > 0.5 and not first.y < y"});
    // x + z > 0.5 and x >= 0: of the square 9/32 less the part of x < 0, which is (1/2)^2 / 2 / 4 = 1/32.
    CHECK(rule["hits"].get<double>() / 512 == Approx(8.0 / 32).margin(0.01));
    CHECK(worlds.json({"discover", "--density", "0.99"})["boxes"][0]["density"] >= 0.99);
}

TEST_CASE("a rule that cannot be read is said with its place", "[analysis]")
{
    const Worlds worlds;
    const auto complaint = [&](const std::string& rule) {
        const AppRun run = run_app({"discover", worlds.results, "--rule", rule});
        CHECK(run.code == 2);
        return run.err;
    };
    CHECK_THAT(complaint("both.y"), Contains("a rule is true or false"));
    CHECK_THAT(complaint("bothe.y > 0"), Contains("Did you mean both?"));
    CHECK_THAT(complaint("both.cots > 0"), Contains("Did you mean cost?"));
    CHECK_THAT(complaint("(both.y > 0"), Contains("a ) is missing"));
    CHECK_THAT(complaint("both.y > 0 0"), Contains("not expected here"));
    CHECK_THAT(complaint("(both.y > 0) + 1 > 0"), Contains("a number is needed"));
    CHECK_THAT(complaint(std::string(200, '(')), Contains("nested too deeply"));
}

TEST_CASE("compare says in how many plausible worlds a design does better, with its interval, and who wins where",
          "[analysis]")
{
    const Worlds worlds;
    const AppRun text = run_app({"compare", worlds.results});
    CHECK_THAT(text.out, Contains("In how many plausible worlds an answer holds"));
    CHECK_THAT(text.out, Contains("Who wins where"));
    const auto shares = worlds.json({"compare"})["worlds"];
    REQUIRE(shares.size() == 2);  // both and first against none
    const auto& both = shares[0];
    CHECK(both["design"] == "both");
    CHECK(both["points"] == 512);
    // x + z > 0 in half of the worlds; Wilson's interval of 256 of 512 is 0.4569 to 0.5431.
    CHECK(both["better"].get<int>() == Approx(256).margin(10));  // ties on the diagonal are no wins
    CHECK(both["share_low"].get<double>() == Approx(0.457).margin(0.015));
    CHECK(both["share_high"].get<double>() == Approx(0.543).margin(0.015));
    CHECK(both["mean"].get<double>() == Approx(0.0).margin(0.01));
    const AppRun map = run_app({"compare", worlds.results, "--map", "terms.x,terms.z"});
    CHECK_THAT(map.out, Contains("A none, B both, C first"));
    CHECK(run_app({"compare", worlds.results, "--map", "terms.x,terms.q"}).code == 2);
}

TEST_CASE("power says how many replicates a half-width takes", "[analysis]")
{
    const Worlds worlds("4", "1");
    const auto rows = worlds.json({"power", "--half-width", "0.2"})["rows"];
    REQUIRE(rows.size() == 1024);
    for (const std::size_t i : {std::size_t{0}, std::size_t{77}, std::size_t{900}}) {
        const double sd = rows[i]["sd"];
        const double n = rows[i]["n_needed"];
        // Student's quantile is above 1.96, and below 2.3 from ten degrees on.
        CHECK(n >= std::pow(1.96 * sd / 0.2, 2));
        CHECK(n <= std::pow(2.3 * sd / 0.2, 2) + 10);
        CHECK(rows[i]["wanted"] == 0.2);
    }
    CHECK(run_app({"power", worlds.results, "--half-width", "-3"}).code == 2);
    CHECK_THAT(run_app({"power", worlds.results, "--half-width", "2 %"}).out, Contains("2 % of"));
}

TEST_CASE("shapley shares a difference out among choices and mechanisms, and adds up", "[analysis]")
{
    const WorkFolder folder;
    const std::string study =
        folder.write("pair.yaml", "study: pair\nschema: 1\nmodel: linear\nsettings: {noise.own: 0}\ndesigns:\n"
                                  "  none: {preset: none}\n  both: {preset: both}\nbaseline: none\noutcomes: [y]\n"
                                  "replicates: 5\n");
    const std::string results = folder / "r";
    REQUIRE(run_app({"run", study, "-o", results, "-q"}).code == 0);
    // y = 10 + 3 x - 2 z + 0.5 x z: 3.25 for x, -1.75 for z, together 1.5; the pair interacts by 0.5. The mechanism
    // interaction carries 0.5, and 1 is left without it.
    const AppRun run = run_app({"shapley", results, "--json", "-q", "--design", "both"});
    INFO(run.err);
    REQUIRE(run.code == 0);
    const auto found = json_of(run.out);
    CHECK(found["design"] == "both");
    CHECK(found["against"] == "none");
    REQUIRE(found["parts"].size() == 2);
    const auto& choices = found["parts"][0];
    CHECK(choices["kind"] == "choices");
    CHECK(choices["exact"] == true);
    CHECK(choices["coalitions"] == 4);
    CHECK(choices["players"][0]["name"] == "x");
    CHECK(choices["players"][0]["value"].get<double>() == Approx(3.25));
    CHECK(choices["players"][1]["value"].get<double>() == Approx(-1.75));
    CHECK(choices["whole"]["value"].get<double>() == Approx(1.5));
    CHECK(choices["pairs"][0]["value"].get<double>() == Approx(0.5));
    const auto& mechanisms = found["parts"][1];
    CHECK(mechanisms["players"][0]["name"] == "interaction");
    CHECK(mechanisms["players"][0]["value"].get<double>() == Approx(0.5));
    CHECK(mechanisms["none"]["value"].get<double>() == Approx(1.0));
    CHECK_THAT(read_file_text(results + "/tables/shapley.csv"), Contains("choices,both,none,y,part,x"));
    // Again: nothing is simulated, the same answer; in words the pair is named.
    const AppRun again = run_app({"shapley", results, "-q", "--design", "both"});
    CHECK_THAT(again.out, Contains("x and z together"));
    CHECK(run_app({"shapley", study, "-o", folder / "s", "-q", "--design", "both"}).out == again.out);
}
