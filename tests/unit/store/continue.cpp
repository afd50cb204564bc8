#include "support/catch.hpp"
#include "support/stored_study.hpp"

using namespace kaptein;
using namespace kaptein::testing;

TEST_CASE("a study run twice is found complete and its tables stay the same")
{
    const TemporaryFolder folder;
    const auto first = run_into(folder / "r", fake_study());
    CHECK(first.progress.planned == 30);
    CHECK(first.progress.ran == 30);
    const std::string digests = all_digests(folder / "r");
    const std::string bytes = text_of(folder / "r" / "runs.sqlite");
    const auto second = run_into(folder / "r", fake_study());
    CHECK(second.progress.ran == 0);
    CHECK(second.progress.found == 30);
    CHECK(all_digests(folder / "r") == digests);
    CHECK(text_of(folder / "r" / "runs.sqlite") == bytes);  // nothing missing, nothing written
}

TEST_CASE("a stopped study continues to the tables of one that was never stopped")
{
    const TemporaryFolder folder;
    run_into(folder / "whole", swept(fake_study(20), {1, 2, 3}));
    std::atomic<bool> stop{false};
    {
        const auto study = swept(fake_study(20), {1, 2, 3});
        const auto store = Store::open_for_writing(folder / "parts", identity_of(study), {"test 1", 1});
        Writer writer(*store);
        struct StopAfter final : Sink {
            StoreSink inner;
            std::atomic<bool>& flag;
            int left = 50;
            StopAfter(Writer& to, std::atomic<bool>& stop_flag) : inner(to), flag(stop_flag) {}
            void put(RunSpec&& spec, RunResult&& result) override
            {
                inner.put(std::move(spec), std::move(result));
                flag = flag || --left == 0;
            }
        } sink(writer, stop);
        RunStudyOptions options;
        options.stop = &stop;
        const auto result = run_study(
            study, Plan(study, 0, 20), [](const RunSpec&) { return false; }, sink, options, [](const RunProgress&) {});
        writer.close();
        CHECK(result.stopped);
        CHECK(result.progress.ran == 50);  // one worker, so it stops right after the run in which the flag was set
    }
    CHECK(all_digests(folder / "parts") != all_digests(folder / "whole"));
    const auto rest = run_into(folder / "parts", swept(fake_study(20), {1, 2, 3}));
    CHECK(rest.progress.found == 50);
    CHECK(rest.progress.ran == 130);
    CHECK(all_digests(folder / "parts") == all_digests(folder / "whole"));
}

TEST_CASE("replicates, points and designs added later run alone and give the tables of the whole")
{
    const TemporaryFolder folder;
    Study small = swept(fake_study(5), {1, 2});
    const Design big = small.designs.back();
    small.designs.pop_back();
    CHECK(run_into(folder / "grown", small).progress.ran == 2 * 2 * 5);
    const Study more_replicates = [&] {
        Study study = swept(fake_study(8), {1, 2});
        study.designs.pop_back();
        return study;
    }();
    CHECK(run_into(folder / "grown", more_replicates).progress.ran == 2 * 2 * 3);
    // A level between two others: point 1 becomes point 2, its runs are found by their key.
    CHECK(run_into(folder / "grown", swept(fake_study(8), {1, 1.5, 2})).progress.ran == 3 * 3 * 8 - 2 * 2 * 8);
    run_into(folder / "whole", swept(fake_study(8), {1, 1.5, 2}));
    CHECK(all_digests(folder / "grown") == all_digests(folder / "whole"));
    // And a smaller study again: its tables are its own, nothing is run.
    CHECK(run_into(folder / "grown", small).progress.ran == 0);
    run_into(folder / "small", small);
    CHECK(all_digests(folder / "grown") == all_digests(folder / "small"));
}

