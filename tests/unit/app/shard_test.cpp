#include "app/line/shard.hpp"
#include "store/database/sqlite.hpp"
#include "support/catch.hpp"
#include "unit/app/app_run.hpp"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <random>

using namespace kaptein;
using namespace kaptein::testing;
using Catch::Matchers::Contains;
namespace fs = std::filesystem;

namespace {

std::string sweep_text(int replicates)
{
    return linear_study("{failures.share: 0.05}", replicates)
           + "sweep: {method: grid, factors: [{name: terms.x, values: [1, 2, 3, 4, 5]}]}\n";
}

/// Every table of a results folder, by name.
std::map<std::string, std::string> tables_of(const std::string& folder)
{
    std::map<std::string, std::string> tables;
    for (const auto& entry : fs::directory_iterator(folder + "/tables")) {
        tables[entry.path().filename().string()] = read_file_text(entry.path().string());
    }
    return tables;
}

/// Shard i of n into its folder; 0, or 3 when runs failed.
std::string run_shard(const WorkFolder& folder, const std::string& study, int i, int n)
{
    const std::string path = folder / ("s" + std::to_string(i) + "-" + std::to_string(n));
    const std::string shard = std::to_string(i) + "/" + std::to_string(n);
    const AppRun run = run_app({"run", study, "-o", path, "--shard", shard, "-q"});
    CHECK((run.code == 0 || run.code == 3));
    CHECK(run.out.empty());
    CHECK_FALSE(fs::exists(path + "/tables"));
    return path;
}

void check_merges(const std::string& text, const std::vector<int>& counts, int orders)
{
    const WorkFolder folder;
    const std::string study = folder.write("s.yaml", text);
    const AppRun whole = run_app({"run", study, "-o", folder / "whole", "-q"});
    const auto tables = tables_of(folder / "whole");
    REQUIRE(tables.size() >= 7);
    std::mt19937 order(20261126);  // of merging only
    for (const int n : counts) {
        std::vector<std::string> parts;
        for (int i = 1; i <= n; ++i) {
            parts.push_back(run_shard(folder, study, i, n));
        }
        for (int repeat = 0; repeat < orders; ++repeat) {
            std::shuffle(parts.begin(), parts.end(), order);
            std::vector<std::string> words{"merge"};
            words.insert(words.end(), parts.begin(), parts.end());
            const std::string target = folder / ("m" + std::to_string(n) + "-" + std::to_string(repeat));
            words.insert(words.end(), {"-o", target, "-q"});
            const AppRun merged = run_app(words);
            INFO("n = " << n << ": " << merged.err);
            CHECK(merged.code == whole.code);
            CHECK(merged.out == whole.out);
            CHECK(tables_of(target) == tables);
            if (repeat == 0) {
                const std::string store = read_file_text(target + "/runs.sqlite");
                CHECK(run_app(words).code == whole.code);  // twice
                CHECK(read_file_text(target + "/runs.sqlite") == store);
                CHECK(tables_of(target) == tables);
                CHECK(run_app({"verify", target}).code == 0);
            }
        }
    }
}

}  // namespace

TEST_CASE("shards of a sweep, merged in any order and twice, give the tables of the whole", "[app]")
{
    check_merges(sweep_text(4), {1, 2, 3, 7, 16}, std::getenv("KAPTEIN_FULL") != nullptr ? 10 : 2);
}

TEST_CASE("shards of a study with one point share out its replicates", "[app]")
{
    check_merges(linear_study("{}", 10), {1, 3, 16}, 2);
}

TEST_CASE("shards of a study with until give the tables of the whole", "[app]")
{
    const std::string text =
        "study: small\nschema: 1\nmodel: linear\ndesigns: {low: {x: 0}, high: {x: 1}}\nbaseline: low\nsweep: {method: "
        "list, points: [{noise.own: 0.1}, {noise.own: 1}, {noise.own: 2}]}\nreplicates: {min: 4, max: 20, batch: 4, "
        "until: {outcome: y, half_width: 1}}\nseries: {every: 1 month, of: []}\n";
    check_merges(text.substr(0, text.find("series:")), {2, 3}, 2);
}

TEST_CASE("what is missing after a merge is named, and merged when it is there", "[app]")
{
    const WorkFolder folder;
    const std::string study =
        folder.write("s.yaml", linear_study("{failures.share: 0.3}", 4)
                                   + "sweep: {method: grid, factors: [{name: terms.x, values: [1, 2, 3, 4, 5]}]}\n");
    const std::string first = run_shard(folder, study, 1, 2);
    // The second shard is stopped by its first run that fails.
    CHECK(run_app({"run", study, "-o", folder / "second", "--shard", "2/2", "--on-error", "stop", "-j", "1"}).code
          == 75);
    const AppRun part = run_app({"merge", first, folder / "second", "-o", folder / "m"});
    CHECK(part.code == 75);
    CHECK_THAT(part.err, Contains("planned runs are missing") && Contains("(shard 2/2)"));
    CHECK_FALSE(fs::exists(folder / "m/tables"));
    run_app({"run", study, "-o", folder / "second", "--shard", "2/2", "-q"});
    run_app({"run", study, "-o", folder / "whole", "-q"});
    run_app({"merge", first, folder / "second", "-o", folder / "m", "-q"});
    CHECK(tables_of(folder / "m") == tables_of(folder / "whole"));
}

