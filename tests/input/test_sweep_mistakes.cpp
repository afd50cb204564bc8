#include "experiment/resolve.hpp"
#include "support/catch.hpp"
#include "support/fake_model.hpp"

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

using namespace kaptein;

namespace {

/// The sweep stands on line 6, so that a place inside it is 6:COLUMN.
Problems check(const std::string& sweep, const std::string& file = "x.yaml")
{
    Resolution resolution = resolve_text("study: s\nschema: 1\nmodel: fake\nbaseline: none\n"
                                         "designs: {none: {preset: no_program}, needs: {preset: needs_driven}}\n"
                                         "sweep: "
                                             + sweep + "\n",
                                         file, fake::catalogue());
    CHECK(resolution.study.has_value() == resolution.problems.empty());
    return resolution.problems;
}

struct Mistake {
    std::string_view sweep;
    std::string_view line;        // what the only line begins with
    std::string_view words;       // and holds
    std::string_view suggestion;  // nearest valid name
};

void check_all(std::initializer_list<Mistake> mistakes)
{
    for (const Mistake& mistake : mistakes) {
        CAPTURE(mistake.sweep);
        const Problems problems = check(std::string(mistake.sweep));
        for (const Problem& problem : problems) {
            UNSCOPED_INFO(to_line(problem));
        }
        REQUIRE(problems.size() == 1);
        const std::string line = to_line(problems.front());
        CHECK(line.substr(0, 7 + mistake.line.size()) == "x.yaml:" + std::string(mistake.line));
        CHECK(line.find(mistake.words) != std::string::npos);
        CHECK(problems.front().suggestion == mistake.suggestion);
    }
}

}  // namespace

TEST_CASE("Methods and their keys", "[sweep]")
{
    check_all({
        {"{method: sobl, points: 8, factors: [{name: drift.level, bounds: [0, 1]}]}",
         "6:17: sweep.method: ", "not a method", "sobol"},
        {"{method: grid}", "6:8: sweep: ", "'factors' is missing", ""},
        {"{factors: [{name: drift.level, values: [1]}]}", "6:8: sweep: ", "'method' is missing", ""},
        {"{method: grid, points: 5, factors: [{name: drift.level, values: [1]}]}",
         "6:23: sweep.points: ", "grid takes its points from its factors", ""},
        {"{method: sobol, levels: 4, points: 8, factors: [{name: drift.level, bounds: [0, 1]}]}",
         "6:24: sweep.levels: ", "'levels' is not a key of method sobol", ""},
        {"{method: sobol, factors: [{name: drift.level, bounds: [0, 1]}]}", "6:8: sweep: ", "'points' is missing", ""},
        {"{method: sobol, points: 0, factors: [{name: drift.level, bounds: [0, 1]}]}",
         "6:32: sweep.points: ", "out of range", ""},
        {"{method: sobol, points: 1000000000000, factors: [{name: drift.level, bounds: [0, 1]}]}",
         "6:32: sweep.points: ", "from 1 to 10000000", ""},
        {"{method: morris, points: 8, factors: [{name: drift.level, bounds: [0, 1]}]}",
         "6:25: sweep.points: ", "takes its points from its trajectories", ""},
        {"{method: morris, factors: [{name: drift.level, bounds: [0, 1]}]}",
         "6:8: sweep: ", "'trajectories' is missing", ""},
        {"{method: morris, trajectories: 3, levels: 5, factors: [{name: drift.level, bounds: [0, 1]}]}",
         "6:50: sweep.levels: ", "even in number", ""},
        {"{method: saltelli, points: 100, factors: [{name: drift.level, bounds: [0, 1]}]}",
         "6:35: sweep.points: ", "64 or 128", ""},
        {"{method: saltelli, points: 8, second_order: yes, factors: [{name: drift.level, bounds: [0, 1]}]}",
         "6:52: sweep.second_order: ", "true or false", ""},
        {"{method: lhs, points: 8, where: drift.level > 0, factors: [{name: drift.level, bounds: [0, 1]}]}",
         "6:33: sweep.where: ", "'where' cannot go with lhs: each stratum has one point", ""},
        {"{method: list, points: [{}]}", "6:31: sweep.points: ", "points that vary nothing", ""},
        {"{nest: []}", "6:15: sweep.nest: ", "an empty list", ""},
        {"{nest: [{method: list, points: [{drift.level: 1}]}], points: 4}",
         "6:61: sweep.points: ", "'points' does not go with nest", ""},
        {"{nest: [{method: lhs, points: 4, factors: [{name: drift.level, bounds: [0, 1]}]}], where: drift.level > 0}",
         "6:91: sweep.where: ", "a part of it needs all its points", ""},
    });
}

