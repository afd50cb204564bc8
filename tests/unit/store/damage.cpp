#include "support/catch.hpp"
#include "support/stored_study.hpp"

using namespace kaptein;
using namespace kaptein::testing;
namespace fs = std::filesystem;

namespace {

/// A closed store of a study with failures, series and a panel; gives its bytes.
std::string closed_store(const fs::path& folder, Study study)
{
    study.recording.series_every = 1;
    study.recording.series = {0, 1};
    study.recording.panels = {{0, 0, false, 1}};
    run_into(folder, study);
    const auto store = Store::open_read_only(folder);
    write_manifest(*store, "0.1.0", table_digests(*store), {});
    return text_of(folder / "runs.sqlite");
}

void write_bytes(const fs::path& file, const std::string& bytes)
{
    std::ofstream(file, std::ios::binary | std::ios::trunc) << bytes;
}

/// Bit number `number` of a fixed sequence, somewhere in the file.
std::string flipped(std::string bytes, std::uint32_t number)
{
    const Words words = philox4x32({number, 0, 0, 0}, {4, 2});
    char& byte = bytes[words[0] % bytes.size()];
    byte = static_cast<char>(byte ^ (1 << (words[1] % 8)));
    return bytes;
}

bool noticed(const fs::path& folder)
{
    try {
        return !verify(folder).ok();
    } catch (const StoreError&) {
        return true;
    }
}

}  // namespace

TEST_CASE("each of 1000 single flipped bits in a closed store is reported by verify")
{
    const TemporaryFolder folder;
    const std::string bytes = closed_store(folder / "r", swept(fake_study(5), {1, 2}));
    REQUIRE(verify(folder / "r").ok());
    int reported = 0;
    for (std::uint32_t number = 0; number < 1000; ++number) {
        write_bytes(folder / "r" / "runs.sqlite", flipped(bytes, number));
        reported += noticed(folder / "r") ? 1 : 0;
    }
    CHECK(reported == 1000);  // the digest of the whole file leaves no byte out
}

TEST_CASE("in a store that was never closed no flipped bit changes a table unnoticed")
{
    // Without the digest of the file the sums of the rows must do: a flip is reported, or no table differs.
    const TemporaryFolder folder;
    const std::string bytes = closed_store(folder / "r", swept(fake_study(5), {1, 2}));
    fs::remove(folder / "r" / "manifest.json");
    const std::string tables = all_digests(folder / "r");
    int reported = 0, changed = 0;
    for (std::uint32_t number = 0; number < 1000; ++number) {
        write_bytes(folder / "r" / "runs.sqlite", flipped(bytes, number));
        if (noticed(folder / "r")) {
            ++reported;
            continue;
        }
        try {
            changed += all_digests(folder / "r") == tables ? 0 : 1;
        } catch (const StoreError&) {
            ++reported;
        }
    }
    CHECK(changed == 0);
    CHECK(reported > 100);  // in a file this small most pages are partly empty; a third of the flips hit something
}

TEST_CASE("a changed outcome is named by verify and refused by readers")
{
    const TemporaryFolder folder;
    closed_store(folder / "r", fake_study(5));
    {
        const Connection connection(folder / "r" / "runs.sqlite", Access::write);
        connection.execute(
            "UPDATE stored_runs SET o0 = o0 + 1e-9 WHERE id = (SELECT run FROM places WHERE design = 1 AND "
            "replicate = 2)");
        connection.execute("UPDATE stored_series SET s0 = 5 WHERE run = (SELECT run FROM places WHERE design = 2 AND "
                           "replicate = 4) AND row = 3");
    }
    const Verification found = verify(folder / "r");
    REQUIRE(found.bad.size() == 3);
    CHECK(found.bad[0].table == "runs.sqlite");
    CHECK(found.bad[1].table == "runs");
    CHECK(found.bad[1].design == "plain");
    CHECK(found.bad[1].replicate == 2u);
    CHECK(found.bad[2].table == "series");
    const auto store = Store::open_read_only(folder / "r");
    CHECK_THROWS_AS(store->runs_of_point(0), StoreError);
    CHECK_THROWS_AS(table_digests(*store), StoreError);
}

TEST_CASE("verify runs some runs again and names those that differ")
{
    const TemporaryFolder folder;
    Study study = fake_study(10);
    study.settings[3] = Trouble::nan;
    run_into(folder / "r", study);
    const auto store = Store::open_read_only(folder / "r");
    const auto again = [&study](double shift) {
        return [&study, shift](const StoredRun& run) {
            RunSpec spec = Plan(study, run.replicate, 1).at(run.design);
            spec.values[0] += run.replicate == 4 ? shift : 0.0;
            SerialExecutor executor;
            Scratch scratch;
            return run_guarded(study, spec, executor, scratch);
        };
    };
    const Verification same = verify(folder / "r", 1000, again(0.0));
    CHECK(same.rerun.checked == 30);
    CHECK(same.rerun.identical == 30);  // runs that failed for a NaN included
    CHECK(same.ok());
    const Verification other = verify(folder / "r", 1000, again(0.5));
    CHECK(other.rerun.identical == 27);
    REQUIRE(other.rerun.different.size() == 3);
    CHECK(other.rerun.different[0].ends_with(":4"));
    CHECK_FALSE(other.ok());
    CHECK(verify(folder / "r", 7, again(0.0)).rerun.checked == 7);
}
