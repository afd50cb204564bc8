// Question: what do an employee and a month cost as worlds grow, in time and in memory, and does anything grow with
// months? Aims: time per employee-month at 10,000,000 at most 1.5 times that at 100,000; at most 100 bytes per employee
// and nothing that grows with months. Worlds have companies and partners in proportion; processor time of one core.
//   speed_growth EMPLOYEES...

#include "models/volunteering/model.hpp"
#include "models/volunteering/run_world.hpp"
#include "speed/clock.hpp"
#include "support/model_runs.hpp"

#include <malloc.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

using namespace kaptein;

namespace {

/// Bytes that the program holds at the moment (glibc).
double bytes_held()
{
    const auto info = mallinfo2();
    return static_cast<double>(info.uordblks) + static_cast<double>(info.hblkhd);
}

struct Cost {
    double nanoseconds = 0.0; // per employee and month, set-up included
    double bytes = 0.0; // per employee, at the end
};

Cost cost(double employees, int horizon)
{
    const std::vector<double> values =
        model_runs::values_with(volunteering::model().info().parameters, {{"employees.count", employees},
                                                                          {"companies.count", employees * 0.003},
                                                                          {"partners.count", employees * 0.0075}});
    const std::vector<double> choices = model_runs::preset(volunteering::model().info(), "needs_driven");
    SerialExecutor executor;
    malloc_trim(0);
    const double before = bytes_held();
    volunteering::World world;
    const RunRequest request{values, choices, {20261123, 0}, 1, horizon, 1};
    const double start = speed::processor_seconds();
    if (!std::holds_alternative<RunRecord>(volunteering::run_world(request, {}, world, executor))) {
        std::printf("The run failed.\n");
    }
    const double took = speed::processor_seconds() - start;
    return {1e9 * took / employees / (horizon + 2), (bytes_held() - before) / employees};
}

/// Of a year; a small world takes too little time to be measured once.
Cost year_of(double employees)
{
    Cost year;
    std::vector<double> several;
    for (int i = 0; i < (employees < 1e6 ? 7 : 1); ++i) {
        year = cost(employees, 12);
        several.push_back(year.nanoseconds);
    }
    year.nanoseconds = speed::median(several);
    return year;
}

/// The computer may be half as fast a few seconds later, so the smallest world is measured before and after each run of
/// a larger one.
void print_growth(double smallest, double employees, int rounds)
{
    std::vector<double> times;
    std::vector<double> ratios;
    double bytes = 0.0;
    double before = year_of(smallest).nanoseconds;
    for (int i = 0; i < rounds; ++i) {
        const Cost year = year_of(employees);
        times.push_back(year.nanoseconds);
        bytes = year.bytes;
        const double after = year_of(smallest).nanoseconds;
        ratios.push_back(times.back() / (0.5 * (before + after)));
        before = after;
    }
    std::sort(ratios.begin(), ratios.end());
    std::printf("%12.0f %18.1f %7.2f (%.2f to %.2f) %18.1f ", employees, speed::median(times), speed::median(ratios),
                ratios.front(), ratios.back(), bytes);
    if (employees <= 1e6) {
        std::printf("%24.1f\n", cost(employees, 48).bytes);
    } else {
        std::printf("%24s\n", "-");
    }
}

} // namespace

int main(int count, char** words)
{
    std::vector<double> sizes;
    for (int i = 1; i < count; ++i) {
        sizes.push_back(std::atof(words[i]));
    }
    if (sizes.empty()) {
        sizes = {1e5, 1e6};
    }
    std::printf("%12s %18s %22s %18s %24s\n", "employees", "ns/employee-month", "times the first", "bytes per employee",
                "the same after 48 months");
    for (const double employees : sizes) {
        print_growth(sizes.front(), employees, 5);
    }
}
