#include "support/catch.hpp"
#include "support/stored_study.hpp"

using namespace kaptein;
using namespace kaptein::testing;

namespace {

struct Expected {
    Trouble trouble;
    std::string stage;
    std::string message;
};

}  // namespace

TEST_CASE("every way a run can go wrong is a row with stage and message, and the others go on")
{
    // Replicates 0, 3, 6 and 9 of 10 go wrong, under each of 3 designs.
    const auto expected =
        GENERATE(Expected{Trouble::failure, "books", "month 13, partner 7: hours do not add up, \"really\""},
                 Expected{Trouble::nan, "outcomes", "total is not a number"},
                 Expected{Trouble::missing, "outcomes", "cost is missing"},
                 Expected{Trouble::infinite_series, "series", "month 1: open is infinite"},
                 Expected{Trouble::breach, "contract",
                          "broken precondition: request.values[3] < 0.0 (tests/support/fake_run_model.hpp:"},
                 Expected{Trouble::memory, "memory", "not enough memory for this run"},
                 Expected{Trouble::exception, "exception", "something else"});
    const TemporaryFolder folder;
    Study study = fake_study(10);
    study.settings[3] = expected.trouble;
    study.recording.series_every = 1;
    study.recording.series = {0};
    const auto result = run_into(folder / "r", study);
    CHECK(result.progress.ran == 30);
    const auto store = Store::open_read_only(folder / "r");
    CHECK(store->run_count() == 30);
    CHECK(store->failed_count() == 12);
    const auto bad = store->run_at(0, 1, 3);
    REQUIRE(bad);
    CHECK_FALSE(bad->ok);
    CHECK(bad->stage == expected.stage);
    CHECK_THAT(bad->message, Catch::Matchers::StartsWith(expected.message));
    CHECK(bad->outcomes.empty());
    const auto good = store->run_at(0, 1, 4);
    CHECK((good && good->ok && good->outcomes.size() == 3));
    // outcomes.csv holds one row per run that is ok, runs.csv one per run.
    const auto digests = table_digests(*store);
    CHECK(digests[2].rows == 30);
    CHECK(digests[3].rows == 18);
    CHECK(verify(folder / "r").ok());
}

TEST_CASE("a failed run is not repeated by the same program, unless it lacked memory")
{
    const TemporaryFolder folder;
    Study study = fake_study(10);
    study.settings[3] = Trouble::failure;
    CHECK(run_into(folder / "failure", study).progress.ran == 30);
    CHECK(run_into(folder / "failure", study).progress.ran == 0);
    CHECK(run_into(folder / "failure", study, 2, nullptr, "test 2").progress.ran == 12);
    CHECK(run_into(folder / "failure", study, 2, nullptr, "test 2").progress.ran == 0);
    study.settings[3] = Trouble::memory;
    CHECK(run_into(folder / "memory", study).progress.ran == 30);
    CHECK(run_into(folder / "memory", study).progress.ran == 12);
}

TEST_CASE("asking for recorders later runs again, with the same states and outcomes")
{
    const TemporaryFolder folder;
    Study study = fake_study(6);
    run_into(folder / "r", study);
    const auto outcomes_digest = [&] { return table_digests(*Store::open_read_only(folder / "r"))[3].sha256; };
    const std::string runs_before = table_digests(*Store::open_read_only(folder / "r"))[2].sha256;
    const std::string before = outcomes_digest();
    study.recording.series_every = 1;
    study.recording.series = {1, 0};
    study.recording.panels = {{0, 0, false, 1}};
    CHECK(run_into(folder / "r", study).progress.ran == 18);
    CHECK(outcomes_digest() == before);
    CHECK(table_digests(*Store::open_read_only(folder / "r"))[2].sha256 == runs_before);
    CHECK(run_into(folder / "r", study).progress.ran == 0);
    run_into(folder / "fresh", study);
    CHECK(all_digests(folder / "r") == all_digests(folder / "fresh"));
    study.recording = {};  // nothing asked for: nothing to run
    CHECK(run_into(folder / "r", study).progress.ran == 0);
}

TEST_CASE("a run that comes out differently when run again is refused as a bug")
{
    const TemporaryFolder folder;
    const Study study = fake_study(1);
    run_into(folder / "r", study);
    StudyIdentity identity = identity_of(study);
    identity.recording.series_every = 1;
    identity.recording.series = {0};
    const auto store = Store::open_for_writing(folder / "r", identity, {"test 1", 1});
    const RunSpec spec = first_run(study);
    RunRecord other;
    other.outcomes = {1.0, 2.0, Value{}};
    other.series = {{1}, {{0.0}}};
    other.state.low = 4711;
    std::vector<Submission> batch(1);
    batch[0] = {spec.point, spec.design, spec.replicate, spec.key, other};
    try {
        store->put(batch);
        FAIL("stored");
    } catch (const StoreError& error) {
        CHECK(error.exit_code() == 1);
        CHECK_THAT(error.what(), Catch::Matchers::Contains("came out differently"));
    }
    CHECK(store->run_at(0, 0, 0)->state != other.state);
}
