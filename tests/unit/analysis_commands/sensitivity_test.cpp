#include "support/catch.hpp"
#include "unit/app/app_run.hpp"

#include <fstream>

using namespace kaptein;
using namespace kaptein::testing;
using Catch::Matchers::Contains;

namespace {

/// A study of one sweep, run into a folder of its own.
struct Swept {
    WorkFolder folder;
    std::string results = folder / "r";

    explicit Swept(const std::string& text, int code = 0)
    {
        const AppRun run = run_app({"run", folder.write("swept.yaml", text), "-o", results, "-q"});
        INFO(run.err);
        REQUIRE(run.code == code);
    }
    nlohmann::json json(std::vector<std::string> words) const
    {
        words.insert(words.begin() + 1, results);
        words.emplace_back("--json");
        return json_of(run_app(words).out);
    }
};

std::string ishigami(const std::string& more, int points)
{
    const std::string bounds = "bounds: [-3.141592653589793, 3.141592653589793]}";
    return "study: small\nschema: 1\nmodel: ishigami\n" + more + "sweep:\n  method: saltelli\n  points: "
           + std::to_string(points) + "\n  factors:\n    - {name: inputs.x1, " + bounds + "\n    - {name: inputs.x2, "
           + bounds + "\n    - {name: inputs.x3, " + bounds + "\n";
}

std::string linear_sweep(const std::string& sweep, const std::string& settings, const std::string& replicates = "1")
{
    return "study: lines\nschema: 1\nmodel: linear\nsettings: {" + settings
           + "}\ndesigns:\n  none: {preset: none}\n  both: {preset: both}\nbaseline: none\noutcomes: [y]\nreplicates: "
           + replicates + "\nsweep:\n" + sweep;
}

constexpr const char* morris =
    "  method: morris\n  trajectories: 8\n  factors:\n    - {name: terms.x, bounds: [0, 3]}\n"
    "    - {name: terms.z, bounds: [-2, 0]}\n    - {name: terms.intercept, bounds: [0, 5]}\n";

}  // namespace

TEST_CASE("sensitivity gives the indices of reference row SA2 from study file to JSON and table", "[analysis]")
{
    const Swept swept(ishigami("replicates: 1\n", 4096));
    const auto found = swept.json({"sensitivity"});
    CHECK(found["command"] == "sensitivity");
    CHECK(found["schema"] == 1);
    CHECK(found["method"] == "sobol");
    CHECK(found["design"] == "default");
    CHECK(found["against"].is_null());
    CHECK(found["outcome"] == "y");
    CHECK(found["n_points"] == 4096 * 5);
    CHECK(found["replicates"] == 1);
    CHECK(found["dropped"] == 0);
    CHECK(found["noise_share"].is_null());
    const std::vector<double> first{0.3141067709, 0.4424727521, -0.0000663418};
    const std::vector<double> total{0.5574345763, 0.4424541535, 0.2432931219};
    REQUIRE(found["indices"].size() == 3);
    for (std::size_t i = 0; i < 3; ++i) {
        CHECK(found["indices"][i]["factor"] == "inputs.x" + std::to_string(i + 1));
        // The bounds of the inputs are written with 16 digits; the table keeps 12.
        CHECK(found["indices"][i]["S1"].get<double>() == Approx(first[i]).margin(1e-9));
        CHECK(found["indices"][i]["ST"].get<double>() == Approx(total[i]).margin(1e-9));
        CHECK(found["indices"][i]["ST_low"] < found["indices"][i]["ST"]);
        CHECK(found["indices"][i]["ST_high"] > found["indices"][i]["ST"]);
    }
    CHECK(found["analyses"].size() == 1);
    // The table that `run` left is the one that the command writes.
    const std::string table = read_file_text(swept.results + "/tables/sensitivity.csv");
    CHECK_THAT(table, Contains("sobol,default,,y,20480,1,0,,inputs.x1,,S1,0.314106770"));
    std::filesystem::remove(swept.results + "/tables/sensitivity.csv");
    const AppRun text = run_app({"sensitivity", swept.results});
    CHECK(text.code == 0);
    CHECK_THAT(text.out, Contains("Most depends on inputs.x1"));
    CHECK(read_file_text(swept.results + "/tables/sensitivity.csv") == table);
    // The store holds it too and is still the file that its manifest names; a damaged one is left as it is.
    CHECK(run_app({"verify", swept.results}).code == 0);
    const std::string store = swept.results + "/runs.sqlite";
    std::string damaged = read_file_text(store);
    CHECK_THAT(damaged, Contains("kept_sensitivity"));
    damaged.back() = static_cast<char>(damaged.back() + 1);
    std::ofstream(store, std::ios::binary) << damaged;
    CHECK_THAT(run_app({"sensitivity", swept.results}).err, Contains("the result is printed only"));
    CHECK(read_file_text(store) == damaged);
}

