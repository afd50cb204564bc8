#include "experiment/resolve.hpp"

#include "support/catch.hpp"
#include "support/fake_model.hpp"

#include <string>
#include <string_view>
#include <vector>

using namespace kaptein;

namespace {

/// A good study. A mistake is made by replacing one piece of it.
const std::string good = R"(study: who-to-send
schema: 1
model: fake@1.2
title: Are they best?
seed: 20261123
burn_in: 24 months
horizon: 60 months
run_out: 12 months
settings:
  partners.count: 150
  partners.self_knowledge: 0.8
  comparison.deployment: all
designs:
  none: {preset: no_program}
  supply: {preset: supply_driven}
  grade: {extends: supply, selection: grade}
baseline: supply
sweep:
  method: grid
  factors:
    - {name: needs.lifetime, values: [3, 6]}
replicates: 20
outcomes: [net_social_value, needs_met]
series: {every: 1 month, of: [needs_open]}
panel: {of: positions, sample: 20, every: events}
expect:
  - {outcome: needs_met, design: grade, against: supply, sign: positive}
)";

struct Mistake {
    const char* from;        // replaced in the good study
    const char* to;
    const char* line;        // what the first line of `check` begins with
    const char* words;       // and holds
    const char* suggestion;  // nearest valid name
};

