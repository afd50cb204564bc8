#include "experiment/plan.hpp"
#include "experiment/resolve.hpp"
#include "support/catch.hpp"
#include "support/fake_model.hpp"

#include <chrono>
#include <filesystem>
#include <fstream>

using namespace kaptein;

namespace {

Resolution read(const std::string& sweep, const std::string& file = "s.yaml")
{
    return resolve_text("study: s\nschema: 1\nmodel: fake\n"
                        "designs: {none: {preset: no_program}, needs: {preset: needs_driven}}\nbaseline: none\n"
                        "replicates: 3\nsweep: "
                            + sweep + "\n",
                        file, fake::catalogue());
}

Study good(const std::string& sweep, const std::string& file = "s.yaml")
{
    Resolution resolution = read(sweep, file);
    INFO(sweep);
    for (const Problem& problem : resolution.problems) {
        UNSCOPED_INFO(to_line(problem));
    }
    REQUIRE(resolution.study);
    return std::move(*resolution.study);
}

using Table = std::vector<std::vector<double>>;

Table rows(const Study& study)
{
    Table result;
    for (const Point& point : study.points) {
        result.push_back(point.values);
    }
    return result;
}

std::vector<std::uint64_t> numbers(const Study& study)
{
    std::vector<std::uint64_t> result;
    for (const Point& point : study.points) {
        result.push_back(point.number);
    }
    return result;
}

/// resolved.yaml read again gives the same points.
void check_again(const Study& study)
{
    const Resolution again = resolve_text(study.resolved_text, "resolved.yaml", fake::catalogue());
    INFO(study.resolved_text);
    for (const Problem& problem : again.problems) {
        UNSCOPED_INFO(to_line(problem));
    }
    REQUIRE(again.study);
    CHECK(rows(*again.study) == rows(study));
    CHECK(numbers(*again.study) == numbers(study));
    CHECK(again.study->points.numbered() == study.points.numbered());
    CHECK(again.study->resolved_text.substr(again.study->resolved_text.find("sweep:"), 400)
          == study.resolved_text.substr(study.resolved_text.find("sweep:"), 400));
}

}  // namespace

TEST_CASE("oat has the base first, then each level that differs from it", "[sweep]")
{
    const Study study = good("{method: oat, factors: [{name: partners.count, values: [40, 80, 160]},"
                             " {name: drift.level, from: -1, to: 1, step: 1},"
                             " {name: selection, in: [needs], values: [grade, first_come]}]}");
    // 80 partners and no drift are usual, needs_driven sends whoever fits.
    CHECK(rows(study) == Table{{80, 0, 0}, {40, 0, 0}, {160, 0, 0}, {80, -1, 0}, {80, 1, 0}, {80, 0, 1}, {80, 0, 2}});
    check_again(study);
}

TEST_CASE("Saltelli has N (k + 2) points, or N (2k + 2), by groups when there are some", "[sweep]")
{
    const std::string factors = "factors: [{name: drift.level, bounds: [-1, 1]},"
                                " {name: partners.count, bounds: [1, 8]}, {name: needs.lifetime, bounds: [1, 9]}]}";
    CHECK(good("{method: saltelli, points: 16, " + factors).points.size() == 16 * 5);
    const Study second = good("{method: saltelli, points: 16, second_order: true, " + factors);
    CHECK(second.points.size() == 16 * 8);
    CHECK(second.sweep.groups.size() == 3);
    check_again(second);
    const Study grouped = good("{method: saltelli, points: 4, factors: [{name: drift.level, group: a, bounds: [-1, 1]},"
                               " {name: partners.count, group: b, bounds: [1, 8]},"
                               " {name: needs.lifetime, group: a, bounds: [1, 9]}]}");
    CHECK(grouped.points.size() == 4 * 4);
    REQUIRE(grouped.sweep.groups.size() == 2);
    CHECK(grouped.sweep.groups[0].name == "a");
    CHECK(grouped.sweep.groups[0].factors == std::vector<std::size_t>{0, 2});
    check_again(grouped);
}

TEST_CASE("Morris has r (k + 1) points and four levels when none are said", "[sweep]")
{
    const std::string factors = "factors: [{name: drift.level, bounds: [-1, 1]},"
                                " {name: partners.self_knowledge, dist: {normal: {mean: 0.5, sd: 0.05}}}]}";
    const Study study = good("{method: morris, trajectories: 5, " + factors);
    CHECK(study.points.size() == 15);
    CHECK(study.sweep.levels == 4);
    CHECK(study.sweep.trajectories == 5);
    CHECK(study.sweep.extendable);
    for (const auto& row : rows(study)) {
        CHECK((row[0] == -1.0 || row[0] == Approx(-1.0 / 3.0) || row[0] == Approx(1.0 / 3.0) || row[0] == 1.0));
        CHECK((row[1] > 0.0 && row[1] < 1.0));
    }
    check_again(study);
    check_again(good("{method: morris, trajectories: 2, levels: 6, " + factors));
}