TEST_CASE("designs with the same choices share one run")
{
    const TemporaryFolder folder;
    Study study = fake_study(4);
    study.designs.push_back(study.designs[1]);
    study.designs.back().name = "twin";
    run_into(folder / "r", study, 1);
    const auto store = Store::open_read_only(folder / "r");
    CHECK(store->run_count() == 16);
    CHECK(store->connection().integer("SELECT count(*) FROM stored_runs") == 12);
    const auto plain = store->run_at(0, 1, 2);
    const auto twin = store->run_at(0, 3, 2);
    REQUIRE((plain && twin));
    CHECK(plain->run_key == twin->run_key);
    CHECK(plain->outcomes == twin->outcomes);
}

TEST_CASE("another study, seed, horizon, setting or design of the same name is refused with the difference named")
{
    const TemporaryFolder folder;
    run_into(folder / "r", fake_study());
    const std::string before = all_digests(folder / "r");
    const auto refused = [&](auto change, const std::string& words) {
        Study study = fake_study();
        change(study);
        try {
            run_into(folder / "r", study);
            FAIL("accepted: " << words);
        } catch (const StoreError& error) {
            CHECK(error.exit_code() == 7);
            CHECK_THAT(error.what(), Catch::Matchers::Contains(words));
        }
    };
    refused([](Study& study) { study.name = "other"; }, "study was fake-study, is now other");
    refused([](Study& study) { study.seed = 2; }, "seed was 1, is now 2");
    refused([](Study& study) { study.horizon = 5; }, "horizon was 4 months, is now 5 months");
    refused([](Study& study) { study.settings[0] = 2; }, "base.level was 1.5, is now 2");
    refused([](Study& study) { study.settings[2] = 1; }, "base.place was here, is now there");
    refused([](Study& study) { study.designs[2].choices[0] = 1; }, "designs.big.mode was strong, is now plain");
    FakeModel newer;
    newer.change().version = {1, 1};
    refused([&](Study& study) { study.model = &newer; }, "model version was 1.0, is now 1.1");
    CHECK(all_digests(folder / "r") == before);
}

TEST_CASE("a folder that is not ours is refused and stays untouched")
{
    const TemporaryFolder folder;
    const auto refused = [&](const std::filesystem::path& path) {
        try {
            run_into(path, fake_study());
            FAIL("accepted " << path);
        } catch (const StoreError& error) {
            CHECK(error.exit_code() == 7);
        }
    };
    std::filesystem::create_directories(folder / "photos");
    std::ofstream(folder / "photos" / "holiday.jpg") << "sun";
    refused(folder / "photos");
    CHECK(std::distance(std::filesystem::directory_iterator(folder / "photos"), {}) == 1);
    refused(folder / "photos" / "holiday.jpg");
    std::filesystem::create_directories(folder / "other");
    std::ofstream(folder / "other" / "runs.sqlite")
        << "not a database at all, but long enough to be looked at by SQLite";
    refused(folder / "other");
    std::filesystem::create_directories(folder / "link");
    std::ofstream(folder / "secret") << "mine";
    std::filesystem::create_symlink(folder / "secret", folder / "link" / "runs.sqlite");
    refused(folder / "link");
    CHECK(text_of(folder / "secret") == "mine");
}

TEST_CASE("an empty folder, one with leftovers of a killed start, and a link to one are all filled")
{
    const TemporaryFolder folder;
    std::filesystem::create_directories(folder / "empty");
    CHECK(run_into(folder / "empty", fake_study()).progress.ran == 30);
    std::filesystem::create_directories(folder / "debris");
    std::ofstream(folder / "debris" / "writer.lock") << "process 1 on host x\n";
    std::ofstream(folder / "debris" / ".runs.sqlite.123.tmp") << "half";
    CHECK(run_into(folder / "debris", fake_study()).progress.ran == 30);
    CHECK_FALSE(std::filesystem::exists(folder / "debris" / ".runs.sqlite.123.tmp"));
    std::filesystem::create_directories(folder / "target");
    std::filesystem::create_directory_symlink(folder / "target", folder / "linked");
    CHECK(run_into(folder / "linked", fake_study()).progress.ran == 30);
    CHECK(std::filesystem::exists(folder / "target" / "runs.sqlite"));
    CHECK(all_digests(folder / "linked") == all_digests(folder / "empty"));
}
