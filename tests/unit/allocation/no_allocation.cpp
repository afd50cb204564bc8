// After the first year of the program a month allocates nothing: all calls of operator new are counted. Memory is set
// aside at set-up and after that year (phases/yearly/headroom.cpp).
#include "models/volunteering/model.hpp"
#include "models/volunteering/month.hpp"
#include "models/volunteering/results/books.hpp"
#include "models/volunteering/setup/setup.hpp"
#include "support/catch.hpp"
#include "support/model_runs.hpp"

#include <atomic>
#include <cstdlib>
#include <new>

namespace {

std::atomic<long> allocations{0};

}  // namespace

void* operator new(std::size_t size)
{
    ++allocations;
    if (void* memory = std::malloc(size > 0 ? size : 1)) {
        return memory;
    }
    throw std::bad_alloc();
}

void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

namespace kaptein::volunteering {
namespace {

constexpr int burn_in = 24;
constexpr int first_year_ends = burn_in + 12;  // months from the start

struct Counted {
    long set_up = 0;
    long first_year = 0;  // burn-in included
    long later = 0;
    int last_month = 0;   // of those later ones that allocated
};

/// The default world under a preset, month by month as a run does it.
Counted count_allocations(const char* preset, double review_chance, std::uint32_t replicate)
{
    const ModelInfo& info = model().info();
    World world;
    world.parameters =
        to_parameters(model_runs::values_with(info.parameters, {{"adapting.review_chance", review_chance}}));
    world.luck = {20261123, replicate};
    world.clock = {.step = 0, .steps_per_month = 1, .burn_in = burn_in, .horizon = 60, .run_out = 12};
    const ProgramDesign design = to_design(model_runs::preset(info, preset));
    SerialExecutor executor;
    Counted counted;
    long before = allocations;
    set_up(world, Renaming{}, executor);
    counted.set_up = allocations - before;
    for (; world.clock.step < world.clock.steps(); ++world.clock.step) {
        before = allocations;
        step(world, design, executor, nullptr);
        const bool balanced = !check_books(world, executor).has_value();
        const long made = allocations - before;
        REQUIRE(balanced);
        (world.clock.step < first_year_ends ? counted.first_year : counted.later) += made;
        if (made > 0 && world.clock.step >= first_year_ends) {
            counted.last_month = world.clock.month();
        }
    }
    return counted;
}

}  // namespace

TEST_CASE("months after the first year of a program allocate nothing")
{
    for (const char* preset : {"no_program", "supply_driven", "supply_careful", "needs_plain", "needs_driven"}) {
        for (const double review_chance : {0.0, 1.0}) {
            for (const std::uint32_t replicate : {0U, 1U}) {
                INFO(preset << ", reviews with chance " << review_chance << ", replicate " << replicate);
                const Counted counted = count_allocations(preset, review_chance, replicate);
                CHECK(counted.set_up > 0);  // so the counting works
                INFO("last in month " << counted.last_month << ", first year " << counted.first_year);
                CHECK(counted.later == 0);
            }
        }
    }
}

TEST_CASE("the first year of a program does allocate")
{
    CHECK(count_allocations("needs_driven", 0.0, 0).first_year > 0);
}

}  // namespace kaptein::volunteering