TEST_CASE("lhs says that it cannot be extended, sobol that it can", "[sweep]")
{
    const std::string factors = "points: 9, factors: [{name: drift.level, bounds: [-1, 1]}]}";
    CHECK_FALSE(good("{method: lhs, " + factors).sweep.extendable);
    CHECK(good("{method: sobol, " + factors).sweep.extendable);
    CHECK_FALSE(good("{nest: [{method: grid, factors: [{name: partners.count, values: [1, 2]}]}, {method: lhs, "
                     + factors + "]}")
                    .sweep.extendable);
    check_again(good("{method: lhs, " + factors));
}

TEST_CASE("All distributions are written out and read again", "[sweep]")
{
    for (const std::string dist :
         {"uniform: {bounds: [0.1, 0.4]}", "log_uniform: {bounds: [0.1, 0.4]}", "normal: {mean: 50 %, sd: 1 %}",
          "truncated_normal: {mean: 0.8, sd: 0.1, bounds: [0, 1]}", "log_normal: {median: 0.05, log_sd: 0.2}",
          "triangular: {mode: 0.2, bounds: [0.1, 0.9]}", "beta: {alpha: 2, beta: 3}",
          "beta: {alpha: 2, beta: 3, bounds: [0.5, 0.6]}", "exponential: {mean: 0.01}",
          "gamma: {shape: 2, scale: 0.01}", "weibull: {shape: 2, scale: 0.1}"}) {
        check_again(
            good("{method: random, points: 7, factors: [{name: partners.self_knowledge, dist: {" + dist + "}}]}"));
    }
    const Study whole = good("{method: sobol, points: 64, factors: [{name: partners.count,"
                             " dist: {log_uniform: {bounds: [1, 1000]}}}]}");
    for (const auto& row : rows(whole)) {
        CHECK((row[0] == std::floor(row[0]) && row[0] >= 1 && row[0] <= 1000));
    }
    CHECK(rows(whole)[0][0] == 1.0);
    CHECK(rows(whole)[1][0] == 32.0);  // the root of 1000 is 31.6
}

TEST_CASE("A file of points is read beside the study and stands in the resolved study", "[sweep]")
{
    const auto folder = std::filesystem::temp_directory_path() / "kaptein_test_sweep";
    std::filesystem::create_directories(folder);
    std::ofstream(folder / "p.csv") << "partners.count,needs.lifetime,comparison.deployment\r\n"
                                       "5,1 year,all\r\n\"7\",3,one\r\n";
    const Study study = good("{method: file, file: p.csv}", (folder / "s.yaml").string());
    CHECK(rows(study) == Table{{5, 12, 0}, {7, 3, 1}});
    CHECK(study.factors[1].name == "needs.lifetime");
    std::filesystem::remove_all(folder);
    check_again(study);  // the file is gone, its values are not
    const Study kept = good("{method: file, table: \"partners.count\\n5\\n6\\n7\\n\", where: partners.count != 6}");
    CHECK(rows(kept) == Table{{5}, {7}});
    check_again(kept);
}

TEST_CASE("A condition drops points after they were numbered", "[where]")
{
    const std::string grid = "{method: grid, factors: [{name: partners.count, values: [10, 80, 90]},"
                             " {name: companies.count, values: [5, 40]}], where: ";
    const Study study = good(grid + "partners.count >= 2 * companies.count}");
    CHECK(rows(study) == Table{{10, 5}, {80, 5}, {80, 40}, {90, 5}, {90, 40}});
    CHECK(numbers(study) == std::vector<std::uint64_t>{0, 2, 3, 4, 5});
    CHECK(study.points.numbered() == 6);
    check_again(study);
    CHECK(Plan(study, 0, 1).at(2).point == 2);
    const auto kept = [&](const std::string& where) { return numbers(good(grid + where + "}")); };
    CHECK(kept("partners.count == 80 and companies.count == 5") == std::vector<std::uint64_t>{2});
    CHECK(kept("partners.count < 80 or companies.count > 5") == std::vector<std::uint64_t>{0, 1, 3, 5});
    CHECK(kept("not (partners.count < 80 or companies.count > 5)") == std::vector<std::uint64_t>{2, 4});
    CHECK(kept("partners.count - companies.count - 5 == 0") == std::vector<std::uint64_t>{0});
    CHECK(kept("-partners.count + 2 * (companies.count + 5) / 4 <= -5") == std::vector<std::uint64_t>{0, 2, 3, 4, 5});
    CHECK(kept("needs.lifetime == 6 and not partners.count != 10") == std::vector<std::uint64_t>{0, 1});
    CHECK(kept("partners.count / (companies.count - 5) < 3") == std::vector<std::uint64_t>{1, 3, 5});
    CHECK(kept("1e1 == partners.count").size() == 2);
}

