// Question: how many volunteer-steps of the reference workload (workload/description.hpp) does a second of processor
// time hold on Kaptein's engine, and how many times those of the plain program are these? Aim: 2.5 times the plain
// program at N = 100,000, compiled with the same flags; the ratio to it with -O3 -march=native is printed beside. The
// three take turns, so that a busy moment meets all alike, and medians are compared. Set-up is not timed: the engine's
// months are a run of twelve months less a run of none. The values that any correct program gives are printed beside,
// and the program fails if they are others.
//   speed_workload [ROUNDS [SIMD]]       SIMD: auto, scalar, avx2, avx512

#include "base/simd.hpp"
#include "speed/workload/model.hpp"
#include "speed/workload/plain.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string_view>
#include <vector>

using namespace kaptein;
using workload::reference_volunteers;

namespace {

double processor_seconds()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

/// One of the programs compared: processor time of each round's twelve months, and the sum of what they came to.
struct Measured {
    const char* name;
    std::vector<double> seconds;
    workload::Recorded sum;

    void add(double took, const workload::Recorded& recorded)
    {
        seconds.push_back(took);
        sum.motivation += recorded.motivation;
        sum.impact += recorded.impact;
        sum.joining += recorded.joining;
        sum.placed += recorded.placed;
    }
    double median() const
    {
        std::vector<double> sorted = seconds;
        std::sort(sorted.begin(), sorted.end());
        return sorted[sorted.size() / 2];
    }
};

void time_plain(Measured& measured, workload::Plain& program)
{
    const double started = processor_seconds();
    const workload::Recorded recorded = program.run();
    measured.add(processor_seconds() - started, recorded);
}

/// Processor time of a whole run of so many months.
double time_model(std::uint32_t replicate, int horizon, Scratch& scratch, workload::Recorded& recorded)
{
    const std::vector<double> values{double{reference_volunteers}};
    SerialExecutor executor;
    const double started = processor_seconds();
    const RunResult result = workload::model().run(
        {.values = values, .choices = {}, .luck = {20261123, replicate}, .horizon = horizon}, executor, scratch);
    const double took = processor_seconds() - started;
    const std::vector<Value>& outcomes = std::get<RunRecord>(result).outcomes;
    recorded = {*outcomes[0], *outcomes[1], *outcomes[2], *outcomes[3]};
    return took;
}

/// A line of the table; gives whether the values are those of the workload.
bool print(const Measured& measured, double engine)
{
    const auto rounds = static_cast<double>(measured.seconds.size());
    const workload::Recorded mean{measured.sum.motivation / rounds, measured.sum.impact / rounds,
                                  measured.sum.joining / rounds, measured.sum.placed / rounds};
    const double steps = workload::months * double{reference_volunteers};
    std::printf("%-17s %7.2f ms %7.1f million/s %7.2f %11.4f %8.4f %8.4f %8.4f\n", measured.name,
                1e3 * measured.median(), 1e-6 * steps / measured.median(), measured.median() / engine, mean.motivation,
                mean.impact, mean.joining, mean.placed);
    return workload::near_reference(mean, static_cast<int>(measured.seconds.size()));
}

}  // namespace

int main(int argument_count, char** arguments)
{
    const int rounds = argument_count > 1 ? std::max(1, std::atoi(arguments[1])) : 25;
    for (const SimdName& one : simd_names) {
        if (argument_count > 2 && one.name == arguments[2]) {
            use_simd(one.most);
        }
    }
    Measured engine{"engine", {}, {}};
    Measured plain{"plain, same flags", {}, {}};
    Measured native{"plain, native", {}, {}};
    const auto scratch = workload::model().scratch();
    for (int round = 0; round < rounds; ++round) {
        const auto seed = static_cast<std::uint32_t>(round);
        time_plain(plain, *workload::plain(reference_volunteers, seed));
        time_plain(native, *workload::plain_native(reference_volunteers, seed));
        workload::Recorded recorded;
        const double set_up = time_model(seed, 0, *scratch, recorded);
        engine.add(time_model(seed, workload::months, *scratch, recorded) - set_up, recorded);
    }
    std::printf("N = %zu, %d months, medians of %d rounds in turn\n", reference_volunteers, workload::months, rounds);
    std::printf("%-17s %10s %17s %7s %11s %8s %8s %8s\n", "", "time", "volunteer-steps", "ratio", "motivation",
                "impact", "joining", "placed");
    bool right = true;
    for (const Measured* one : {&engine, &plain, &native}) {
        right = print(*one, engine.median()) && right;
    }
    if (!right) {
        std::printf("These are not the values of the workload.\n");
    }
    return right ? 0 : 1;
}
