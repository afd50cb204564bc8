// Question: what could this computer do at most, and how far below is a month of the default world? Memory: a = b + s c
// over columns larger than the caches (of 24 bytes each). Instructions: independent additions, as many a nanosecond as
// the core takes. The month's own instructions are counted by instructions.sh; its columns take 39 bytes an employee.

#include "models/volunteering/model.hpp"
#include "speed/clock.hpp"
#include "support/model_runs.hpp"

#include <cstdint>
#include <cstdio>

using namespace kaptein;

namespace {

double triad_bytes_per_nanosecond()
{
    constexpr std::size_t n = 8'000'000;
    std::vector<double> a(n, 0.0), b(n, 1.0), c(n, 2.0);
    double best = 1e9;
    for (int round = 0; round < 5; ++round) {
        const double start = speed::processor_seconds();
        for (std::size_t i = 0; i < n; ++i) {
            a[i] = b[i] + 0.5 * c[i];
        }
        asm volatile("" : : "r"(a.data()) : "memory");
        best = std::min(best, speed::processor_seconds() - start);
    }
    return 24.0 * n / best * 1e-9;
}

/// Additions on eight registers, which wait for nothing but themselves.
double instructions_per_nanosecond()
{
    constexpr int rounds = 20'000'000;
    double best = 1e9;
    for (int trial = 0; trial < 3; ++trial) {
        std::uint64_t a = 1, b = 2, c = 3, d = 4, e = 5, f = 6, g = 7, h = 8;
        const double start = speed::processor_seconds();
        for (int round = 0; round < rounds; ++round) {
            asm volatile("add %0, %0\n add %1, %1\n add %2, %2\n add %3, %3\n"
                         "add %4, %4\n add %5, %5\n add %6, %6\n add %7, %7"
                         : "+r"(a), "+r"(b), "+r"(c), "+r"(d), "+r"(e), "+r"(f), "+r"(g), "+r"(h));
        }
        best = std::min(best, speed::processor_seconds() - start);
    }
    return 10.0 * rounds / best * 1e-9; // with the two of the loop
}

double nanoseconds_per_employee_month(const char* preset)
{
    const Model& model = volunteering::model();
    const std::vector<double> values = model_runs::values_with(model.info().parameters, {});
    const std::vector<double> choices = model_runs::preset(model.info(), preset);
    SerialExecutor executor;
    const auto scratch = model.scratch();
    constexpr std::uint32_t rounds = 20; // worlds differ: the largest company has a program or not
    double sum = 0.0;
    for (std::uint32_t round = 0; round < rounds; ++round) {
        const double start = speed::processor_seconds();
        if (!std::holds_alternative<RunRecord>(
                model.run({values, choices, {20261123, round}, 24, 60, 12}, executor, *scratch))) {
            return 0.0;
        }
        sum += speed::processor_seconds() - start;
    }
    return 1e9 * sum / rounds / 20000.0 / 96.0;
}

} // namespace

int main()
{
    const double bytes = triad_bytes_per_nanosecond();
    const double instructions = instructions_per_nanosecond();
    std::printf("memory %.1f bytes per ns; at most %.1f instructions per ns\n", bytes, instructions);
    std::printf("%-14s %18s %34s\n", "", "ns/employee-month", "reading and writing its columns");
    for (const char* preset : {"no_program", "supply_driven", "needs_driven"}) {
        std::printf("%-14s %18.1f %34.1f\n", preset, nanoseconds_per_employee_month(preset), 2.0 * 39.0 / bytes);
    }
}