TEST_CASE("Factors", "[sweep]")
{
    const std::string_view none = "";
    check_all({
        {"{method: grid, factors: [{name: drift.levle, values: [1]}]}",
         "6:40: sweep.factors[0].name: ", "neither a parameter nor a choice", "drift.level"},
        {"{method: grid, factors: [{name: drift.level, values: []}]}",
         "6:61: sweep.factors[0].values: ", "at least one value", none},
        {"{method: grid, factors: [{name: drift.level, values: [1, 2, 1]}]}",
         "6:68: sweep.factors[0].values[2]: ", "1 stands twice", none},
        {"{method: grid, factors: [{name: drift.level, values: [1]}, {name: drift.level, values: [2]}]}",
         "6:8: sweep: ", "varies twice", none},
        {"{method: grid, factors: [{name: drift.level, bounds: [0, 1]}]}",
         "6:33: sweep.factors[0]: ", "not which levels there are", none},
        {"{method: grid, factors: [{name: drift.level, from: 1, to: 0, step: 0.1}]}",
         "6:75: sweep.factors[0].step: ", "do not meet 'to'", none},
        {"{method: zip, factors: [{name: drift.level, values: [1]}, {name: partners.count, values: [1, 2]}]}",
         "6:66: sweep.factors[1]: ", "lengths of a zip differ", none},
        {"{method: oat, factors: [{name: selection, in: [none, needs], values: [fit, grade]}]}",
         "6:32: sweep.factors[0].in: ", "oat needs one base, and 'selection' differs between none and needs", none},
        {"{method: sobol, points: 8, factors: [{name: drift.level, bounds: [1, 0]}]}",
         "6:73: sweep.factors[0].bounds: ", "the upper bound stands first", none},
        {"{method: sobol, points: 8, factors: [{name: drift.level, bounds: [1, 1]}]}",
         "6:73: sweep.factors[0].bounds: ", "nothing varies", none},
        {"{method: sobol, points: 8, factors: [{name: drift.level, bounds: [1]}]}",
         "6:73: sweep.factors[0].bounds: ", "not two bounds", none},
        {"{method: sobol, points: 8, factors: [{name: comparison.deployment, bounds: [0, 1]}]}",
         "6:83: sweep.factors[0].bounds: ", "has options, not numbers", none},
        {"{method: sobol, points: 8, factors: [{name: drift.level, group: a, bounds: [0, 1]}]}",
         "6:72: sweep.factors[0].group: ", "a group has no meaning with sobol", none},
        {"{method: saltelli, points: 8, factors: [{name: drift.level, group: a, bounds: [0, 1]},"
         " {name: partners.count, bounds: [1, 2]}]}",
         "6:95: sweep.factors[1]: ", "'partners.count' has no group, and others have", none},
    });
}

