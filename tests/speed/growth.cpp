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

constexpr int year = 12;

double employee_months(double employees, int months) { return employees * (months + 2); } // with burn-in and run-out

/// A run in memory of its own, as if a program began with it.
void run(double employees, int months, volunteering::World& world, Executor& executor)
{
    const std::vector<double> values =
        model_runs::values_with(volunteering::model().info().parameters, {{"employees.count", employees},
                                                                          {"companies.count", employees * 0.003},
                                                                          {"partners.count", employees * 0.0075}});
    const std::vector<double> choices = model_runs::preset(volunteering::model().info(), "needs_driven");
    const RunRequest request{values, choices, {20261123, 0}, 1, months, 1};
    if (!std::holds_alternative<RunRecord>(volunteering::run_world(request, {}, world, executor))) {
        std::printf("The run failed.\n");
    }
}

/// Processor time of a year of a small world: the second of two, because the first brings back into the caches what a
/// large world drove out.
double seconds_of_year(double employees)
{
    double seconds = 0.0;
    for (int i = 0; i < 2; ++i) {
        malloc_trim(0);
        const double start = speed::processor_seconds();
        volunteering::World world;
        SerialExecutor executor;
        run(employees, year, world, executor);
        seconds = speed::processor_seconds() - start;
    }
    return seconds;
}

/// Runs everything in order, and three times a second a year of a small world in between: the computer may be half as
/// fast a few seconds later. What the large world does is counted in employee-months that the small one does in the
/// same time.
class Alternating final : public Executor {
  public:
    explicit Alternating(double employees) : employees_(employees) {}

    int lanes() const override { return 1; }
    void for_blocks(std::size_t n, std::size_t grain, FunctionRef<void(Block, int lane)> work) override
    {
        std::size_t index = 0;
        for (std::size_t begin = 0; begin < n; begin += grain) {
            work(Block{begin, std::min(begin + grain, n), index++}, 0);
            if (speed::wall_seconds() > next_turn_) {
                turn();
            }
        }
    }

    void start()
    {
        seconds_ = small_months_ = 0.0;
        of_small_ = seconds_of_year(employees_);
        malloc_trim(0); // so that the large world finds no memory that the small one has left
        begin();
    }

    /// Ends a stretch of the large world with a year of the small one.
    void turn()
    {
        const double stretch = speed::processor_seconds() - began_;
        const double before = of_small_;
        of_small_ = seconds_of_year(employees_);
        seconds_ += stretch;
        small_months_ += employee_months(employees_, year) * stretch / (0.5 * (before + of_small_));
        begin();
    }

    double seconds() const { return seconds_; }
    double small_months() const { return small_months_; }

  private:
    void begin()
    {
        next_turn_ = speed::wall_seconds() + 0.3;
        began_ = speed::processor_seconds();
    }

    double employees_;
    double of_small_ = 0.0;
    double began_ = 0.0;
    double next_turn_ = 0.0;
    double seconds_ = 0.0;
    double small_months_ = 0.0;
};

/// Bytes per employee at the end of a run, which the large world's turns are counted in.
double bytes_after(double employees, int months, Alternating& executor)
{
    const double before = bytes_held();
    volunteering::World world;
    executor.start();
    run(employees, months, world, executor);
    executor.turn();
    return (bytes_held() - before) / employees;
}

void print_growth(double employees, Alternating& executor, int rounds)
{
    std::vector<double> times;
    std::vector<double> ratios;
    double bytes = 0.0;
    for (int i = 0; i < rounds; ++i) {
        bytes = bytes_after(employees, year, executor);
        const double months = employee_months(employees, year);
        times.push_back(1e9 * executor.seconds() / months);
        ratios.push_back(executor.small_months() / months);
    }
    std::sort(ratios.begin(), ratios.end());
    std::printf("%12.0f %18.1f %7.2f (%.2f to %.2f) %18.1f ", employees, speed::median(times), speed::median(ratios),
                ratios.front(), ratios.back(), bytes);
    if (employees <= 1e6) {
        std::printf("%24.1f\n", bytes_after(employees, 48, executor));
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
    Alternating executor(sizes.front());
    for (const double employees : sizes) {
        print_growth(employees, executor, 5);
    }
}
