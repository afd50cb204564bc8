#include "experiment/plan.hpp"
#include "experiment/resolve.hpp"
#include "support/catch.hpp"
#include "support/fake_model.hpp"

#include <set>

using namespace kaptein;

namespace {

const std::string head = "study: s\nschema: 1\nmodel: fake\n";

RunSpec first_run(const std::string& text, const Overrides& overrides = {})
{
    const Resolution resolution = resolve_text(text, "s.yaml", fake::catalogue(), overrides);
    for (const Problem& problem : resolution.problems) {
        UNSCOPED_INFO(to_line(problem));
    }
    REQUIRE(resolution.study);
    return Plan(*resolution.study, 0, 1).at(0);
}

std::string key(const std::string& text, const Overrides& overrides = {})
{
    return to_text(first_run(text, overrides).key);
}

}  // namespace

TEST_CASE("The canonical text of a run is what its documentation says, to the byte", "[run_key]")
{
    const Resolution resolution = resolve_text(head, "s.yaml", fake::catalogue());
    REQUIRE(resolution.study);
    const Study& study = *resolution.study;
    CHECK(run_key_text(study, study.settings, study.designs[0].choices, 7)
          == "kaptein run 1\nmodel=fake@1.2\nseed=1\nreplicate=7\nburn_in=24\nhorizon=60\nrun_out=12\n"
             "settings.companies.count=40\nsettings.partners.count=80\nsettings.partners.self_knowledge=0.7\n"
             "settings.needs.lifetime=6\nsettings.hosting.cost_per_event=120\nsettings.drift.level=0\n"
             "settings.comparison.deployment=all\nchoices.agenda=supply\nchoices.selection=first_come\n"
             "choices.skilled_share=0.25\n");
    // printf '...' | sha256sum of that text: identities in stores depend on it, so it never changes by accident.
    CHECK(to_text(run_key(study, study.settings, study.designs[0].choices, 7))
          == "94c1ee60f0ac11d0844155b69c03253d4589024c944adc6de7a24f26426f0f82");
}

TEST_CASE("What a run does not depend on is not in its key", "[run_key]")
{
    const std::string usual = key(head);
    CHECK(key("study: other\nschema: 1\nmodel: fake@1.2\ntitle: words\nquestion: more?\n") == usual);
    CHECK(key(head + "replicates: 500\n") == usual);
    CHECK(key(head + "outcomes: [waiting]\n") == usual);
    CHECK(key(head + "series: {every: 3 months, of: [trust]}\npanel: {of: positions, sample: 5}\n") == usual);
    CHECK(key(head + "designs: {any_name: {}}\n") == usual);
    CHECK(key(head + "designs: {x: {agenda: supply}, y: {preset: no_program}}\nbaseline: y\n") == usual);
    CHECK(key(head + "settings: {partners.self_knowledge: 70 %, needs.lifetime: 0.50 years}\n") == usual);
    CHECK(key(head + "settings: {drift.level: -0.0}\n") == usual);
    CHECK(key(head + "sweep: {method: list, points: [{partners.count: 80}]}\n") == usual);
    CHECK(key(head + "burn_in: 2 years\n") == usual);
}

TEST_CASE("The number of a point does not matter, only its values", "[run_key]")
{
    const Resolution resolution =
        resolve_text(head + "sweep: {method: list, points: [{drift.level: 1}, {drift.level: 2}, {drift.level: 1}]}\n",
                     "s.yaml", fake::catalogue());
    REQUIRE(resolution.study);
    const Plan plan(*resolution.study, 0, 1);
    CHECK(plan.at(0).key == plan.at(2).key);
    CHECK_FALSE(plan.at(0).key == plan.at(1).key);
}

TEST_CASE("Seed, replicate, spans, every setting and every choice are in the key", "[run_key]")
{
    std::set<std::string> keys{key(head)};
    std::size_t different = 1;
    const auto differs = [&](const std::string& text) {
        CAPTURE(text);
        CHECK(keys.insert(key(text)).second);
        ++different;
    };
    differs(head + "seed: 2\n");
    differs(head + "seed: 0\n");
    differs(head + "burn_in: 25\n");
    differs(head + "horizon: 61\n");
    differs(head + "run_out: 13\n");
    differs("study: s\nschema: 1\nmodel: plain\n");
    for (const Declaration& parameter : fake::parameters) {
        const std::string value = parameter.kind == Kind::category ? "one" : parameter.key == "drift.level" ? "1" : "1";
        differs(head + "settings: {" + std::string(parameter.key) + ": " + value + "}\n");
    }
    differs(head + "designs: {x: {agenda: needs}}\n");
    differs(head + "designs: {x: {selection: fit}}\n");
    differs(head + "designs: {x: {skilled_share: 0.26}}\n");
    const Resolution resolution = resolve_text(head, "s.yaml", fake::catalogue());
    REQUIRE(resolution.study);
    CHECK(keys.insert(to_text(Plan(*resolution.study, 1, 1).at(0).key)).second);
    CHECK(keys.size() == different + 1);
}

TEST_CASE("A behaviour version of its own gives a key of its own", "[run_key]")
{
    const fake::Model old({1, 1});
    const kaptein::Model* const models[] = {&old};
    const Resolution resolution = resolve_text(head, "s.yaml", models);
    REQUIRE(resolution.study);
    CHECK(to_text(Plan(*resolution.study, 0, 1).at(0).key) != key(head));
}

TEST_CASE("A plan runs by point, replicate and design, and names its runs so", "[plan]")
{
    const Resolution resolution =
        resolve_text(head
                         + "designs: {a: {preset: no_program}, b: {}}\nbaseline: a\n"
                           "sweep: {method: grid, factors: [{name: drift.level, values: [1, 2, 3]}]}\n",
                     "s.yaml", fake::catalogue());
    REQUIRE(resolution.study);
    const Study& study = *resolution.study;
    const Plan plan(study, 4, 2);
    REQUIRE(plan.size() == 12);
    CHECK(to_text(study, plan.at(0)) == "0:a:4");
    CHECK(to_text(study, plan.at(1)) == "0:b:4");
    CHECK(to_text(study, plan.at(2)) == "0:a:5");
    CHECK(to_text(study, plan.at(4)) == "1:a:4");
    CHECK(to_text(study, plan.at(11)) == "2:b:5");
    CHECK(plan.at(11).values[5] == 3.0);
    const RunSpec spec = plan.at(11);
    const RunRequest request = spec.request(study);
    CHECK(request.luck.replicate == 5);
    CHECK(request.luck.seed == study.seed);
    CHECK(request.horizon == 60);
    CHECK(request.what == &study.recording);
}
