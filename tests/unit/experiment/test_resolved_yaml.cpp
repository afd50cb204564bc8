#include "experiment/plan.hpp"
#include "experiment/resolve.hpp"
#include "experiment/text/schema.hpp"
#include "support/catch.hpp"
#include "support/fake_model.hpp"

#include <algorithm>
#include <string>

using namespace kaptein;

namespace {

constexpr Purpose writing{1};

/// A random study file: any settings, designs, sweeps and recorders that the fake model knows.
class Writer {
  public:
    explicit Writer(std::uint32_t which) : which_(which) {}

    std::string study()
    {
        std::string text = "study: r" + std::to_string(which_) + "\nschema: 1\nmodel: fake\n";
        text += coin() ? "seed: " + std::to_string(word()) + "\n" : "";
        text += coin() ? "horizon: " + std::to_string(1 + below(9)) + " years\n" : "";
        text += coin() ? "title: \"Why \\\"this\\\" \\\\ # \\u00e9\\n?\"\n" : "";
        text += "settings: {" + settings() + "}\n";
        text += "designs:\n  none: {preset: no_program}\n  a: {preset: needs_driven" + choices()
                + "}\n"
                  "  b: {extends: a"
                + choices() + "}\nbaseline: " + (coin() ? "a" : "none") + "\n";
        return text + sweep() + recorders();
    }

  private:
    std::uint32_t word() { return bits({7, which_}, writing, 0, 0, count_++)[0]; }
    std::uint32_t below(std::uint32_t n) { return word() % n; }
    bool coin() { return below(2) == 0; }

    std::string share()
    {
        const std::string digits = std::to_string(below(1'000'000));
        return coin() ? std::to_string(below(101)) + " %" : "0." + std::string(6 - digits.size(), '0') + digits;
    }

    std::string settings()
    {
        std::string text = "partners.self_knowledge: " + share();
        text += coin() ? ", partners.count: " + std::to_string(below(1'000'001)) : "";
        text += coin() ? ", needs.lifetime: " + std::to_string(1 + below(20)) + " years" : "";
        text += coin() ? ", drift.level: -" + std::to_string(below(10)) + "." + std::to_string(below(100000)) + "e-"
                             + std::to_string(below(30))
                       : "";
        return text + (coin() ? ", comparison.deployment: one" : "");
    }

    std::string choices()
    {
        std::string text = coin() ? ", skilled_share: " + share() : "";
        return text + (coin() ? ", selection: grade" : "");
    }

    std::string sweep()
    {
        switch (below(6)) {
        case 0:
            return "sweep: {method: grid, factors: [{name: drift.level, from: -0.3, to: 0.3, step: 0.1},"
                   " {name: selection, in: [a, b], values: [fit, grade]}]}\n";
        case 1:
            return "sweep: {method: zip, factors: [{name: partners.count, values: [1, 1000000]},"
                   " {name: skilled_share, in: [a], values: ["
                   + share() + ", 7 %]}]}\n";
        case 2:
            return "sweep: {method: list, points: [{needs.lifetime: 1}, {drift.level: 1e-7}]}\n";
        case 3:
            return std::string("sweep: {method: random, points: 4, factors: [{name: partners.self_knowledge,")
                   + " bounds: [0.1, " + std::string(coin() ? "0.9" : "33 %")
                   + "]}, {name: comparison.deployment,"
                     " values: [all, one]}]}\n";
        case 4:
            return "sweep: {nest: [{method: list, points: [{drift.level: 1}]}, {nest: [{method: grid, factors:"
                   " [{name: partners.count, values: [3, 4]}]}]}]}\n";
        default:
            return "";
        }
    }

    std::string recorders()
    {
        std::string text = coin() ? "replicates: {min: 2, max: 8, batch: 3, until: {outcome: net_social_value,"
                                    " half_width: 700 EUR}}\n"
                                  : "replicates: 2\n";
        text += coin() ? "series: {every: 3 months, of: [trust]}\n" : "";
        text += coin() ? "panel: [{of: positions, every: events}, {of: partners, sample: 9}]\n" : "";
        text += coin() ? "outcomes: [waiting, net_social_value]\n" : "";
        text += "expect:\n  - {outcome: waiting, design: b, against: a, sign: zero, source: \"a \\\"b\\\" # c\"}\n";
        const std::string known = "design: b, value: -" + std::to_string(below(1000)) + ".5e-"
                                  + std::to_string(below(20)) + ", within: 0.0" + std::to_string(below(1000))
                                  + ", source: by hand}\n";
        return text + "  - {outcome: waiting, " + known + "  - {outcome: waiting, against: a, " + known;
    }

    std::uint32_t which_;
    std::uint32_t count_ = 0;
};

Study resolved(const std::string& text, const std::string& file)
{
    Resolution resolution = resolve_text(text, file, fake::catalogue());
    for (const Problem& problem : resolution.problems) {
        UNSCOPED_INFO(to_line(problem));
    }
    INFO(text);
    REQUIRE(resolution.study);
    return std::move(*resolution.study);
}

bool same_expectation(const Expectation& a, const Expectation& b)
{
    const bool same = a.outcome == b.outcome && a.design == b.design && a.sign == b.sign && a.source == b.source
                      && a.known.has_value() == b.known.has_value();
    if (!same || !a.known) {
        return same && a.against == b.against;
    }
    return a.known->value == b.known->value && a.known->within == b.known->within
           && a.known->of_difference == b.known->of_difference && (!a.known->of_difference || a.against == b.against);
}

bool same_recording(const Recording& a, const Recording& b)
{
    bool same = a.series == b.series && a.series_every == b.series_every && a.panels.size() == b.panels.size();
    for (std::size_t i = 0; same && i < a.panels.size(); ++i) {
        same = a.panels[i].panel == b.panels[i].panel && a.panels[i].sample == b.panels[i].sample
               && a.panels[i].events == b.panels[i].events && a.panels[i].every_months == b.panels[i].every_months;
    }
    return same;
}

}  // namespace

