#include "experiment/plan.hpp"
#include "experiment/resolve.hpp"
#include "support/catch.hpp"
#include "support/fake_model.hpp"

using namespace kaptein;

namespace {

Resolution read(const std::string& sweep)
{
    return resolve_text("study: s\nschema: 1\nmodel: fake\n"
                        "designs: {none: {preset: no_program}, needs: {preset: needs_driven}}\nbaseline: none\n"
                        "replicates: 3\nsweep: "
                            + sweep + "\n",
                        "s.yaml", fake::catalogue());
}

std::string why(const std::string& sweep)
{
    const Resolution resolution = read(sweep);
    return resolution.problems.empty() ? "accepted" : to_line(resolution.problems.front());
}

std::vector<std::vector<double>> rows(const Resolution& resolution)
{
    std::vector<std::vector<double>> result;
    for (std::size_t i = 0; resolution.study && i < resolution.study->points.size(); ++i) {
        CHECK(resolution.study->points[i].number == i);
        result.push_back(resolution.study->points[i].values);
    }
    return result;
}

using Table = std::vector<std::vector<double>>;

}  // namespace

TEST_CASE("A grid is the product with the last factor fastest", "[sweep]")
{
    const auto resolution = read("{method: grid, factors: [{name: partners.count, values: [1, 2]},"
                                 " {name: drift.level, values: [-1, 0, 1]}]}");
    CHECK(rows(resolution) == Table{{1, -1}, {1, 0}, {1, 1}, {2, -1}, {2, 0}, {2, 1}});
    REQUIRE(resolution.study);
    CHECK(resolution.study->recording.series_every == 0);  // no series by default with a sweep
}

TEST_CASE("Steps are decimal arithmetic on the text and meet their end", "[sweep]")
{
    const auto resolution =
        read("{method: grid, factors: [{name: partners.self_knowledge, from: 0.2, to: 0.8, step: 0.2}]}");
    CHECK(rows(resolution) == Table{{0.2}, {0.4}, {0.6}, {0.8}});  // 0.2 + 0.2 + 0.2 in doubles is not 0.6
    CHECK(rows(read("{method: grid, factors: [{name: partners.self_knowledge, from: 10 %, to: 30 %, step: 10 %}]}"))
          == Table{{0.1}, {0.2}, {0.3}});
    CHECK(rows(read("{method: grid, factors: [{name: partners.count, from: 10, to: 4, step: -3}]}"))
          == Table{{10}, {7}, {4}});
    CHECK(rows(read("{method: grid, factors: [{name: partners.count, from: 4, to: 4, step: 1}]}")) == Table{{4}});
    const std::string head = "{method: grid, factors: [{name: partners.self_knowledge, ";
    CHECK(why(head + "from: 0.2, to: 0.9, step: 0.2}]}").find("do not meet 'to'") != std::string::npos);
    CHECK(why(head + "from: 0.2, to: 0.8, step: -0.2}]}").find("do not meet 'to'") != std::string::npos);
    CHECK(why(head + "from: 0.2, to: 0.8, step: 0}]}").find("do not meet 'to'") != std::string::npos);
    CHECK(why(head + "from: 0, to: 1, step: 1e-9}]}").find("too many levels") != std::string::npos);
    CHECK(why(head + "from: 10 %, to: 0.3, step: 0.1}]}").find("in one unit") != std::string::npos);
    CHECK(why(head + "from: 0, to: 2, step: 1}]}").find("outside the range") != std::string::npos);
    CHECK(why(head + "from: 0, step: 1}]}").find("'to' is missing") != std::string::npos);
    CHECK(why("{method: grid, factors: [{name: partners.count, from: 1, to: 2, step: 0.5}]}") != "accepted");
}

TEST_CASE("A zip walks its factors side by side and refuses unequal lengths", "[sweep]")
{
    CHECK(rows(read("{method: zip, factors: [{name: partners.count, values: [1, 2]},"
                    " {name: companies.count, from: 3, to: 4, step: 1}]}"))
          == Table{{1, 3}, {2, 4}});
    CHECK(why("{method: zip, factors: [{name: partners.count, values: [1, 2]},"
              " {name: companies.count, values: [3]}]}")
              .find("lengths of a zip differ")
          != std::string::npos);
}

TEST_CASE("A list takes points as given, a key that a point leaves out keeps its setting", "[sweep]")
{
    CHECK(rows(read("{method: list, points: [{partners.count: 5}, {needs.lifetime: 1 year, partners.count: 6}]}"))
          == Table{{5, 6}, {6, 12}});  // 6 months is the usual lifetime
    CHECK(rows(read("{method: list, points: [{comparison.deployment: one}]}")) == Table{{1}});
    CHECK(why("{method: list, points: []}").find("at least one point") != std::string::npos);
    CHECK(why("{method: list, points: [{agenda: needs}]}").find("is a choice") != std::string::npos);
    CHECK(why("{method: list, points: [{partners.cuont: 5}]}").find("Did you mean partners.count?")
          != std::string::npos);
    CHECK(why("{method: list, points: 5}").find("a list is meant") != std::string::npos);
    CHECK(why("{method: list, points: [5]}").find("a map is meant") != std::string::npos);
}

