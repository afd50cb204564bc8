#include "support/catch.hpp"
#include "support/stored_study.hpp"

using namespace kaptein;
using namespace kaptein::testing;

namespace {

Study recorded_study()
{
    Study study = swept(fake_study(12), {1, 2, 3});
    study.settings[3] = Trouble::failure;
    study.recording.series_every = 1;
    study.recording.series = {0, 1};
    study.recording.panels = {{0, 0, false, 1}};
    return study;
}

}  // namespace

TEST_CASE("1, 2, 3, 8 and 32 threads give one digest of every table")
{
    const TemporaryFolder folder;
    run_into(folder / "1", recorded_study(), 1);
    const std::string digests = all_digests(folder / "1");
    for (const int threads : {2, 3, 8, 32}) {
        const auto path = folder / std::to_string(threads);
        run_into(path, recorded_study(), threads);
        INFO(threads << " threads");
        CHECK(all_digests(path) == digests);
    }
}

TEST_CASE("any order of completion gives one digest of every table")
{
    // Tasks end in an order drawn from a seed, in batches of drawn size: what threads and batches can do, and worse.
    const Study study = recorded_study();
    const Plan plan(study, 0, study.replicates.max);
    const TemporaryFolder folder;
    std::string digests;
    for (std::uint32_t seed = 0; seed < 20; ++seed) {
        std::vector<std::uint64_t> order(plan.size());
        for (std::uint64_t i = 0; i < order.size(); ++i) {
            order[i] = i;
            std::swap(order[i], order[philox4x32({static_cast<Word>(i), 0, 0, 0}, {seed, 1})[0] % (i + 1)]);
        }
        const auto path = folder / std::to_string(seed);
        const auto store = Store::open_for_writing(path, identity_of(study), {"test 1", 1});
        SerialExecutor executor;
        Scratch scratch;
        std::vector<Submission> batch;
        for (const std::uint64_t index : order) {
            const RunSpec spec = plan.at(index);
            batch.push_back(
                {spec.point, spec.design, spec.replicate, spec.key, run_guarded(study, spec, executor, scratch)});
            if (philox4x32({static_cast<Word>(index), 1, 0, 0}, {seed, 1})[0] % 8 == 0) {
                store->put(batch);
                batch.clear();
            }
        }
        store->put(batch);
        const std::string found = all_digests(path);
        digests = digests.empty() ? found : digests;
        INFO("seed " << seed);
        CHECK(found == digests);
    }
}

TEST_CASE("a run alone is the run in a study, and looking at it does not change it")
{
    const TemporaryFolder folder;
    const Study study = recorded_study();
    run_into(folder / "r", study, 4);
    const auto store = Store::open_read_only(folder / "r");
    Study blind = study;
    blind.recording = {};
    SerialExecutor executor;
    for (std::uint64_t index = 0; index < Plan(study, 0, 12).size(); ++index) {
        const RunSpec spec = Plan(blind, 0, 12).at(index);
        Scratch scratch;
        const auto stored = store->run_at(spec.point, spec.design, spec.replicate);
        REQUIRE(stored);
        CHECK(same_run(*stored, run_guarded(blind, spec, executor, scratch)));
    }
}