TEST_CASE("A thousand random studies, written out in full and read again, are the same studies", "[resolved_yaml]")
{
    for (std::uint32_t i = 0; i < 1000; ++i) {
        const Study first = resolved(Writer(i).study(), "s.yaml");
        const Study again = resolved(first.resolved_text, "resolved.yaml");
        const Plan plan(first, 0, 2);
        const Plan replan(again, 0, 2);
        REQUIRE(plan.size() == replan.size());
        for (std::uint64_t run = 0; run < plan.size(); ++run) {
            REQUIRE(plan.at(run).key == replan.at(run).key);
            REQUIRE(to_text(first, plan.at(run)) == to_text(again, replan.at(run)));
        }
        CHECK(first.sweep_method == again.sweep_method);
        CHECK(first.title == again.title);
        CHECK(first.baseline == again.baseline);
        CHECK(first.outcomes == again.outcomes);
        CHECK(same_recording(first.recording, again.recording));
        CHECK(first.replicates.max == again.replicates.max);
        CHECK(first.replicates.batch == again.replicates.batch);
        REQUIRE(first.replicates.until.has_value() == again.replicates.until.has_value());
        if (first.replicates.until) {
            CHECK(first.replicates.until->half_width == again.replicates.until->half_width);
            CHECK(first.replicates.until->relative == again.replicates.until->relative);
        }
        REQUIRE(first.expect.size() == again.expect.size());
        for (std::size_t e = 0; e < first.expect.size(); ++e) {
            CHECK(same_expectation(first.expect[e], again.expect[e]));
        }
        REQUIRE(first.designs.size() == again.designs.size());
        for (std::size_t d = 0; d < first.designs.size(); ++d) {
            CHECK(first.designs[d].preset == again.designs[d].preset);
        }
    }
}

TEST_CASE("The file written out names the origin of every value", "[resolved_yaml]")
{
    const Study study = resolved("study: s\nschema: 1\nmodel: fake\nsettings: {partners.count: 7}\n"
                                 "designs: {a: {preset: needs_driven, selection: grade}}\n",
                                 "folder/s.yaml");
    const std::string& text = study.resolved_text;
    const auto line_with = [&](const std::string& key) {
        const std::size_t begin = text.find(key);
        return begin == std::string::npos ? std::string() : text.substr(begin, text.find('\n', begin) - begin);
    };
    CHECK(line_with("partners.count").find("# s.yaml:4:28") != std::string::npos);  // without the folder
    CHECK(line_with("companies.count").find("# default") != std::string::npos);
    CHECK(line_with("agenda").find("# preset needs_driven") != std::string::npos);
    CHECK(line_with("selection").find("# s.yaml:5:48") != std::string::npos);
    CHECK(line_with("needs.lifetime").find("[months]") != std::string::npos);
}

TEST_CASE("A new study runs as it stands, for models with and without designs", "[new_study]")
{
    for (const kaptein::Model* model : fake::catalogue()) {
        const std::string text = new_study(model->info(), "mine");
        const Study study = resolved(text, "mine.yaml");
        CHECK(study.name == "mine");
        CHECK(study.model == model);
        CHECK(study.designs.size() == std::max<std::size_t>(1, model->info().presets.size()));
        const bool has_null = !model->info().null_preset.empty();
        CHECK(null_design(study).has_value() == has_null);
    }
}

TEST_CASE("The schema of a study file names every key, parameter, choice, preset and outcome", "[schema]")
{
    const std::string schema = study_schema(fake::Model().info());
    const auto names = [&](std::string_view name) {
        return schema.find('"' + std::string(name) + '"') != std::string::npos;
    };
    for (const std::string_view key : {"study",    "schema",  "model",    "title",   "question",
                                       "extends",  "seed",    "burn_in",  "horizon", "run_out",
                                       "settings", "designs", "baseline", "sweep",   "replicates",
                                       "outcomes", "series",  "panel",    "expect",  "additionalProperties"}) {
        CAPTURE(key);
        CHECK(names(key));
    }
    for (const Declaration& declaration : fake::parameters) {
        CHECK(names(declaration.key));
    }
    for (const Declaration& declaration : fake::choices) {
        CHECK(names(declaration.key));
    }
    for (const Preset& preset : fake::presets) {
        CHECK(names(preset.key));
    }
    for (const Outcome& outcome : fake::outcomes) {
        CHECK(names(outcome.key));
    }
    CHECK(std::count(schema.begin(), schema.end(), '{') == std::count(schema.begin(), schema.end(), '}'));
    CHECK(std::count(schema.begin(), schema.end(), '[') == std::count(schema.begin(), schema.end(), ']'));
}
