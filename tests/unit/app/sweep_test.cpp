#include "support/catch.hpp"
#include "unit/app/app_run.hpp"

#include <algorithm>

using namespace kaptein;
using namespace kaptein::testing;
using Catch::Matchers::Contains;

namespace {

std::string swept(const std::string& sweep) { return linear_study("{}", 2) + "sweep: " + sweep + "\n"; }

const std::string morris = "{method: morris, trajectories: 3, factors: [{name: terms.x, bounds: [0, 1]},"
                           " {name: terms.z, dist: {beta: {alpha: 2, beta: 2}}}]}";

}  // namespace

TEST_CASE("plan says how many points a condition keeps, and prints them with their numbers", "[app]")
{
    const WorkFolder folder;
    const std::string study = folder.write(
        "s.yaml", swept("{method: grid, factors: [{name: terms.x, values: [0, 1, 2]}], where: terms.x != 1}"));
    const AppRun plan = run_app({"plan", study, "--no-pilot"});
    CHECK(plan.code == 0);
    CHECK_THAT(plan.out, Contains("2 points x 2 designs x 2 replicates = 8 runs") && Contains("kept 2 of 3"));
    const auto counts = json_of(run_app({"plan", study, "--no-pilot", "--json"}).out)["counts"];
    CHECK(counts["points"] == 2);
    CHECK(counts["dropped"] == 1);
    CHECK(run_app({"plan", study, "--list"}).out == "point  terms.x\n0  0\n2  2\n");
    REQUIRE(run_app({"run", study, "-o", folder / "r"}).code == 0);
    CHECK_THAT(read_file_text(folder / "r/tables/points.csv"), Contains("point,terms.x\n0,0\n2,2\n"));
    CHECK(run_app({"rerun", folder / "r", "2:high:1"}).code == 0);
    CHECK(run_app({"rerun", folder / "r", "1:high:1"}).code == 2);
}

TEST_CASE("a condition that leaves nothing, and too many points, end with 2 and leave nothing behind", "[app]")
{
    const WorkFolder folder;
    for (const std::string sweep :
         {"{method: grid, factors: [{name: terms.x, values: [0, 1]}], where: terms.x > 1}",
          "{method: grid, factors: [{name: terms.x, from: 0, to: 0.999999, step: 0.000001}, {name: terms.z, from: 0,"
          " to: 0.999999, step: 0.000001}]}"}) {
        const AppRun run = run_app({"run", folder.write("s.yaml", swept(sweep)), "-o", folder / "r"});
        CHECK(run.code == 2);
        CHECK(std::count(run.err.begin(), run.err.end(), '\n') == 1);
        CHECK_FALSE(folder.has("r"));
    }
}

TEST_CASE("more points run only what is missing, and a Latin hypercube is read again from its results", "[app]")
{
    const WorkFolder folder;
    const auto study = [&](const std::string& points) {
        return folder.write("s" + points + ".yaml", swept("{method: sobol, points: " + points
                                                          + ", factors: [{name: terms.x, bounds: [0, 1]}]}"));
    };
    REQUIRE(run_app({"run", study("4"), "-o", folder / "r"}).code == 0);
    const auto counts =
        json_of(run_app({"plan", study("8"), "-o", folder / "r", "--no-pilot", "--json"}).out)["counts"];
    CHECK(counts["stored"] == 16);
    CHECK(counts["missing"] == 16);
    const std::string lhs = folder.write("l.yaml", swept("{method: lhs, points: 5, factors: [{name: terms.x,"
                                                         " bounds: [0, 1]}]}"));
    REQUIRE(run_app({"run", lhs, "-o", folder / "l"}).code == 0);
    CHECK(run_app({"verify", folder / "l", "--rerun", "3"}).code == 0);
}

TEST_CASE("more points in a Latin hypercube, also inside a nest, are refused with the reason", "[app]")
{
    const WorkFolder folder;
    const auto run = [&](const std::string& sweep) {
        return run_app({"run", folder.write("s.yaml", swept(sweep)), "-o", folder / "r", "-q"});
    };
    const auto lhs = [](int points) {
        return "{method: lhs, points: " + std::to_string(points) + ", factors: [{name: terms.x, bounds: [0, 1]}]}";
    };
    const auto nest = [&](int points, const std::string& levels) {
        return "{nest: [{method: grid, factors: [{name: terms.z, values: " + levels + "}]}, " + lhs(points) + "]}";
    };
    REQUIRE(run(lhs(5)).code == 0);
    const AppRun more = run(lhs(6));
    CHECK(more.code == 7);
    CHECK_THAT(more.err, Contains("lhs of 5 points, is now lhs of 6 points") && Contains("cuts other slices"));
    std::filesystem::remove_all(folder / "r");
    REQUIRE(run(nest(5, "[0, 1]")).code == 0);
    CHECK(run(nest(6, "[0, 1]")).code == 7);
    CHECK(run(nest(5, "[0, 1, 2]")).code == 0);  // the hypercube is the same
}

TEST_CASE("plan refuses what run would refuse", "[app]")
{
    const WorkFolder folder;
    const std::string study = folder.write("s.yaml", linear_study("{work.draws: 100000}", 1000));
    for (const auto& limit : std::vector<std::vector<std::string>>{
             {"--max-runs", "1999"}, {"--max-time", "0.001s"}, {"--max-disk", "1K"}}) {
        const AppRun plan = run_app({"plan", study, "-o", folder / "r", limit[0], limit[1]});
        CHECK(plan.code == 4);
        CHECK_THAT(plan.err, Contains("would refuse") && Contains(limit[0]));
        CHECK_THAT(plan.out, Contains("2000 runs"));
    }
    CHECK(run_app({"plan", study, "--max-runs", "2000", "--max-disk", "1T"}).code == 0);
}

TEST_CASE("export --salib writes the factors as SALib names them, and how to analyse the outcomes", "[app]")
{
    const WorkFolder folder;
    REQUIRE(run_app({"run", folder.write("s.yaml", swept(morris)), "-o", folder / "r"}).code == 0);
    const AppRun exported = run_app({"export", folder / "r", "--salib"});
    CHECK(exported.code == 0);
    CHECK_THAT(exported.out, Contains("problem.json") && Contains("salib.py"));
    const auto problem = json_of(read_file_text(folder / "r/tables/problem.json"));
    CHECK(problem["num_vars"] == 2);
    CHECK(problem["names"] == nlohmann::json({"terms.x", "terms.z"}));
    CHECK(problem["dists"] == nlohmann::json({"unif", "unif"}));
    CHECK(problem["bounds"][0] == nlohmann::json({0, 1}));
    CHECK(problem["groups"].is_null());
    const std::string program = read_file_text(folder / "r/tables/salib.py");
    CHECK_THAT(program,
               Contains("morris.analyze(problem, x, y, num_levels=4)") && Contains("SALib has no beta distribution"));
    REQUIRE(run_app({"run", folder.write("g.yaml", linear_study()), "-o", folder / "g"}).code == 0);
    const AppRun refused = run_app({"export", folder / "g", "--salib"});
    CHECK(refused.code == 2);
    CHECK_THAT(refused.err, Contains("needs a sweep by random, lhs, sobol, morris or saltelli"));
}