TEST_CASE("parts of another study, seed or size are refused with the difference, and nothing is written", "[app]")
{
    const WorkFolder folder;
    const std::string study = folder.write("s.yaml", sweep_text(4));
    const std::string first = run_shard(folder, study, 1, 2);
    const std::string other = folder / "other";
    REQUIRE(run_app({"run", study, "--seed", "8", "--shard", "2/2", "-o", other, "-q"}).code != 2);
    const AppRun seed = run_app({"merge", first, other, "-o", folder / "m"});
    CHECK(seed.code == 7);
    CHECK_THAT(seed.err, Contains("seed was 7, is now 8"));
    const std::string larger = folder.write("l.yaml", sweep_text(5));
    run_app({"run", larger, "--shard", "2/2", "-o", folder / "larger", "-q"});
    const AppRun size = run_app({"merge", first, folder / "larger", "-o", folder / "m"});
    CHECK(size.code == 7);
    CHECK_THAT(size.err, Contains("the resolved study differs"));
    CHECK_FALSE(folder.has("m"));
    // A part that another version of the program, or of the model, has written.
    for (const auto& [change, words] :
         {std::pair{"UPDATE log SET program = 'kaptein 0.0.9 (abc)'", ", is now kaptein 0.0.9"},
          std::pair{"UPDATE meta SET value = '0.9' WHERE key = 'fact model version'", "model version was "}}) {
        fs::copy(run_shard(folder, study, 2, 2), folder / "old", fs::copy_options::recursive);
        Connection(folder / "old/runs.sqlite", Access::write).execute(change);
        const AppRun version = run_app({"merge", first, folder / "old", "-o", folder / "m"});
        INFO(version.err);
        CHECK(version.code == 7);
        CHECK_THAT(version.err, Contains(words) && Contains("Nothing was merged"));
        CHECK_FALSE(folder.has("m"));
        fs::remove_all(folder / "old");
    }
    // A shard goes on as that shard only.
    const AppRun renumbered = run_app({"run", study, "-o", first, "--shard", "2/2"});
    CHECK(renumbered.code == 7);
    CHECK_THAT(renumbered.err, Contains("shard was 1/2, is now 2/2"));
    CHECK(run_app({"run", study, "-o", first}).code == 7);
}

TEST_CASE("export, report and publish refuse a shard and name merge", "[app]")
{
    const WorkFolder folder;
    const std::string shard = run_shard(folder, folder.write("s.yaml", sweep_text(2)), 1, 2);
    for (const char* command : {"export", "report", "publish"}) {
        const AppRun run = run_app({command, shard, "-o", folder / "out"});
        INFO(command);
        CHECK(run.code == 2);
        CHECK_THAT(run.err, Contains("holds shard 1/2 only") && Contains("kaptein merge"));
        CHECK_FALSE(folder.has("out"));
    }
}

TEST_CASE("with one point and until there are no shards", "[app]")
{
    const WorkFolder folder;
    const std::string study = folder.write(
        "s.yaml", "study: small\nschema: 1\nmodel: linear\ndesigns: {low: {x: 0}, high: {x: 1}}\nbaseline: low\n"
                  "replicates: {min: 4, max: 20, batch: 4, until: {outcome: y, half_width: 1}}\n");
    const AppRun run = run_app({"run", study, "-o", folder / "r", "--shard", "1/2"});
    CHECK(run.code == 2);
    CHECK_THAT(run.err, Contains("replicates.until: with one point"));
    CHECK_FALSE(folder.has("r"));
}

TEST_CASE("a shard is named i/n, or by the variables of a Slurm array", "[app]")
{
    std::map<std::string, std::string> variables;
    const Environment lookup = [&variables](const char* name) {
        const auto found = variables.find(name);
        return found == variables.end() ? std::nullopt : std::optional(found->second);
    };
    const auto text = [&](const std::string& given) {
        const auto shard = shard_of(given, lookup);
        const auto* share = std::get_if<Share>(&shard);
        return share != nullptr ? to_text(*share) : "refused: " + std::get<std::string>(shard);
    };
    CHECK(text("2/7") == "2/7");
    CHECK(text("1/1") == "1/1");
    for (const char* wrong : {"0/7", "8/7", "7", "a/b", "1/", "/3", "-1/3", "1/0", "1/2/3", " 1/2", "1/4294967296"}) {
        INFO(wrong);
        CHECK_THAT(text(wrong), Catch::Matchers::StartsWith("refused"));
    }
    CHECK_THAT(text("slurm"), Contains("needs the variables of a Slurm array job"));
    const auto array = [&](const char* id, const char* min, const char* max, const char* step, const char* count) {
        variables = {{"SLURM_ARRAY_TASK_ID", id},
                     {"SLURM_ARRAY_TASK_MIN", min},
                     {"SLURM_ARRAY_TASK_MAX", max},
                     {"SLURM_ARRAY_TASK_STEP", step},
                     {"SLURM_ARRAY_TASK_COUNT", count}};
        return text("slurm");
    };
    CHECK(array("1", "1", "8", "1", "8") == "1/8");
    CHECK(array("0", "0", "7", "1", "8") == "1/8");
    CHECK(array("10", "2", "14", "4", "4") == "3/4");
    CHECK_THAT(array("3", "1", "7", "1", "3"), Contains("the array has gaps"));
    CHECK_THAT(array("5", "2", "14", "4", "4"), Contains("the array has gaps"));
}
