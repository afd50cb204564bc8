#include "base/text.hpp"
#include "unit/app/published_study.hpp"

using namespace kaptein;
using namespace kaptein::testing;
using Catch::Matchers::Contains;

namespace {

nlohmann::json reproduced(const std::string& subject, int code)
{
    const AppRun run = run_app({"reproduce", subject, "--json"});
    INFO(run.err);
    CHECK(run.code == code);
    return json_of(run.out);
}

/// A number moved by a share of itself, in shortest digits.
auto moved_by(double share)
{
    return [share](const std::string& cell) { return to_text(std::stod(cell) * (1.0 + share)); };
}

}  // namespace

TEST_CASE("a published study reproduces identically from its folder alone, wherever that lies", "[app]")
{
    const PublishedStudy small;
    const WorkFolder elsewhere;
    std::filesystem::copy(small.published, elsewhere / "copied", std::filesystem::copy_options::recursive);
    std::filesystem::remove_all(small.results);
    const auto document = reproduced(elsewhere / "copied", 0);
    CHECK(document["verdict"] == "identical");
    CHECK(document["command"] == "reproduce");
    CHECK(document["study"] == "small");
    CHECK(document["schema"] == 1);
    CHECK(document["tables"].size() == 7);
    for (const auto& table : document["tables"]) {
        INFO(table);
        CHECK(table["verdict"] == "identical");
        CHECK(table["different"] == 0);
        CHECK(table["largest_relative"] == 0.0);
        CHECK(table["cells"] >= 1);
    }
    CHECK(reproduced(small.study, 0)["verdict"] == "identical");  // beside the study file
}

TEST_CASE("one changed cell is graded by how far it moved the answer", "[app]")
{
    const PublishedStudy small;
    // 1e-11 of a number is far below the 1e-9 that is equivalent; 1e-6 is far above.
    small.change_cell("outcomes", 3, "y", moved_by(1e-11));
    auto document = reproduced(small.published, 5);
    CHECK(document["verdict"] == "equivalent");
    CHECK(verdict_on(document, "outcomes") == "equivalent");
    CHECK(document["tables"][3]["different"] == 1);
    CHECK(document["tables"][3]["largest_relative"].get<double>() == Approx(1e-11).epsilon(0.01));
    CHECK(verdict_on(document, "comparisons") == "identical");

    small.publish();
    small.change_cell("outcomes", 3, "y", moved_by(1e-6));
    document = reproduced(small.published, 6);
    CHECK(document["verdict"] == "same_direction");
    CHECK(verdict_on(document, "outcomes") == "same_direction");

    // x: 1 adds to y in every replicate; a thousand taken from one design everywhere turns that around.
    small.publish();
    for (std::size_t row = 11; row <= 20; ++row) {
        small.change_cell("outcomes", row, "y", [](const std::string& y) { return to_text(std::stod(y) - 1000.0); });
    }
    CHECK(verdict_on(reproduced(small.published, 6), "outcomes") == "differs");

    small.publish();
    small.change_cell("comparisons", 1, "verdict", [](const std::string& verdict) {
        return verdict == "lower" ? std::string("higher") : std::string("lower");
    });
    CHECK(verdict_on(reproduced(small.published, 6), "comparisons") == "differs");

    small.publish();
    small.change_cell("designs", 1, "design", [](const std::string&) { return std::string("other"); });
    CHECK(verdict_on(reproduced(small.published, 6), "designs") == "differs");

    small.publish();
    small.change_cell("runs", 1, "state_digest", [](const std::string&) { return std::string(32, '0'); });
    CHECK(reproduced(small.published, 5)["verdict"] == "equivalent");  // the numbers are the same
}

TEST_CASE("rows and tables that are there on one side only differ", "[app]")
{
    const PublishedStudy small;
    std::string outcomes = read_file_text(small.published + "/tables/outcomes.csv");
    outcomes.resize(outcomes.rfind('\n', outcomes.size() - 2) + 1);
    small.folder.write("results/published/small/tables/outcomes.csv", outcomes);
    CHECK(verdict_on(reproduced(small.published, 6), "outcomes") == "differs");

    small.publish();
    small.folder.write("results/published/small/tables/more.csv", "a\n1\n");
    CHECK(verdict_on(reproduced(small.published, 6), "more") == "differs");

    // A table that is not there is known by its digest in the manifest.
    small.publish();
    std::filesystem::remove(small.published + "/tables/outcomes.csv");
    CHECK(verdict_on(reproduced(small.published, 0), "outcomes") == "identical");
}

TEST_CASE("a changed setting is another study, and is named", "[app]")
{
    for (const std::string file : {"study.yaml", "resolved.yaml"}) {
        const PublishedStudy small;
        const bool given = file == "study.yaml";
        small.replace(file, given ? "noise.own: 0.5" : "  noise.own: 0.5 ",
                      given ? "noise.own: 0.6" : "  noise.own: 0.6 ");
        const AppRun run = run_app({"reproduce", small.published, "--json"});
        INFO(file << run.err);
        CHECK(run.code == 6);
        CHECK_THAT(run.err, Contains(file + " was changed since"));
        CHECK(verdict_on(json_of(run.out), "parameters") == "differs");
        CHECK(json_of(run.out)["verdict"] == "differs");
        CHECK_THAT(run.out, !Contains("nan"));
    }
    const PublishedStudy small;
    std::string text = read_file_text(small.study);
    text.replace(text.find("0.5"), 3, "0.6");
    const AppRun run = run_app({"reproduce", small.folder.write("experiments/small.yaml", text)});
    CHECK(run.code == 6);
    CHECK_THAT(run.err, Contains("noise.own was 0.5, is now 0.6"));
}