TEST_CASE("Distributions", "[sweep]")
{
    const auto sweep = [](const std::string& dist) {
        return "{method: random, points: 4, factors: [{name: partners.self_knowledge, dist: " + dist + "}]}";
    };
    const auto first = [&](const std::string& dist) {
        const Problems problems = check(sweep(dist));
        REQUIRE(problems.size() == 1);
        return to_line(problems.front());
    };
    const auto holds = [](const std::string& line, std::string_view words) {
        INFO(line);
        return line.find(words) != std::string::npos;
    };
    CHECK(
        holds(first("{nromal: {mean: 0.5, sd: 0.1}}"), "6:85: sweep.factors[0].dist: 'nromal' is not a distribution"));
    CHECK(holds(first("{nromal: {mean: 0.5, sd: 0.1}}"), "Did you mean normal?"));
    CHECK(holds(first("normal"), "one distribution with its numbers is meant"));
    CHECK(holds(first("{normal: {mean: 0.5, sd: 0.1}, beta: {alpha: 1, beta: 1}}"), "one distribution"));
    CHECK(holds(first("{normal: {mean: 0.5}}"), "sweep.factors[0].dist.normal: 'sd' is missing"));
    CHECK(holds(first("{normal: {mena: 0.5, sd: 0.1}}"), "Did you mean mean?"));
    CHECK(holds(first("{normal: {mean: 0.5, sd: 0}}"), "dist.normal.sd: 0 is outside the range"));
    CHECK(holds(first("{normal: {mean: x, sd: 0.1}}"), "'x' is not a number"));
    CHECK(holds(first("{normal: {mean: 0.5, sd: 0.1}}"), "this normal reaches -0.13379"));
    CHECK(holds(first("{normal: {mean: 0.5, sd: 0.1}}"), "truncated_normal, triangular and beta have bounds"));
    CHECK(holds(first("{truncated_normal: {mean: 0.5, sd: 0.1, bounds: [0, 2]}}"), "reaches 2, outside the range"));
    CHECK(holds(first("{truncated_normal: {mean: 0.5, sd: 0.1, bounds: [1, 0]}}"), "the upper bound stands first"));
    CHECK(holds(first("{log_uniform: {bounds: [0, 1]}}"), "needs bounds above 0"));
    CHECK(holds(first("{triangular: {mode: 0.9, bounds: [0.1, 0.8]}}"), "lies between its bounds"));
    CHECK(holds(first("{beta: {alpha: 0, beta: 1}}"), "dist.beta.alpha: 0 is outside the range"));
    CHECK(holds(first("{uniform: {bounds: [0.1, 1.5]}}"), "1.5 is outside the range"));
}

TEST_CASE("A condition is refused at the place where it goes wrong", "[where]")
{
    const auto line = [](const std::string& where) {
        const Problems problems =
            check("{method: grid, where: " + where + ", factors: [{name: partners.count, values: [1, 2]}]}");
        REQUIRE(problems.size() == 1);
        return to_line(problems.front());
    };
    const auto is = [&](const std::string& where, std::string_view begins, std::string_view words) {
        const std::string found = line(where);
        INFO(found);
        CHECK(found.substr(0, begins.size()) == begins);
        CHECK(found.find(words) != std::string::npos);
    };
    // The text of the condition begins in column 30.
    is("partners.cuont > 1", "x.yaml:6:30: sweep.where: 'partners.cuont'", "Did you mean partners.count?");
    is("partners.count > 1 and drift.levle > 0", "x.yaml:6:53: ", "Did you mean drift.level?");
    is("partners.count >", "x.yaml:6:46: ", "something is missing");
    is("partners.count = 1", "x.yaml:6:45: ", "Did you mean ==?");
    is("partners.count > 1 && drift.level > 0", "x.yaml:6:49: ", "Did you mean and?");
    is("(partners.count > 1", "x.yaml:6:30: ", "not closed");
    is("partners.count > 1)", "x.yaml:6:48: ", "cannot stand here");
    is("0 < partners.count < 3", "x.yaml:6:49: ", "two comparisons in a row");
    is("partners.count", "x.yaml:6:30: ", "a comparison is meant here");
    is("partners.count + 1 and drift.level > 0", "x.yaml:6:30: ", "a comparison is meant here");
    is("(partners.count > 1) + 2 > 0", "x.yaml:6:31: ", "a number is meant");
    is("agenda == needs", "x.yaml:6:30: ", "is a choice, and no factor");
    is("comparison.deployment == al", "x.yaml:6:55: ", "'al' is not an option of comparison.deployment");
    is("comparison.deployment > all", "x.yaml:6:52: ", "options have no order");
    is("comparison.deployment == 1", "x.yaml:6:55: ", "has options");
    is("needs.lifetime > 2 months", "x.yaml:6:49: ", "have no unit");
    is("partners.self_knowledge > 5 %", "x.yaml:6:58: ", "have no unit");
    is("partners.count > 010", "x.yaml:6:47: ", "a leading zero");
    is("'partners.count > 3'", "x.yaml:6:30: sweep.where: no point is left of 2", "");
    is("\"partners.cuont > 3\"", "x.yaml:6:31: ", "Did you mean partners.count?");
    is("[1]", "x.yaml:6:30: ", "a condition is meant here");
    std::string deep;
    for (int i = 0; i < 100; ++i) {
        deep += "1 + (";
    }
    is(deep + "1" + std::string(100, ')') + " > partners.count", "x.yaml:6:", "too deeply nested");
}

