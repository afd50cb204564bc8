#include "experiment/resolve.hpp"

#include "experiment/plan.hpp"
#include "support/catch.hpp"
#include "support/fake_model.hpp"

using namespace kaptein;

namespace {

Resolution read(const std::string& rest, const Overrides& overrides = {})
{
    return resolve_text("study: s\nschema: 1\nmodel: fake\n" + rest, "s.yaml", fake::catalogue(), overrides);
}

std::string lines(const Resolution& resolution)
{
    std::string text;
    for (const Problem& problem : resolution.problems) {
        text += to_line(problem) + "\n";
    }
    return text;
}

const std::string designs = "designs:\n  none: {preset: no_program}\n  supply: {preset: supply_driven}\n"
                            "  needs: {preset: needs_driven}\n  grade: {extends: needs, selection: grade}\n"
                            "baseline: supply\n";

}  // namespace

TEST_CASE("A study of three lines has every default of its model", "[resolve]")
{
    const Resolution resolution = resolve_text("study: s\nschema: 1\nmodel: fake\n", "s.yaml", fake::catalogue());
    INFO(lines(resolution));
    REQUIRE(resolution.study);
    const Study& study = *resolution.study;
    CHECK(study.seed == 1);
    CHECK(study.burn_in == 24);
    CHECK(study.horizon == 60);
    CHECK(study.run_out == 12);
    REQUIRE(study.designs.size() == 1);
    CHECK(study.designs[0].name == "default");
    CHECK(study.designs[0].choices == std::vector<double>{1, 2, 0.25});
    CHECK(study.settings.size() == fake::parameters.size());
    CHECK(study.settings[1] == 80.0);
    CHECK(study.settings_by[1].text == "default");
    CHECK(study.replicates.min == 20);
    CHECK(study.outcomes == std::vector<std::size_t>{0, 1});  // the headline ones
    CHECK_FALSE(study.outcomes_given);
    CHECK(study.recording.series == std::vector<std::size_t>{0});
    CHECK(study.recording.series_every == 1);
    CHECK(study.points.empty());
}

TEST_CASE("The model may be left out, and one without months has none", "[resolve]")
{
    const Resolution first = resolve_text("study: s\nschema: 1\n", "s.yaml", fake::catalogue());
    REQUIRE(first.study);
    CHECK(first.study->model->info().name == "fake");
    const Resolution plain = resolve_text("study: s\nschema: 1\nmodel: plain\n", "s.yaml", fake::catalogue());
    REQUIRE(plain.study);
    CHECK(plain.study->horizon == 0);
    CHECK(plain.study->designs[0].choices.empty());
    CHECK(plain.study->recording.series_every == 0);
    const Resolution timed =
        resolve_text("study: s\nschema: 1\nmodel: plain\nhorizon: 3\n", "s.yaml", fake::catalogue());
    REQUIRE(timed.problems.size() == 1);
    CHECK(timed.problems[0].message.find("has no months") != std::string::npos);
}

TEST_CASE("Designs take presets, other designs and their own choices, each with its origin", "[resolve]")
{
    const Resolution resolution = read(designs);
    INFO(lines(resolution));
    REQUIRE(resolution.study);
    const Study& study = *resolution.study;
    REQUIRE(study.designs.size() == 4);
    CHECK(study.baseline == 1);
    CHECK(study.designs[3].name == "grade");
    CHECK(study.designs[3].choices == std::vector<double>{2, 1, 0.5});
    CHECK(study.designs[3].set_by[0].text == "preset needs_driven");
    CHECK(study.designs[3].set_by[1].text == "s.yaml:8:38");
    CHECK(study.designs[2].preset == "needs_driven");
    CHECK(study.designs[3].preset.empty());  // it is no longer that preset
    CHECK(null_design(study) == std::size_t{0});
}

TEST_CASE("A design that chooses `none` is the one without a program, whatever else it says", "[resolve]")
{
    const Resolution resolution =
        read("designs: {a: {agenda: none, skilled_share: 0.9}, b: {agenda: needs}}\nbaseline: a\n"
             "outcomes: [net_social_value]\n");
    INFO(lines(resolution));
    REQUIRE(resolution.study);
    CHECK(null_design(*resolution.study) == std::size_t{0});
}

