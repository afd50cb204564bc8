#include "support/catch.hpp"
#include "support/volunteering_run.hpp"

#include "parallel/jthread_executor.hpp"

#include <numeric>

using namespace kaptein;
using namespace kaptein::volunteering_runs;
using volunteering::Renaming;
using volunteering::World;

namespace {

constexpr const char* presets[] = {"no_program", "supply_driven", "supply_careful", "needs_plain", "needs_driven"};

/// A fixed permutation without a pattern that a bug could follow: i -> (i * factor + shift) mod n, factor prime to n.
std::vector<std::uint32_t> shuffled(std::uint32_t n, std::uint32_t factor, std::uint32_t shift)
{
    std::vector<std::uint32_t> order(n);
    for (std::uint32_t i = 0; i < n; ++i) {
        order[i] = (i * factor + shift) % n;
    }
    return order;
}

}  // namespace

TEST_CASE("the same design under two names is the same run, whatever the memory held before")
{
    const Case one = small_world("needs_driven");
    const Case two = small_world("no_program")
                         .choose("agenda", "needs")
                         .choose("lead", "partner")
                         .choose("selection", "fit")
                         .choose("format", "by_need")
                         .choose("preparation_hours", 3.0)
                         .choose("framing", "philanthropic")
                         .choose("measures", "impact");
    SerialExecutor executor;
    World used;
    run(small_world("supply_driven").with("partners.count", 45).with("employees.count", 2000), 3, used, executor);
    World fresh;
    const Ran a = run(one, 0, used, executor);
    const Ran b = run(two, 0, fresh, executor);
    CHECK(differing(a, b) == "");
    CHECK(a.record.state == b.record.state);
}

TEST_CASE("up to the end of the burn-in all designs are one world")
{
    const Digest start = run(small_world("no_program")).record.start;
    for (const char* preset : presets) {
        const Ran ran = run(small_world(preset));
        CHECK(ran.record.start == start);
        CHECK((ran.record.state == start) == false);
    }
    CHECK((run(small_world("no_program"), 1).record.start == start) == false);
}

TEST_CASE("recording changes nothing")
{
    Recording recording;
    recording.series_every = 1;
    recording.series = {0, 1, 2, 3, 4, 5, 6};
    SerialExecutor executor;
    for (const char* preset : presets) {
        World world;
        const Ran silent = run(small_world(preset), 0, world, executor);
        const Ran recorded = run(small_world(preset), 0, world, executor, {}, &recording);
        CHECK(silent.record.state == recorded.record.state);
        CHECK(differing(silent, recorded) == "");
        CHECK(recorded.record.series.months.size() == 48);
    }
}

TEST_CASE("any number of lanes gives the same bits")
{
    JthreadExecutor four(4);
    SerialExecutor serial;
    for (const char* preset : presets) {
        const Case one = small_world(preset).with("adapting.review_chance", 0.5);
        World world;
        const Ran a = run(one, 0, world, serial);
        const Ran b = run(one, 0, world, four);
        CHECK(a.record.state == b.record.state);
        CHECK(a.record.start == b.record.start);
        CHECK(differing(a, b) == "");
    }
}

TEST_CASE("new ids for every company and partner change no outcome when draws follow the old ones")
{
    SerialExecutor executor;
    Renaming renaming;
    renaming.company_luck = shuffled(12, 5, 7);
    renaming.partner_luck = shuffled(30, 7, 11);
    for (const char* preset : presets) {
        const Case one = small_world(preset).with("adapting.review_chance", 0.5);
        World world;
        const Ran plain = run(one, 0, world, executor);
        const Ran renamed = run(one, 0, world, executor, renaming);
        CHECK(differing(plain, renamed) == "");
        // Ids stand in the state, so a digest that stayed the same would show that nothing was renamed.
        CHECK((plain.record.state == renamed.record.state) == false);
    }
}

TEST_CASE("companies nobody deals with change nothing for the others")
{
    SerialExecutor executor;
    Renaming renaming;
    renaming.idle_companies = 3;
    for (const char* preset : presets) {
        World world;
        const Ran plain = run(small_world(preset), 0, world, executor);
        const Ran more = run(small_world(preset), 0, world, executor, renaming);
        CHECK(world.companies.size() == 15);
        // Idle companies have no program, so count among small ones without one; they give cash too, and what moves
        // of it goes to the visible.
        CHECK(differing(plain, more, {"adoption_small", "donations", "partner_gain", "worse_off_with_cash"}) == "");
        // Without cash there is no exception left but the count itself.
        const Case poor = small_world(preset).with("companies.donations", 0);
        CHECK(differing(run(poor, 0, world, executor), run(poor, 0, world, executor, renaming), {"adoption_small"})
              == "");
    }
}