TEST_CASE("Too many points are refused at once, with their number", "[sweep]")
{
    std::string factors;
    for (const std::string name : {"partners.count", "companies.count", "hosting.cost_per_event", "drift.level"}) {
        factors += "{name: " + name
                   + (name == "drift.level" ? ", from: 0, to: 9.99, step: 0.01}" : ", from: 1, to: 1000, step: 1},");
    }
    const Problems problems = check("{method: grid, factors: [" + factors + "]}");
    REQUIRE(problems.size() == 1);
    CHECK(to_line(problems.front()).find("1000000000000 points are too many points. Allowed: at most 10000000")
          != std::string::npos);
}

TEST_CASE("SALib's problems", "[salib]")
{
    const auto line = [](const std::string& problem) {
        const Problems problems = check("{method: sobol, points: 8, problem: " + problem + "}");
        std::string text;
        for (const Problem& one : problems) {
            text += to_line(one) + "\n";
        }
        return text;
    };
    const auto is = [&](const std::string& problem, std::string_view words) {
        const std::string found = line(problem);
        INFO(found);
        CHECK(found.find(words) != std::string::npos);
        CHECK(std::count(found.begin(), found.end(), '\n') == 1);
    };
    is("{names: [drift.level]}", "'bounds' is missing");
    is("{num_vars: 2, names: [drift.level], bounds: [[0, 1]]}", "num_vars is not the number of names");
    is("{names: [drift.level], bounds: [[0, 1], [0, 1]]}", "bounds do not go with the names");
    is("{names: [drift.level], bounds: [[0, 1]], dists: [nrom]}", "Did you mean norm?");
    is("{names: [drift.level], bounds: [[0, 1, 2]], dists: [norm]}", "not the bounds of 'norm'");
    is("{names: [drift.level], bounds: [[0, 1, x]], dists: [triang]}", "not the bounds of 'triang'");
    is("{names: [drift.levle], bounds: [[0, 1]]}", "Did you mean drift.level?");
    is("{names: [drift.level], bounds: [[1, 0]]}", "the upper bound stands first");
}

TEST_CASE("A file of points with something wrong in it", "[sweep]")
{
    const auto folder = std::filesystem::temp_directory_path() / "kaptein_test_mistakes";
    std::filesystem::create_directories(folder);
    const std::string study = (folder / "x.yaml").string();
    const auto line = [&](const std::string& bytes) {
        std::ofstream(folder / "p.csv", std::ios::binary) << bytes;
        const Problems problems = check("{method: file, file: p.csv}", study);
        REQUIRE(problems.size() == 1);
        return to_line(problems.front());
    };
    const std::string csv = (folder / "p.csv").string();
    CHECK(line("partners.cuont\n1\n").starts_with(csv + ":1:1: 'partners.cuont' is not a parameter"));
    CHECK(line("partners.count,needs.lifetime\n1,2\n3,x\n")
              .starts_with(csv + ":3:3: needs.lifetime: 'x' is not a number"));
    CHECK(line("partners.count,needs.lifetime\n1,300\n").starts_with(csv + ":2:3: needs.lifetime: 300 is outside"));
    CHECK(line("partners.count,needs.lifetime\n1,\n").starts_with(csv + ":2:3: needs.lifetime: no value"));
    CHECK(line("partners.count,needs.lifetime\n1\n").starts_with(csv + ":2:2: a row of 1 cells"));
    CHECK(line("partners.count,partners.count\n1,2\n").find("stands twice") != std::string::npos);
    CHECK(line("partners.count\n").find("a header and no rows") != std::string::npos);
    CHECK(line("").find("the file is empty") != std::string::npos);
    CHECK(line("selection\nfit\n").find("is a choice") != std::string::npos);
    std::filesystem::remove_all(folder);
    check_all({
        {"{method: file}", "6:8: sweep: ", "'file' is missing", ""},
        {"{method: file, file: nowhere.csv}", "6:29: sweep.file: ", "there is no file 'nowhere.csv'", ""},
        {"{method: file, file: a.csv, table: x}", "6:8: sweep: ", "two sources of points", ""},
        {"{method: file, file: [a.csv]}", "6:29: sweep.file: ", "a list where one value is meant", ""},
    });
}