TEST_CASE("A choice varies in the designs that are named, and in no other", "[sweep]")
{
    const auto resolution = read("{method: grid, factors: [{name: selection, in: [needs], values: [fit, grade]}]}");
    REQUIRE(resolution.study);
    const Plan plan(*resolution.study, 0, 3);
    REQUIRE(plan.size() == 12);  // 2 points x 3 replicates x 2 designs
    for (std::uint64_t i = 0; i < plan.size(); ++i) {
        const RunSpec spec = plan.at(i);
        const double expected = spec.design == 0 ? 2.0 : (spec.point == 0 ? 0.0 : 1.0);
        CHECK(spec.choices[1] == expected);
    }
    CHECK(why("{method: grid, factors: [{name: selection, values: [fit]}]}").find("'in' is missing")
          != std::string::npos);
    CHECK(why("{method: grid, factors: [{name: selection, in: [neds], values: [fit]}]}").find("Did you mean needs?")
          != std::string::npos);
    CHECK(why("{method: grid, factors: [{name: partners.count, in: [needs], values: [5]}]}")
              .find("the same for all designs")
          != std::string::npos);
}

TEST_CASE("Nested sweeps multiply with the last fastest", "[sweep]")
{
    CHECK(rows(read("{nest: [{method: list, points: [{partners.count: 1}, {partners.count: 2}]},"
                    " {method: grid, factors: [{name: drift.level, values: [0, 1]}]}]}"))
          == Table{{1, 0}, {1, 1}, {2, 0}, {2, 1}});
    CHECK(why("{nest: [{method: list, points: [{drift.level: 1}]},"
              " {method: grid, factors: [{name: drift.level, values: [0, 1]}]}]}")
              .find("varies twice")
          != std::string::npos);
}

TEST_CASE("Random points lie in their bounds, differ, and are the same for more of them", "[sweep]")
{
    const std::string factors = ", factors: [{name: partners.self_knowledge, bounds: [0.2, 0.4]},"
                                " {name: partners.count, bounds: [3, 5]},"
                                " {name: selection, in: [needs], values: [fit, grade]}]}";
    const Table few = rows(read("{method: random, points: 50" + factors));
    const Table many = rows(read("{method: random, points: 300" + factors));
    REQUIRE(many.size() == 300);
    CHECK(std::equal(few.begin(), few.end(), many.begin()));
    double counts[3] = {};
    for (const auto& row : many) {
        CHECK((row[0] >= 0.2 && row[0] <= 0.4));
        REQUIRE((row[1] == 3.0 || row[1] == 4.0 || row[1] == 5.0));
        counts[static_cast<int>(row[1]) - 3] += 1.0;
        CHECK((row[2] == 0.0 || row[2] == 1.0));
    }
    // Each count is Binomial(300, 1/3): mean 100, standard deviation 8.16; 4.9 of them is 40.
    for (const double count : counts) {
        CHECK(std::abs(count - 100.0) < 40.0);
    }
    CHECK(many[0][0] != many[1][0]);
    CHECK(why("{method: random, points: 0" + factors) != "accepted");
    CHECK(why("{method: random, points: 5, factors: [{name: drift.level, bounds: [1, 0]}]}") != "accepted");
    CHECK(why("{method: random, points: 5, factors: [{name: drift.level, dist: {normal: {mean: 0}}}]}")
              .find("'sd' is missing")
          != std::string::npos);
}

TEST_CASE("A method that there is not gets the nearest name, a sweep without factors what it needs", "[sweep]")
{
    CHECK(why("{method: gird}").find("Did you mean grid?") != std::string::npos);
    CHECK(why("{method: grid}").find("'factors' is missing") != std::string::npos);
    CHECK(why("{method: grid, factors: [{name: drift.level}]}").find("no values") != std::string::npos);
    CHECK(why("{method: grid, factors: [{name: drift.level, values: [1], bounds: [0, 1]}]}").find("two ways")
          != std::string::npos);
    CHECK(why("{method: grid, factors: [{name: drift.level, values: 1}]}").find("a list is meant")
          != std::string::npos);
    CHECK(why("{method: grid, factors: [{name: drift.level, values: []}]}").find("at least one value")
          != std::string::npos);
}

TEST_CASE("A product too large for memory is refused before it is made", "[sweep]")
{
    std::string factors;
    for (const std::string name : {"partners.count", "companies.count", "hosting.cost_per_event"}) {
        factors += "{name: " + name + ", from: 1, to: 1000, step: 1},";
    }
    CHECK(why("{method: grid, factors: [" + factors + "]}").find("too many points") != std::string::npos);
}
