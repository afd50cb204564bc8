// Question: how many volunteer-steps of the reference workload does a second of processor time hold, on Kaptein's
// engine and in a plain struct-of-arrays program compiled with the same flags? Aim: 2.5 times the plain program at N
// = 100,000. The workload: N volunteers (eight skills, empathy, seniority, motivation, company), N / 50 partners with
// five places a month; twelve months; who joins (chance logistic(motivation)) looks at eight partners drawn with
// replacement and takes the best score = skill x need x (1 + empathy) / 2 among those with a place. Set-up is not
// timed. Each run checks the four values that any correct program gives.

#include "speed/workload/on_engine.hpp"
#include "speed/workload/plain.hpp"

#include <benchmark/benchmark.h>

using namespace kaptein;

namespace {

constexpr std::size_t volunteers = 100'000;

void finish(benchmark::State& state, const workload::Recorded& recorded)
{
    if (!recorded.right()) {
        state.SkipWithError("the values recorded are not those of the workload");
    }
    const auto done = static_cast<double>(state.iterations()) * workload::steps * volunteers;
    state.counters["volunteer_steps_per_second"] = benchmark::Counter(done, benchmark::Counter::kIsRate);
    state.counters["motivation"] = recorded.motivation;
    state.counters["impact"] = recorded.impact;
    state.counters["joining"] = recorded.joining_share;
    state.counters["placed"] = recorded.placed_share;
}

void plain(benchmark::State& state)
{
    workload::Recorded recorded;
    std::uint64_t seed = 1;
    for (auto _ : state) {
        state.PauseTiming();
        workload::Plain program(volunteers, seed++);
        state.ResumeTiming();
        recorded = program.run();
    }
    finish(state, recorded);
}

void on_engine(benchmark::State& state)
{
    workload::Recorded recorded;
    SerialExecutor executor;
    std::uint32_t replicate = 0;
    for (auto _ : state) {
        state.PauseTiming();
        workload::OnEngine program(volunteers, {20261123, replicate++});
        state.ResumeTiming();
        recorded = program.run(executor);
    }
    finish(state, recorded);
}

BENCHMARK(plain)->Unit(benchmark::kMillisecond);
BENCHMARK(on_engine)->Unit(benchmark::kMillisecond);

} // namespace