TEST_CASE("luck is shown apart, as its share of the variance", "[analysis]")
{
    // Two replicates with deviation 2 add 4 / 2 to the variance 13.84 of the points' means: 0.126. The rest has about
    // 2,560 degrees of freedom, so the share's relative error is 4.9 sqrt(2 / 2560) = 0.14.
    const Swept swept(ishigami("settings: {noise.deviation: 2}\nreplicates: 2\n", 512));
    const auto found = swept.json({"sensitivity"});
    CHECK(found["replicates"] == 2);
    CHECK(found["noise_share"].get<double>() == Approx(2.0 / 15.84).epsilon(0.14));
    CHECK(found["noise_share_of_run"].get<double>() == Approx(4.0 / 17.84).epsilon(0.14));
    CHECK_THAT(run_app({"sensitivity", swept.results}).out, Contains("is luck and no factor's"));
}

TEST_CASE("Morris's effects of a straight line are its slopes, for designs and for their difference", "[analysis]")
{
    // y(both) = intercept + x + z + 0.5 and y(none) = intercept: SA6 for the difference, sigma 0.
    const Swept swept(linear_sweep(morris, "noise.common: 0, noise.own: 0"));
    const auto found = swept.json({"sensitivity"});
    CHECK(found["method"] == "morris");
    REQUIRE(found["analyses"].size() == 3);
    const auto& difference = found["analyses"][2];
    CHECK(difference["design"] == "both");
    CHECK(difference["against"] == "none");
    const std::vector<double> mu{3, 2, 0}; // of the whole range: 1 x [0, 3], 1 x [-2, 0]
    for (std::size_t i = 0; i < 3; ++i) {
        CHECK(difference["indices"][i]["mu"].get<double>() == Approx(mu[i]).margin(1e-10));
        CHECK(difference["indices"][i]["mu_star"].get<double>() == Approx(mu[i]).margin(1e-10));
        CHECK(difference["indices"][i]["sigma"].get<double>() == Approx(0.0).margin(1e-10));
    }
    CHECK(found["analyses"][0]["design"] == "none");
    CHECK(found["analyses"][0]["indices"][2]["mu"].get<double>() == Approx(5.0));
    CHECK(found["analyses"][0]["indices"][0]["mu"].get<double>() == 0.0);
    const auto one = swept.json({"sensitivity", "--design", "both", "--against", "none", "--outcome", "cost"});
    CHECK(one["analyses"].size() == 1);
    CHECK(one["outcome"] == "cost");
}

TEST_CASE("groups move together and have an absolute effect", "[analysis]")
{
    const Swept swept(linear_sweep("  method: morris\n  trajectories: 6\n  factors:\n"
                                   "    - {name: terms.x, bounds: [0, 3], group: slopes}\n"
                                   "    - {name: terms.z, bounds: [-2, 0], group: slopes}\n"
                                   "    - {name: terms.intercept, bounds: [0, 5], group: level}\n",
                                   "noise.common: 0, noise.own: 0"));
    const auto found = swept.json({"sensitivity", "--design", "both"});
    REQUIRE(found["indices"].size() == 2);
    CHECK(found["indices"][0]["factor"] == "slopes");
    CHECK(found["indices"][0]["mu"].is_null());
    CHECK(found["indices"][0]["mu_star"] > 0.9); // |+-3 +-2| is 1 or 5
    CHECK(found["indices"][1]["mu"].get<double>() == Approx(5.0));
}

TEST_CASE("failed points are left out with their block and counted", "[analysis]")
{
    // A run fails when a number drawn for its replicate, with this seed 0.918, is below failures.share: 8 % of points.
    const Swept swept(linear_sweep("  method: saltelli\n  points: 64\n  factors:\n"
                                   "    - {name: terms.x, bounds: [0, 3]}\n"
                                   "    - {name: failures.share, bounds: [0, 1]}\n",
                                   "noise.common: 0, noise.own: 0", "1\nseed: 14"),
                      3);
    const AppRun run = run_app({"sensitivity", swept.results, "--design", "both", "--json"});
    CHECK(run.code == 3);
    const auto found = json_of(run.out);
    const auto dropped = found["dropped"].get<int>();
    CHECK(dropped > 0);
    CHECK(dropped % 4 == 0);
    CHECK(dropped < 256);
    CHECK(found["indices"][0]["S1"].is_number());
    CHECK_THAT(run_app({"sensitivity", swept.results}).out, Contains("left out"));
}

TEST_CASE("what cannot be analysed is said with what would do", "[analysis]")
{
    const Swept swept(linear_sweep("  method: grid\n  factors:\n    - {name: terms.x, values: [0, 1]}\n", ""));
    const AppRun grid = run_app({"sensitivity", swept.results});
    CHECK(grid.code == 2);
    CHECK_THAT(grid.err, Contains("method: saltelli"));
    const AppRun name = run_app({"sensitivity", swept.results, "--outcome", "cots"});
    CHECK(name.code == 2);
    CHECK_THAT(name.err, Contains("Did you mean cost?"));
    CHECK(run_app({"sensitivity", swept.results, "--design", "both", "--against", "both"}).code == 2);
    CHECK(run_app({"discover", swept.results}).code == 2);
}