constexpr Mistake mistakes[] = {
    // keys
    {"seed:", "sede:", "5:1: sede: ", "'sede' is not a key here", "seed"},
    {"replicates:", "replicate:", "22:1: replicate: ", "not a key here", "replicates"},
    {"  method:", "  methode:", "19:3: sweep.methode: ", "not a key here", "method"},
    {"values:", "value:", "21:30: sweep.factors[0].value: ", "not a key here", "values"},
    {"sample:", "samples:", "25:24: panel.samples: ", "not a key here", "sample"},
    {" sign:", " sing:", "27:58: expect[0].sing: ", "not a key here", "sign"},
    {"title: Are", "Title: Are", "4:1: Title: ", "not a key here", "title"},
    {"partners.count", "partners.cuont", "10:3: settings.partners.cuont: ", "not a parameter", "partners.count"},
    {"partners.count", "parnters.count", "10:3: settings.parnters.count: ", "not a parameter", "partners.count"},
    {"selection: grade", "selektion: grade", "16:28: designs.grade.selektion: ", "not a choice", "selection"},
    {"seed: 20261123", "seed: 1\nseed: 2", "6:1: seed: ", "'seed' a second time", ""},
    {"  partners.count: 150", "  partners.count: 1\n  partners.count: 2",
     "11:3: settings.partners.count: ", "a second time", ""},
    {"partners.count: 150", "partners: {count: 150}", "10:3: settings.partners: ", "not nested", "partners.count: ..."},
    {"partners.count: 150", "agenda: needs", "10:3: settings.agenda: ", "is a choice of a design", ""},
    {"partners.count: 150", "horizon: 3", "10:3: settings.horizon: ", "outside settings", ""},
    {"seed: 20261123", "partners.count: 3", "5:1: partners.count: ", "stand under settings:", ""},
    {"selection: grade", "partners.count: 3", "16:28: designs.grade.partners.count: ", "the same for all designs", ""},
    {"schema: 1\n", "", "1:1: ", "'schema' is missing", ""},
    {"study:", "stduy:", "1:1: stduy: ", "not a key here", "study"},
    {"study: who-to-send\n", "", "1:1: ", "'study' is missing", ""},
    // types
    {"seed: 20261123", "seed: many", "5:7: seed: ", "'many' is not a number", ""},
    {"seed: 20261123", "seed: 1.0", "5:7: seed: ", "no point", ""},
    {"seed: 20261123", "seed: 1e3", "5:7: seed: ", "no exponent", ""},
    {"seed: 20261123", "seed: 010", "5:7: seed: ", "leading zero", "10"},
    {"seed: 20261123", "seed: 0x1F", "5:7: seed: ", "hexadecimal", ""},
    {"seed: 20261123", "seed: 1_000", "5:7: seed: ", "separators", ""},
    {"seed: 20261123", "seed: -1", "5:7: seed: ", "out of range", ""},
    {"seed: 20261123", "seed: 18446744073709551616", "5:7: seed: ", "out of range", ""},
    {"seed: 20261123", "seed: \"5\"", "5:7: seed: ", "in quotes where a number is meant", "5"},
    {"seed: 20261123", "seed:", "5:1: seed: ", "no value", ""},
    {"seed: 20261123", "seed: ~", "5:1: seed: ", "no value", ""},
    {"seed: 20261123", "seed: [1, 2]", "5:7: seed: ", "a list where one value is meant", ""},
    {"seed: 20261123", "seed: {a: 1}", "5:7: seed: ", "a map where one value is meant", ""},
    {"title: Are they best?", "title: yes", "4:8: title: ", "yes-or-no word where text is meant", "\"yes\""},
    {"title: Are they best?", "title: on", "4:8: title: ", "yes-or-no word", "\"on\""},
    {"title: Are they best?", "title: 2026", "4:8: title: ", "a number where text is meant", "\"2026\""},
    {"self_knowledge: 0.8", "self_knowledge: true", "11:28: settings.partners.self_knowledge: ", "a number is meant",
     ""},
    {"self_knowledge: 0.8", "self_knowledge: .nan", "11:28: settings.partners.self_knowledge: ", "NaN", ""},
    {"self_knowledge: 0.8", "self_knowledge: .inf", "11:28: settings.partners.self_knowledge: ", "infinity", ""},
    {"self_knowledge: 0.8", "self_knowledge: 1e400", "11:28: settings.partners.self_knowledge: ", "too large", ""},
    {"self_knowledge: 0.8", "self_knowledge: 1e-400", "11:28: settings.partners.self_knowledge: ", "too near 0", ""},
    {"self_knowledge: 0.8", "self_knowledge: 0.8\xc2\xa0", "11:28: settings.partners.self_knowledge: ", "U+00A0", ""},
    {"self_knowledge: 0.8",
     "self_knowledge:\xc2\xa0"
     "0.8",
     "12:24: ", "line 11 has no space after ':'", ""},
    {"self_knowledge: 0.8", "self_knowledge: 0,8", "11:28: settings.partners.self_knowledge: ", "with a point", ""},
    {"self_knowledge: 0.8", "self_knowledge: .8", "11:28: settings.partners.self_knowledge: ", "before the point",
     "0.8"},
    {"self_knowledge: 0.8", "self_knowledge: [0.5, 0.8]",
     "11:28: settings.partners.self_knowledge: ", "stands under sweep:", ""},
    {"partners.count: 150", "partners.count: 150.5", "10:19: settings.partners.count: ", "no point", ""},
    {"settings:\n", "settings: []\nx:\n", "9:11: settings: ", "a map is meant", ""},
    {"outcomes: [net_social_value, needs_met]", "outcomes: needs_met", "23:11: outcomes: ", "a list is meant", ""},
    // ranges and units
    {"self_knowledge: 0.8", "self_knowledge: 80", "11:28: settings.partners.self_knowledge: ", "outside the range", ""},
    {"self_knowledge: 0.8", "self_knowledge: 101 %", "11:28: settings.partners.self_knowledge: ", "outside", ""},
    {"self_knowledge: 0.8", "self_knowledge: 80%", "11:28: settings.partners.self_knowledge: ", "a space is missing",
     "80 %"},
    {"self_knowledge: 0.8", "self_knowledge: 8 months", "11:28: settings.partners.self_knowledge: ", "not the unit",
     ""},
    {"partners.count: 150", "partners.count: -1", "10:19: settings.partners.count: ", "outside the range", ""},
    {"burn_in: 24 months", "burn_in: 1.5 years", "6:10: burn_in: ", "no point", ""},
    {"burn_in: 24 months", "burn_in: 24 weeks", "6:10: burn_in: ", "not the unit", ""},
    {"horizon: 60 months", "horizon: 0", "7:10: horizon: ", "outside the range", ""},
    {"replicates: 20", "replicates: 0", "22:13: replicates: ", "out of range", ""},
    {"replicates: 20", "replicates: {min: 5, max: 2}", "22:27: replicates.max: ", "max is below min", ""},
    {"schema: 1", "schema: 2", "2:9: schema: ", "the file format of this version", ""},
    // names
    {"study: who-to-send", "study: Who To", "1:8: study: ", "cannot be the id", ""},
    {"study: who-to-send", "study: ../x", "1:8: study: ", "cannot be the id", ""},
    {"study: who-to-send", "study: published", "1:8: study: ", "cannot be the id", ""},
    {"study: who-to-send", "study: -x", "1:8: study: ", "cannot be the id", ""},
    {"model: fake@1.2", "model: fkae", "3:8: model: ", "is not a model", "fake"},
    {"model: fake@1.2", "model: fake@1", "3:8: model: ", "not a version", ""},
    {"deployment: all", "deployment: al", "12:26: settings.comparison.deployment: ", "not an option", "all"},
    {"preset: supply_driven", "preset: suply_driven", "15:20: designs.supply.preset: ", "not a preset",
     "supply_driven"},
    {"selection: grade", "selection: grad", "16:39: designs.grade.selection: ", "not an option", "grade"},
    {"extends: supply", "extends: suply", "16:20: designs.grade.extends: ", "not a design", "supply"},
    {"extends: supply", "extends: grade", "16:20: designs.grade.extends: ", "extends itself", ""},
    {"extends: supply", "preset: no_program, extends: supply", "16:40: designs.grade.extends: ", "either a preset", ""},
    {"  none: {preset", "  all: {preset", "14:3: designs.all: ", "cannot be the name of a design", ""},
    {"  none: {preset", "  No: {preset", "14:3: designs.No: ", "cannot be the name of a design", ""},
    {"baseline: supply\n", "", "1:1: ", "'baseline' is missing", ""},
    {"baseline: supply", "baseline: suply", "17:11: baseline: ", "not a design", "supply"},
    {"preset: no_program", "preset: needs_driven", "23:12: outcomes[0]: ", "without a program", ""},
    {"net_social_value, ", "net_social_valeu, ", "23:12: outcomes[0]: ", "not an outcome", "net_social_value"},
    {"[net_social_value, needs_met]", "[needs_met, needs_met]", "23:23: outcomes[1]: ", "stands here twice", ""},
    {"name: needs.lifetime", "name: needs.lifetme", "21:14: sweep.factors[0].name: ", "neither", "needs.lifetime"},
    {"method: grid", "method: gird", "19:11: sweep.method: ", "not a method", "grid"},
    {"values: [3, 6]", "values: [3, 600]", "21:42: sweep.factors[0].values[1]: ", "outside the range", ""},
    {"values: [3, 6]", "values: 3", "21:38: sweep.factors[0].values: ", "a list is meant", ""},
    {"of: [needs_open]", "of: [need_open]", "24:31: series.of[0]: ", "not a series", "needs_open"},
    {"of: positions", "of: position", "25:13: panel.of: ", "not a panel", "positions"},
    {"sample: 20", "sample: 0", "25:32: panel.sample: ", "out of range", ""},
    {"design: grade, ", "design: grad, ", "27:34: expect[0].design: ", "not a design", "grade"},
    {"sign: positive", "sign: up", "27:64: expect[0].sign: ", "not one of the words", ""},
    {"seed: 20261123", "extends: nowhere.yaml", "5:10: extends: ", "no such file", ""},
};

