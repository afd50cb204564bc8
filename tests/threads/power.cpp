#include "support/catch.hpp"
#include "support/stored_study.hpp"
#include "threads/recorded_disk.hpp"

#include <sqlite3.h>

// The power fails at a random moment of a study (trust.md R2): kill -9 leaves to the operating system what a power cut
// loses. Of each state the store must open, hold no half run and every acknowledged one, and continue.

using namespace kaptein;
using namespace kaptein::testing;
namespace fs = std::filesystem;

namespace {

Study power_study()
{
    Study study = swept(fake_study(20), {1, 2});
    study.settings[3] = Trouble::failure;
    study.recording.series_every = 1;
    study.recording.series = {0, 1};
    return study;
}

struct Recorded {
    std::string before;  // the store when recording began
    std::vector<DiskOperation> operations;
    std::vector<std::pair<std::size_t, std::uint64_t>> acknowledged;  // after so many operations, so many runs
};

/// Stores the study in batches of drawn size, as the writer's thread does.
Recorded record(const fs::path& folder, const std::string& pragma)
{
    const Study study = power_study();
    Recorded found;
    Store::open_for_writing(folder, identity_of(study), {"test 1", 1});
    found.before = text_of(folder / "runs.sqlite");
    const DiskRecorder recorder(folder);
    const auto store = Store::open_for_writing(folder, identity_of(study), {"test 1", 1});
    if (!pragma.empty()) {
        store->connection().execute(pragma);
    }
    SerialExecutor executor;
    Scratch scratch;
    std::vector<Submission> batch;
    const Plan plan(study, 0, study.replicates.max);
    for (std::uint64_t index = 0; index < plan.size(); ++index) {
        const RunSpec spec = plan.at(index);
        batch.push_back(
            {spec.point, spec.design, spec.replicate, spec.key, run_guarded(study, spec, executor, scratch)});
        if (philox4x32({static_cast<Word>(index), 0, 0, 0}, {1, 1})[0] % 6 == 0 || index + 1 == plan.size()) {
            store->put(batch);
            batch.clear();
            found.acknowledged.emplace_back(recorder.operations().size(), index + 1);
        }
    }
    found.operations = recorder.operations();
    return found;
}

struct Losses {
    int corrupt = 0;
    int lost = 0;       // an acknowledged run is gone
    int different = 0;  // continued, the tables are not those of the undisturbed study
    int bad() const { return corrupt + lost + different; }
};

/// One crash state: files as they are when the power is back, looked at by the program.
void look(const fs::path& folder, const std::map<std::string, std::string>& files, std::uint64_t acknowledged,
          const std::string& whole, Losses& losses)
{
    fs::remove_all(folder);
    fs::create_directories(folder);
    for (const auto& [name, content] : files) {
        std::ofstream(folder / name, std::ios::binary) << content;
    }
    try {
        if (!verify(folder).ok()) {
            ++losses.corrupt;
            return;
        }
        const std::uint64_t stored = Store::open_read_only(folder)->run_count();
        losses.lost += stored < acknowledged ? 1 : 0;
        if (!whole.empty()) {
            run_into(folder, power_study());
            losses.different += all_digests(folder) == whole ? 0 : 1;
        }
    } catch (const std::exception&) {
        ++losses.corrupt;
    }
}

/// `states` moments, drawn from all, and one way each in which the power fails then.
Losses power_cuts(const std::string& pragma, std::uint32_t states)
{
    const TemporaryFolder folder;
    run_into(folder / "whole", power_study());
    const std::string whole = all_digests(folder / "whole");
    const Recorded recorded = record(folder / "recorded", pragma);
    CHECK(all_digests(folder / "recorded") == whole);
    REQUIRE(recorded.operations.size() > 300);
    Losses losses;
    for (std::uint32_t state = 0; state < states; ++state) {
        std::uint32_t drawn = 0;
        const auto draw = [&](std::uint32_t below) {
            return philox4x32({state, drawn++, 0, 0}, {20261126, 2})[0] % below;
        };
        const std::size_t cut = draw(static_cast<std::uint32_t>(recorded.operations.size()) + 1);
        FailingDisk disk({{"runs.sqlite", recorded.before}});
        for (std::size_t i = 0; i < cut; ++i) {
            disk.apply(recorded.operations[i]);
        }
        std::uint64_t acknowledged = 0;
        for (const auto& [operations, runs] : recorded.acknowledged) {
            acknowledged = operations <= cut ? runs : acknowledged;
        }
        look(folder / "state", disk.after_power_cut(draw), acknowledged, state % 20 == 0 ? whole : "", losses);
    }
    WARN(states << " power cuts, " << pragma << ": " << losses.corrupt << " corrupt, " << losses.lost << " lost, "
                << losses.different << " different");
    return losses;
}

}  // namespace

TEST_CASE("after any of 200 power cuts the store opens, holds all that was acknowledged, and continues")
{
    CHECK(power_cuts("", 200).bad() == 0);
}

TEST_CASE("after any of 2000 power cuts the store opens, holds all that was acknowledged, and continues", "[full]")
{
    CHECK(power_cuts("", 2000).bad() == 0);
}

TEST_CASE("the same power cuts are seen to destroy a store that does not sync, and to cost one that half syncs")
{
    CHECK(power_cuts("PRAGMA synchronous = OFF", 100).corrupt > 30);
    // FULL does not sync the folder when the journal is removed: the journal can come back and undo a batch.
    const Losses full = power_cuts("PRAGMA synchronous = FULL", 300);
    CHECK(full.corrupt == 0);
    CHECK(full.lost > 0);
}