TEST_CASE("A condition may be about options", "[where]")
{
    const std::string grid = "{method: grid, factors: [{name: comparison.deployment, values: [all, one]},"
                             " {name: selection, in: [needs], values: [fit, grade]}], where: ";
    const auto kept = [&](const std::string& where) { return numbers(good(grid + where + "}")); };
    CHECK(kept("comparison.deployment == one") == std::vector<std::uint64_t>{2, 3});
    CHECK(kept("comparison.deployment != one and grade == selection") == std::vector<std::uint64_t>{1});
    CHECK(kept("selection == 'fit'") == std::vector<std::uint64_t>{0, 2});
}

TEST_CASE("Parts of a nest may drop points, and a nest may", "[where]")
{
    const std::string nest = "{nest: [{method: grid, factors: [{name: partners.count, values: [1, 2, 3]}],"
                             " where: partners.count != 2}, {method: sobol, points: 2,"
                             " factors: [{name: drift.level, bounds: [-1, 1]}]}]";
    const Study study = good(nest + "}");
    CHECK(rows(study) == Table{{1, -1}, {1, 0}, {3, -1}, {3, 0}});
    CHECK(numbers(study) == std::vector<std::uint64_t>{0, 1, 4, 5});
    check_again(study);
    const Study both = good(nest + ", where: partners.count + drift.level > 2}");
    CHECK(rows(both) == Table{{3, 0}});
    check_again(both);
}

TEST_CASE("Two sampled parts of a nest share no draws", "[sweep]")
{
    const Study study = good("{nest: [{method: random, points: 2, factors: [{name: drift.level, bounds: [0, 1]}]},"
                             " {method: random, points: 2, factors: [{name: partners.self_knowledge,"
                             " bounds: [0, 1]}]}]}");
    const Table table = rows(study);
    CHECK(table[0][0] != table[0][1]);
    CHECK(table[0][0] == table[1][0]);
    CHECK(table[0][1] == table[2][1]);
}

TEST_CASE("A problem of SALib is a list of factors", "[salib]")
{
    const std::string head = "{method: saltelli, points: 8, problem: {num_vars: 3, names: [drift.level,"
                             " partners.self_knowledge, needs.lifetime], bounds: [[-1, 1], ";
    const Study study = good(head + "[0, 1, 0.8, 0.1], [1, 9, 0.25]], dists: [unif, truncnorm, triang]}}");
    CHECK(study.sweep.spreads[1].kind == SpreadKind::truncated_normal);
    CHECK(study.sweep.spreads[1].numbers[0] == 0.8);
    CHECK(study.sweep.spreads[2].numbers[0] == 3.0);  // 1 + 0.25 (9 - 1)
    check_again(study);
    const Study plain = good(head + "[0, 1], [1, 9]]}}");
    CHECK(rows(plain)
          == rows(good("{method: saltelli, points: 8, factors: [{name: drift.level, bounds: [-1, 1]},"
                       " {name: partners.self_knowledge, bounds: [0, 1]}, {name: needs.lifetime, bounds: [1, 9]}]}")));
    const Study grouped = good(head + "[0, 1], [1, 9]], groups: [a, b, a]}}");
    CHECK(grouped.points.size() == 8 * 4);
    const Study logs = good("{method: sobol, points: 8, problem: {names: [partners.count, needs.lifetime],"
                            " bounds: [[1, 100], [1, 0.2]], dists: [logunif, lognorm]}}");
    CHECK(logs.sweep.spreads[1].numbers[0] == Approx(std::exp(1.0)).epsilon(1e-15));
}

TEST_CASE("A million points are planned at once and take no memory of their own", "[sweep]")
{
    const auto start = std::chrono::steady_clock::now();
    const Study study = good("{method: grid, factors: [{name: partners.count, from: 1, to: 100, step: 1},"
                             " {name: companies.count, from: 1, to: 100, step: 1},"
                             " {name: drift.level, from: -1, to: 0.98, step: 0.02}]}");
    CHECK(study.points.size() == 1'000'000);
    const Plan plan(study, 0, 3);
    CHECK(plan.at(plan.size() - 1).point == 999'999);
    CHECK(study.points[999'999].values == std::vector<double>{100, 100, 0.98});
    CHECK(study.points[100 * 100 + 2].values == std::vector<double>{2, 1, -0.96});
    CHECK(study.resolved_text.size() < 4000);
    // A second is a thousand times what it takes: only making the points one by one would reach it.
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(1));
    check_again(good("{method: grid, factors: [{name: partners.count, from: 1, to: 9, step: 4},"
                     " {name: needs.lifetime, from: 1 year, to: 3 year, step: 1 year},"
                     " {name: partners.self_knowledge, from: 10 %, to: 5 %, step: -5 %}]}"));
}

TEST_CASE("A long list is written out as a table", "[sweep]")
{
    std::string points;
    for (int i = 0; i < 30'000; ++i) {
        points += (i == 0 ? "" : ", ") + std::string("{partners.count: ") + std::to_string(i) + "}";
    }
    const Study study = good("{method: list, points: [" + points + ", {drift.level: 1}]}");
    CHECK(study.points.size() == 30'001);
    const Resolution again = resolve_text(study.resolved_text, "resolved.yaml", fake::catalogue());
    REQUIRE(again.study);
    CHECK(rows(*again.study) == rows(study));
}