TEST_CASE("other luck keeps the direction, and is said", "[app]")
{
    const PublishedStudy small;
    small.replace("study.yaml", "seed: 7", "seed: 8");
    const AppRun run = run_app({"reproduce", small.published, "--json"});
    CHECK(run.code == 6);
    CHECK_THAT(run.err, Contains("seed was 7, is now 8"));
    CHECK(json_of(run.out)["verdict"] == "same_direction");
}

TEST_CASE("a study published by another version of its model is refused with both versions", "[app]")
{
    const PublishedStudy small;
    small.replace("manifest.json", "\"model_version\": \"", "\"model_version\": \"0.");
    const AppRun run = run_app({"reproduce", small.published});
    CHECK(run.code == 7);
    CHECK(run.out.empty());
    CHECK_THAT(run.err, Contains("linear@0.1") && Contains("this program has linear@1"));
    CHECK(run_app({"reproduce", small.study}).code == 7);
}

TEST_CASE("expectations are checked on what came out", "[app]")
{
    const auto with = [](const std::string& sign) {
        return linear_study("{noise.own: 0.5}")
               + "expect:\n  - {outcome: cost, design: high, against: low, sign: " + sign + "}\n";
    };
    const PublishedStudy right(with("positive"));  // cost = x^2: 1 against 0
    const auto document = reproduced(right.published, 0);
    REQUIRE(document["expect"].size() == 1);
    const auto& met = document["expect"][0];
    CHECK(met["met"] == true);
    CHECK(met["outcome"] == "cost");
    CHECK(met["design"] == "high");
    CHECK(met["against"] == "low");
    CHECK(met["sign"] == "positive");
    CHECK(met["difference"] == 1.0);
    for (const char* wrong : {"negative", "zero"}) {
        const PublishedStudy unmet(with(wrong));
        const auto found = reproduced(unmet.published, 6);  // identical, but not what was expected
        CHECK(found["verdict"] == "identical");
        CHECK(found["expect"][0]["met"] == false);
        CHECK_THAT(run_app({"reproduce", unmet.published}).out, Contains("NOT MET"));
    }
}

TEST_CASE("over a sweep an expectation is about the mean of the points", "[app]")
{
    const std::string study = linear_study("{noise.own: 0.5}", 2)
                              + "sweep:\n  method: grid\n  factors:\n    - {name: terms.x, values: [1, 2, 3, 4]}\n"
                                "expect:\n  - {outcome: y, design: high, against: low, sign: positive}\n";
    const PublishedStudy small(study);
    CHECK(reproduced(small.published, 0)["expect"][0]["met"] == true);
}

TEST_CASE("what is neither study nor results is refused", "[app]")
{
    const WorkFolder folder;
    std::filesystem::create_directories(folder / "empty");
    CHECK(run_app({"reproduce", folder / "empty"}).code == 7);
    CHECK(run_app({"reproduce", folder / "missing.yaml"}).code == 2);
    const std::string alone = folder.write("alone.yaml", linear_study());
    const AppRun run = run_app({"reproduce", alone});  // never published
    CHECK(run.code == 7);
    CHECK_THAT(run.err, Contains("publish"));
    CHECK(run_app({"reproduce"}).code == 2);
}

TEST_CASE("a results folder that was not published is compared with itself", "[app]")
{
    const WorkFolder folder;
    const std::string study = folder.write("own.yaml", linear_study());
    REQUIRE(run_app({"run", study, "-o", folder / "r", "-q"}).code == 0);
    CHECK(reproduced(folder / "r", 0)["verdict"] == "identical");
    std::filesystem::remove_all(folder / "r/tables");
    CHECK(reproduced(folder / "r", 0)["verdict"] == "identical");
    std::filesystem::remove(folder / "r/manifest.json");
    CHECK(run_app({"reproduce", folder / "r"}).code == 7);
}

TEST_CASE("failed runs that fail again are reproduced, and said", "[app]")
{
    const WorkFolder folder;
    const std::string study = folder.write("own.yaml", linear_study("{failures.share: 0.3}"));
    REQUIRE(run_app({"run", study, "-o", folder / "r", "-q"}).code == 3);
    CHECK(reproduced(folder / "r", 3)["verdict"] == "identical");
}

TEST_CASE("the study that comes with the program is what this program computes", "[app]")
{
    const AppRun run = run_app({"reproduce", "results/published/closed-form"});
    INFO(run.out << run.err << "To renew it: results/README.md");
    CHECK(run.code == 0);
    CHECK_THAT(run.out, Contains("closed-form: identical") && Contains("is met (1 of 1)"));
}
