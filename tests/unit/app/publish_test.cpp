#include "unit/app/published_study.hpp"

using namespace kaptein;
using namespace kaptein::testing;
using Catch::Matchers::Contains;

TEST_CASE("publish puts what reproduce needs, and never a store", "[app]")
{
    const PublishedStudy small;
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(small.published)) {
        if (entry.is_regular_file()) {
            names.push_back(entry.path().filename().string());
        }
    }
    std::sort(names.begin(), names.end());
    const std::vector<std::string> expected = {"codebook.csv", "comparisons.csv", "designs.csv", "manifest.json",
                                               "outcomes.csv", "parameters.csv",  "points.csv",  "resolved.yaml",
                                               "runs.csv",     "study.yaml"};
    CHECK(names == expected);
    CHECK(read_file_text(small.published + "/study.yaml") == read_file_text(small.study));
    CHECK(read_file_text(small.published + "/tables/runs.csv") == read_file_text(small.results + "/tables/runs.csv"));
    const auto ours = json_of(read_file_text(small.results + "/manifest.json"));
    const auto published = json_of(read_file_text(small.published + "/manifest.json"));
    CHECK(ours["tables"] == published["tables"]);
    CHECK(ours["study_sha256"] == published["study_sha256"]);
}

TEST_CASE("publish is refused when the tables are too large, and says what to do", "[app]")
{
    const WorkFolder folder;
    // 2 x 4000 runs of about 150 bytes in runs.csv alone.
    const std::string study = folder.write("small.yaml", linear_study("{}", 4000));
    REQUIRE(run_app({"run", study, "-o", folder / "r", "-q"}).code == 0);
    const AppRun run = run_app({"publish", folder / "r", "-o", folder / "p"});
    CHECK(run.code == 4);
    CHECK_THAT(run.err, Contains("runs.csv") && Contains("1000000") && Contains("fewer replicates"));
    CHECK_FALSE(folder.has("p"));
    std::size_t entries = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder / "")) {
        entries += entry.path().filename() != "" ? 1 : 0;
    }
    CHECK(entries == 2);  // small.yaml and r: no temporary folder is left
}

TEST_CASE("a sweep is published without its largest tables, and held to their digests", "[app]")
{
    // 2 x 2 x 3,000 runs of about 150 bytes in runs.csv alone.
    const PublishedStudy sweep(linear_study("{noise.own: 0.5}", 2)
                               + "sweep: {method: sobol, points: 3000, factors: [{name: terms.x, bounds: [0, 1]}]}\n");
    std::uintmax_t bytes = 0;
    for (const auto& entry : std::filesystem::directory_iterator(sweep.published + "/tables")) {
        bytes += entry.file_size();
    }
    CHECK(bytes <= 1'000'000);
    CHECK_FALSE(std::filesystem::exists(sweep.published + "/tables/runs.csv"));
    const std::string worlds = read_file_text(sweep.published + "/tables/worlds.csv");
    CHECK(worlds == read_file_text(sweep.results + "/tables/worlds.csv"));
    CHECK_THAT(worlds, Contains("design,against,outcome,per,points,better,share") && Contains(",3000,"));
    CHECK(run_app({"reproduce", sweep.published, "-q"}).code == 0);
    const std::string digest =
        json_of(read_file_text(sweep.published + "/manifest.json"))["tables"]["runs.csv"]["sha256"];
    sweep.replace("manifest.json", digest, std::string(64, '0'));
    CHECK(run_app({"reproduce", sweep.published, "-q"}).code == 6);
}

TEST_CASE("publish leaves alone what is not a published study, and renews what is", "[app]")
{
    const PublishedStudy small;
    small.folder.write("results/published/small/old.txt", "of an earlier publication");
    small.publish();
    CHECK_FALSE(small.folder.has("results/published/small/old.txt"));

    std::filesystem::create_directories(small.folder / "mine");
    small.folder.write("mine/letter.txt", "dear");
    CHECK(run_app({"publish", small.results, "-o", small.folder / "mine"}).code == 7);
    CHECK(read_file_text(small.folder / "mine/letter.txt") == "dear");
    CHECK(run_app({"publish", small.results, "-o", small.results}).code == 7);
    CHECK(small.folder.has("r/runs.sqlite"));
    CHECK(run_app({"publish", small.folder / "mine"}).code == 7);

    std::filesystem::remove(small.results + "/manifest.json");
    CHECK(run_app({"publish", small.results, "-o", small.folder / "p"}).code == 2);
}

TEST_CASE("diff names settings, choices, seed and tables that differ", "[app]")
{
    const PublishedStudy small;
    const auto same = json_of(run_app({"diff", small.results, small.published, "--json"}).out);
    CHECK(same["command"] == "diff");
    CHECK(same["settings"].empty());
    CHECK(same["versions"].empty());
    CHECK(same["verdict"] == "identical");
    CHECK(run_app({"diff", small.results, small.published}).code == 0);

    std::string text = linear_study("{noise.own: 0.6}", 5);
    text.replace(text.find("seed: 7"), 7, "seed: 8");
    text.replace(text.find("x: 1"), 4, "x: 2");
    REQUIRE(run_app({"run", small.folder.write("other.yaml", text), "-o", small.folder / "o", "-q"}).code == 0);
    const AppRun run = run_app({"diff", small.published, small.folder / "o"});
    CHECK(run.code == 6);
    CHECK_THAT(run.out, Contains("settings.noise.own: 0.5 -> 0.6") && Contains("seed: 7 -> 8")
                            && Contains("designs.high.x: 1 -> 2") && Contains("replicates.max: 10 -> 5")
                            && Contains("tables: differs"));
    small.replace("manifest.json", "\"model_version\": \"", "\"model_version\": \"0.");
    CHECK_THAT(run_app({"diff", small.published, small.results}).out, Contains("model version: 0.1"));
    CHECK(run_app({"diff", small.published, small.folder / "experiments"}).code == 7);
}

TEST_CASE("results lists what there is, with its state", "[app]")
{
    const PublishedStudy small;
    const std::string all = small.folder / "results";
    const auto state_of = [&all](const std::string& folder) -> nlohmann::json {
        const nlohmann::json document = json_of(run_app({"results", all, "--json"}).out);
        for (const auto& entry : document["results"]) {
            if (entry["folder"].get<std::string>().ends_with(folder)) {
                return entry;
            }
        }
        return {};
    };
    std::filesystem::copy(small.results, all + "/whole", std::filesystem::copy_options::recursive);
    std::filesystem::copy(small.results, all + "/half", std::filesystem::copy_options::recursive);
    std::filesystem::remove(all + "/half/manifest.json");
    std::filesystem::create_directories(all + "/broken");
    small.folder.write("results/broken/runs.sqlite", "no database");
    CHECK(state_of("whole")["state"] == "complete");
    CHECK(state_of("whole")["stored"] == 20);
    CHECK(state_of("whole")["planned"] == 20);
    CHECK(state_of("whole")["study"] == "small");
    CHECK(state_of("half")["state"] == "interrupted");
    CHECK(state_of("broken")["state"] == "unreadable");
    CHECK(state_of("published/small")["state"] == "published");
    CHECK_THAT(run_app({"results", all}).out, Contains("complete") && Contains("linear@1"));
    CHECK(run_app({"results", small.folder / "nowhere"}).code == 7);
}
