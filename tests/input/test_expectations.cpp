#include "experiment/resolve.hpp"

#include "support/catch.hpp"
#include "support/fake_model.hpp"

#include <string>

using namespace kaptein;

namespace {

constexpr std::string_view saltelli = "{method: saltelli, points: 8, factors: [{name: drift.level, bounds: [0, 1]}, "
                                      "{name: needs.lifetime, bounds: [1, 9]}]}";
constexpr std::string_view pairs = "{method: saltelli, points: 8, second_order: true, factors: "
                                   "[{name: drift.level, bounds: [0, 1]}, {name: needs.lifetime, bounds: [1, 9]}]}";
constexpr std::string_view morris = "{method: morris, trajectories: 4, factors: [{name: drift.level, bounds: [0, 1]}, "
                                    "{name: needs.lifetime, bounds: [1, 9]}]}";
constexpr std::string_view groups = "{method: morris, trajectories: 4, factors: [{name: drift.level, group: a, bounds: "
                                    "[0, 1]}, {name: needs.lifetime, group: a, bounds: [1, 9]}]}";

/// A study whose ninth line is what it expects.
Resolution read(std::string_view sweep, std::string_view expectation)
{
    std::string text = "study: x\nschema: 1\nmodel: fake\n"
                       "designs: {none: {preset: no_program}, a: {preset: needs_driven}}\nbaseline: none\n";
    text += sweep.empty() ? "\n" : "sweep: " + std::string(sweep) + "\n";
    return resolve_text(text + "replicates: 1\nexpect:\n  - " + std::string(expectation) + "\n", "x.yaml",
                        fake::catalogue());
}

struct Mistake {
    std::string_view sweep;
    std::string_view expectation;
    std::string_view path;        // after "x.yaml:9:"
    std::string_view words;
    std::string_view suggestion;
};

constexpr Mistake mistakes[] = {
    {"", "{outcome: waiting, design: a}", "5: expect[0]: ", "'sign' is missing", ""},
    {"", "{outcome: waiting, design: a, value: 3, source: s}", "5: expect[0]: ", "'within' is missing", ""},
    {"", "{outcome: waiting, design: a, value: 3, within: 1}", "5: expect[0]: ", "'source' is missing", ""},
    {"", "{outcome: waiting, design: a, within: 1, source: s}", "5: expect[0]: ", "'value' is missing", ""},
    {"", "{outcome: waiting, design: a, valeu: 3, within: 1, source: s}", "35: expect[0].valeu: ", "not a key",
     "value"},
    {"", "{outcome: waiting, design: a, value: .nan, within: 1, source: s}", "42: expect[0].value: ", "", ""},
    {"", "{outcome: waiting, design: a, value: 3, within: -1, source: s}", "53: expect[0].within: ", "outside", ""},
    {"", "{outcome: waiting, design: a, sign: zero, value: 3, within: 1, source: s}",
     "54: expect[0].value: ", "either a sign or a known number", ""},
    {"", "{outcome: waiting, design: a, value: 3, within: 1, source: s, factor: drift.level}",
     "75: expect[0].factor: ", "no meaning here", ""},
    {"", "{outcome: waiting, design: a, value: 3, within: 1, source: s, index: S1, factor: drift.level}",
     "74: expect[0].index: ", "sweep does not give it", ""},
    {morris, "{outcome: waiting, design: a, value: 3, within: 1, source: s, index: S1, factor: drift.level}",
     "74: expect[0].index: ", "with sweep: {method: saltelli}", ""},
    {saltelli, "{outcome: waiting, design: a, value: 3, within: 1, source: s, index: mu, factor: drift.level}",
     "74: expect[0].index: ", "with sweep: {method: morris}", ""},
    {saltelli, "{outcome: waiting, design: a, value: 3, within: 1, source: s, index: s1, factor: drift.level}",
     "74: expect[0].index: ", "not one of the words", "S1"},
    {saltelli, "{outcome: waiting, design: a, value: 3, within: 1, source: s, index: S1}",
     "5: expect[0].factor: ", "'factor' is missing", ""},
    {saltelli, "{outcome: waiting, design: a, value: 3, within: 1, source: s, index: S1, factor: drift.levle}",
     "86: expect[0].factor: ", "not a factor or group", "drift.level"},
    {saltelli, "{outcome: waiting, design: a, value: 3, within: 1, source: s, index: noise_share}",
     "74: expect[0].index: ", "two replicates or more", ""},
    {saltelli,
     "{outcome: waiting, design: a, value: 3, within: 1, source: s, index: S2, factor: drift.level, with: "
     "needs.lifetime}",
     "74: expect[0].index: ", "second_order: true", ""},
    {pairs, "{outcome: waiting, design: a, value: 3, within: 1, source: s, index: S2, factor: drift.level}",
     "5: expect[0].with: ", "'with' is missing", ""},
    {pairs,
     "{outcome: waiting, design: a, value: 3, within: 1, source: s, index: S2, factor: drift.level, with: drift.level}",
     "105: expect[0].with: ", "a pair is of two factors", ""},
    {groups, "{outcome: waiting, design: a, value: 3, within: 1, source: s, index: sigma, factor: a}",
     "74: expect[0].index: ", "mu_star for a group", ""},
};

}  // namespace

TEST_CASE("A known number that cannot be checked is refused where it stands", "[mistakes]")
{
    for (const Mistake& mistake : mistakes) {
        CAPTURE(mistake.sweep, mistake.expectation);
        const Problems problems = read(mistake.sweep, mistake.expectation).problems;
        for (const Problem& problem : problems) {
            UNSCOPED_INFO(to_line(problem));
        }
        REQUIRE(problems.size() == 1);
        const std::string line = to_line(problems.front());
        const std::string begins = "x.yaml:9:" + std::string(mistake.path);
        CHECK(line.substr(0, begins.size()) == begins);
        CHECK(line.find(mistake.words) != std::string::npos);
        CHECK(problems.front().suggestion == mistake.suggestion);
    }
}

TEST_CASE("A known number is read with all it is about", "[expect]")
{
    const Resolution resolution =
        read(pairs, "{outcome: waiting, design: a, against: none, value: -0.5, within: 1e-9, source: by hand, "
                    "index: S2, factor: needs.lifetime, with: drift.level}");
    REQUIRE(resolution.study);
    REQUIRE(resolution.study->expect.size() == 1);
    const Expectation& one = resolution.study->expect.front();
    REQUIRE(one.known);
    CHECK(one.design == 1);
    CHECK(one.against == 0);
    CHECK(one.source == "by hand");
    CHECK(one.known->value == -0.5);
    CHECK(one.known->within == 1e-9);
    CHECK(one.known->of_difference);
    CHECK(one.known->index == "S2");
    CHECK(one.known->factor == "needs.lifetime");
    CHECK(one.known->with == "drift.level");
    // Without `against` it is the design itself; the file written out says the same.
    const Resolution level = read("", "{outcome: waiting, design: a, value: 3, within: 0, source: s}");
    REQUIRE(level.study);
    CHECK_FALSE(level.study->expect.front().known->of_difference);
    CHECK(resolution.study->resolved_text.find("index: S2, factor: needs.lifetime, with: drift.level, value: -0.5, "
                                               "within: 1e-09, source: \"by hand\"}")
          != std::string::npos);
}