Problems check(const std::string& text) { return resolve_text(text, "x.yaml", fake::catalogue()).problems; }

}  // namespace

TEST_CASE("The study that the mistakes are made in is good", "[mistakes]")
{
    for (const Problem& problem : check(good)) {
        FAIL_CHECK(to_line(problem));
    }
}

TEST_CASE("Every seeded mistake is found where it stands, in words, with the nearest name", "[mistakes]")
{
    for (const Mistake& mistake : mistakes) {
        std::string text = good;
        const std::size_t at = text.find(mistake.from);
        REQUIRE(at != std::string::npos);
        text.replace(at, std::string_view(mistake.from).size(), mistake.to);
        CAPTURE(mistake.to);
        const Problems problems = check(text);
        REQUIRE_FALSE(problems.empty());
        const std::string line = to_line(problems.front());
        CAPTURE(line);
        const std::string begins = std::string("x.yaml:") + mistake.line;
        CHECK(line.substr(0, begins.size()) == begins);
        CHECK(line.find(mistake.words) != std::string::npos);
        if (mistake.suggestion[0] != '\0') {
            CHECK(problems.front().suggestion == mistake.suggestion);
            CHECK(line.find("Did you mean " + std::string(mistake.suggestion) + "?") != std::string::npos);
        }
        for (const Problem& problem : problems) {  // every one is complete
            CHECK(problem.file == "x.yaml");
            CHECK(problem.line >= 1);
            CHECK(problem.column >= 1);
            CHECK_FALSE(problem.kind.empty());
            CHECK_FALSE(problem.message.empty());
        }
    }
}

TEST_CASE("All mistakes of a file are told at once, sorted by place", "[mistakes]")
{
    std::string text = good;
    for (const auto& [from, to] :
         std::initializer_list<std::pair<const char*, const char*>>{{"seed: 20261123", "seed: 010"},
                                                                    {"partners.count: 150", "partners.cuont: 150"},
                                                                    {"selection: grade", "selection: grad"},
                                                                    {"method: grid", "method: gird"},
                                                                    {"sign: positive", "sign: up"}}) {
        text.replace(text.find(from), std::string_view(from).size(), to);
    }
    const Problems problems = check(text);
    std::vector<int> found;
    for (const Problem& problem : problems) {
        found.push_back(problem.line);
    }
    CHECK(found == std::vector<int>{5, 10, 16, 19, 27});
}
