#include "support/catch.hpp"
#include "support/stored_study.hpp"

#include <cmath>

// A scheduler that is simulated instead of real (trust.md D2): when runs start, how long they take, when batches reach
// the disk, when the disk is full and when the process dies are all drawn from a seed. Whatever happens, the study ends
// with the same tables. A failing seed is printed, and fails again when it is tried alone.

using namespace kaptein;
using namespace kaptein::testing;
namespace fs = std::filesystem;

namespace {

/// Two designs, two points, some runs that fail, and as many replicates as `precise` asks for.
Study scheduled_study()
{
    Study study = swept(fake_study(12), {1, 4});
    study.designs.erase(study.designs.begin());
    study.baseline = 0;
    study.settings[3] = Trouble::failure;
    study.replicates = {4, 12, 4, Until{}};
    study.recording.series_every = 1;
    study.recording.series = {0};
    return study;
}

/// A rule like that of `until`: the standard error of the first design's total, from stored runs.
bool precise(const Store& store, std::uint64_t point, std::uint32_t replicates)
{
    double sum = 0.0, squares = 0.0, count = 0.0;
    for (const StoredRun& run : store.runs_of_point(point)) {
        if (run.design == 0 && run.replicate < replicates && run.ok) {
            sum += *run.outcomes[0];
            squares += *run.outcomes[0] * *run.outcomes[0];
            count += 1.0;
        }
    }
    return count >= 2 && std::sqrt((squares / count - sum / count * sum / count) / (count - 1)) < 0.14;
}

struct Died {}; // the process, as the schedule has it

class Schedule {
  public:
    Schedule(std::uint32_t seed, const fs::path& folder) : seed_(seed), folder_(folder) {}

    /// Starts the process until it comes to its end.
    void run()
    {
        for (int starts = 0; starts < 100; ++starts) {
            try {
                run_once();
                return;
            } catch (const Died&) {
                ++deaths;
            } catch (const StoreError& error) {
                REQUIRE(error.fault() == StoreFault::disk);
                ++full_disks;
            }
        }
        FAIL("seed " << seed_ << " never ends");
    }

    int deaths = 0, full_disks = 0;

  private:
    std::uint32_t draw(std::uint32_t below) { return philox4x32({drawn_++, 0, 0, 0}, {seed_, 7})[0] % below; }

    void run_once()
    {
        const auto store = Store::open_for_writing(folder_, identity_of(study_), {"test 1", 1});
        if (draw(8) == 0) { // room for a few pages more
            store->connection().execute("PRAGMA max_page_count = "
                                        + std::to_string(store->connection().integer("PRAGMA page_count") + draw(4)));
        }
        const auto driver = make_driver(study_, {}, [&store](std::uint64_t point, std::uint32_t replicates) {
            return precise(*store, point, replicates);
        });
        while (const auto plan = driver->next()) {
            run_plan(*store, *plan);
        }
    }

    void run_plan(Store& store, const Plan& plan)
    {
        std::vector<RunSpec> running; // in flight on as many workers
        std::vector<Submission> batch;
        const std::size_t workers = 1 + draw(5);
        for (std::uint64_t next = 0; next < plan.size() || !running.empty();) {
            if (draw(60) == 0) {
                throw Died();
            }
            if (next < plan.size() && running.size() < workers && (running.empty() || draw(2) == 0)) {
                RunSpec spec = plan.at(next++);
                if (!store.claim(spec.point, spec.design, spec.replicate, spec.key)) {
                    running.push_back(std::move(spec));
                }
            } else if (!running.empty()) {
                finish_one(running, batch);
            }
            if (draw(4) == 0) {
                store.put(batch);
                batch.clear();
            }
        }
        store.put(batch);
        store.flush();
    }

    void finish_one(std::vector<RunSpec>& running, std::vector<Submission>& batch)
    {
        const auto chosen = running.begin() + draw(static_cast<std::uint32_t>(running.size()));
        batch.push_back({chosen->point, chosen->design, chosen->replicate, chosen->key,
                         run_guarded(study_, *chosen, executor_, scratch_)});
        running.erase(chosen);
    }

    const Study study_ = scheduled_study();
    std::uint32_t seed_;
    fs::path folder_;
    std::uint32_t drawn_ = 0;
    SerialExecutor executor_;
    Scratch scratch_;
};

void check_schedules(std::uint32_t seeds)
{
    const TemporaryFolder folder;
    std::string digests;
    int deaths = 0, full_disks = 0, differing = 0;
    for (std::uint32_t seed = 0; seed < seeds; ++seed) {
        const fs::path path = folder / "s";
        Schedule schedule(seed, path);
        schedule.run();
        deaths += schedule.deaths;
        full_disks += schedule.full_disks;
        const std::string found = all_digests(path);
        digests = digests.empty() ? found : digests;
        if (found != digests) {
            ++differing;
            WARN("seed " << seed << " gives other tables");
        }
        if (seed == 0) { // the two points must differ in how long they go on, or `until` is not tested
            const auto store = Store::open_read_only(path);
            CHECK(store->runs_of_point(0).size() != store->runs_of_point(1).size());
        }
        fs::remove_all(path);
    }
    CHECK(differing == 0);
    CHECK(deaths > static_cast<int>(seeds) / 4);
    CHECK(full_disks > static_cast<int>(seeds) / 50);
    WARN(seeds << " schedules with " << deaths << " deaths and " << full_disks << " full disks");
}

} // namespace

TEST_CASE("300 simulated schedules with deaths and full disks give one digest of every table") { check_schedules(300); }

TEST_CASE("10000 simulated schedules with deaths and full disks give one digest of every table", "[full]")
{
    check_schedules(10'000);
}