TEST_CASE("A derived outcome without a design to take it from is an error of the file", "[resolve]")
{
    const Resolution resolution = read("designs: {a: {preset: supply_driven}}\noutcomes: [net_social_value]\n");
    REQUIRE(resolution.problems.size() == 1);
    CHECK(to_line(resolution.problems[0]).find("s.yaml:5:12: outcomes[0]: ") == 0);
    CHECK(resolution.problems[0].allowed.find("preset: no_program") != std::string::npos);
}

TEST_CASE("Another version of the model is told apart from a mistake", "[resolve]")
{
    const auto with = [](const std::string& model) {
        return resolve_text("study: s\nschema: 1\nmodel: " + model + "\n", "s.yaml", fake::catalogue());
    };
    CHECK(with("fake@1.2").study);
    CHECK(is_other_version(with("fake@1.1").problems));
    CHECK(is_other_version(with("fake@2.2").problems));
    CHECK_FALSE(is_other_version(with("fake@1").problems));
    CHECK_FALSE(is_other_version(with("fake@x.y").problems));
    CHECK_FALSE(is_other_version(with("fake@1.1\nseed: x").problems));  // 2 stands before 7
    CHECK_FALSE(is_other_version({}));
}

TEST_CASE("Overrides are checked like the file and say so as origin", "[resolve]")
{
    const Resolution good = read(designs, {{"partners.count=7", "needs.lifetime=2 years"}, 99});
    INFO(lines(good));
    REQUIRE(good.study);
    CHECK(good.study->settings[1] == 7.0);
    CHECK(good.study->settings[3] == 24.0);
    CHECK(good.study->settings_by[1].text == "--set");
    CHECK(good.study->seed == 99);
    const Resolution bad = read(designs, {{"partners.count=7", "partners.cuont=7", "seed=010"}, std::nullopt});
    REQUIRE(bad.problems.size() == 2);
    CHECK(to_line(bad.problems[0]).find("--set:2:1: settings.partners.cuont: ") == 0);
    CHECK(bad.problems[0].suggestion == "partners.count");
    CHECK(to_line(bad.problems[1]).find("--set:3:6: seed: ") == 0);
}

TEST_CASE("Replicates with a stopping rule are read whole", "[resolve]")
{
    const Resolution resolution =
        read(designs
             + "replicates: {min: 20, max: 400, batch: 10,\n"
               "  until: {outcome: net_social_value, half_width: 2 %, level: 0.9, of: level}}\n");
    INFO(lines(resolution));
    REQUIRE(resolution.study);
    const Replicates& replicates = resolution.study->replicates;
    CHECK(replicates.min == 20);
    CHECK(replicates.max == 400);
    CHECK(replicates.batch == 10);
    REQUIRE(replicates.until);
    CHECK(replicates.until->relative);
    CHECK(replicates.until->half_width == 0.02);
    CHECK(replicates.until->level == 0.9);
    CHECK_FALSE(replicates.until->of_difference);
    const Resolution absolute =
        read(designs + "replicates: {min: 2, max: 4, until: {outcome: social_value, half_width: 500 EUR}}\n");
    REQUIRE(absolute.study);
    CHECK_FALSE(absolute.study->replicates.until->relative);
    CHECK(absolute.study->replicates.until->half_width == 500.0);
    CHECK(absolute.study->replicates.batch == 2);
}

TEST_CASE("Series, panels and expectations become indices, in declared order", "[resolve]")
{
    const Resolution resolution =
        read(designs
             + "series: {every: 1 year, of: [trust, needs_open]}\n"
               "panel: [{of: partners, every: 6 months}, {of: positions, sample: 50, every: events}]\n"
               "expect: [{outcome: needs_met, design: needs, sign: positive}]\n");
    INFO(lines(resolution));
    REQUIRE(resolution.study);
    const Study& study = *resolution.study;
    CHECK(study.recording.series == std::vector<std::size_t>{0, 1});
    CHECK(study.recording.series_every == 12);
    REQUIRE(study.recording.panels.size() == 2);
    CHECK(study.recording.panels[0].panel == 0);
    CHECK(study.recording.panels[0].events);
    CHECK(study.recording.panels[0].sample == 50);
    CHECK(study.recording.panels[1].every_months == 6);
    REQUIRE(study.expect.size() == 1);
    CHECK(study.expect[0].design == 2);
    CHECK(study.expect[0].against == 1);
    CHECK(study.expect[0].sign == 1);
    CHECK(read("panel: {of: partners, every: events}\n").problems.size() == 1);
}
