// Question: what does an employee-month of the volunteering model cost under each preset in the default world (60
// companies, 20,000 employees, 150 partners, 96 months) on one core, which share of a run is set-up, and how much
// memory does the state take, there and with a million employees? Times are processor time, but neighbours on the same
// core and cache still slow it down: measure on a calm machine.

#include "models/volunteering/model.hpp"
#include "models/volunteering/run_world.hpp"
#include "support/model_runs.hpp"

#include <benchmark/benchmark.h>

#include <malloc.h>

#include <ctime>

using namespace kaptein;

namespace {

double processor_seconds()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

/// Bytes that the program holds at the moment (glibc).
double bytes_held()
{
    const auto info = mallinfo2();
    return static_cast<double>(info.uordblks) + static_cast<double>(info.hblkhd);
}

struct Sizes {
    double employees;
    double companies;
    double partners;
    int burn_in;
    int horizon;
    int run_out;
};
constexpr Sizes default_world{20000, 60, 150, 24, 60, 12};
constexpr Sizes million{1e6, 3000, 7500, 1, 12, 1};

std::vector<double> values_of(const Sizes& sizes)
{
    return model_runs::values_with(volunteering::model().info().parameters, {{"employees.count", sizes.employees},
                                                                             {"companies.count", sizes.companies},
                                                                             {"partners.count", sizes.partners}});
}

void set_up_only(const Sizes& sizes, std::uint32_t replicate, volunteering::World& world)
{
    SerialExecutor executor;
    world.parameters = volunteering::to_parameters(values_of(sizes));
    world.luck = {20261123, replicate};
    world.clock = {.step = 0, .burn_in = sizes.burn_in, .horizon = sizes.horizon, .run_out = sizes.run_out};
    volunteering::set_up(world, volunteering::Renaming{}, executor);
}

void months(benchmark::State& state, const char* preset, const Sizes& sizes)
{
    const std::vector<double> values = values_of(sizes);
    const std::vector<double> choices = model_runs::preset(volunteering::model().info(), preset);
    SerialExecutor executor;
    const double before = bytes_held();
    double set_up_seconds = 0.0;
    double run_seconds = 0.0;
    double bytes = 0.0;
    std::uint32_t replicate = 0;
    {
        volunteering::World world;
        for (auto _ : state) {
            const RunRequest request{values,        choices,       {20261123, replicate},
                                     sizes.burn_in, sizes.horizon, sizes.run_out};
            const double started = processor_seconds();
            benchmark::DoNotOptimize(volunteering::run_world(request, volunteering::Renaming{}, world, executor));
            const double ended = processor_seconds();
            run_seconds += ended - started;
            bytes = bytes_held() - before;
            state.PauseTiming();
            const double set_up_started = processor_seconds();
            set_up_only(sizes, replicate++, world);
            set_up_seconds += processor_seconds() - set_up_started;
            state.ResumeTiming();
        }
    }
    const double employee_months = sizes.employees * (sizes.burn_in + sizes.horizon + sizes.run_out) * replicate;
    state.counters["ns_per_employee_month"] = 1e9 * run_seconds / employee_months;
    state.counters["set_up_percent"] = 100.0 * set_up_seconds / run_seconds;
    state.counters["bytes_per_employee"] = bytes / sizes.employees;
    state.counters["megabytes"] = bytes / 1e6;
}

BENCHMARK_CAPTURE(months, no_program, "no_program", default_world)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(months, supply_driven, "supply_driven", default_world)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(months, supply_careful, "supply_careful", default_world)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(months, needs_plain, "needs_plain", default_world)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(months, needs_driven, "needs_driven", default_world)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(months, million_employees, "needs_driven", million)->Unit(benchmark::kMillisecond)->Iterations(1);

}  // namespace
