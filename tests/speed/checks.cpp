// Question: what do the checks of a release build cost? Aim: at most 5 % of the time. Built twice, as speed_checked
// and, without contracts and books, as speed_unchecked; `bench.sh` runs both in turn. Prints processor nanoseconds per
// employee-month of a run of the default world under needs_driven, the least of ten or of the number given.

#include "models/volunteering/model.hpp"
#include "speed/clock.hpp"
#include "support/model_runs.hpp"

#include <cstdio>
#include <cstdlib>

using namespace kaptein;

int main(int count, char** words)
{
    const std::uint32_t rounds = count > 1 ? static_cast<std::uint32_t>(std::atoi(words[1])) : 10;
    const Model& model = volunteering::model();
    const std::vector<double> values = model_runs::values_with(model.info().parameters, {});
    const std::vector<double> choices = model_runs::preset(model.info(), "needs_driven");
    SerialExecutor executor;
    const auto scratch = model.scratch();
    double best = 1e9;
    for (std::uint32_t round = 0; round < rounds; ++round) {
        const double start = speed::processor_seconds();
        if (!std::holds_alternative<RunRecord>(
                model.run({values, choices, {20261123, 0}, 24, 60, 12}, executor, *scratch))) {
            return 1;
        }
        best = std::min(best, speed::processor_seconds() - start);
    }
    std::printf("%.3f\n", 1e9 * best / 20000.0 / 96.0);
}
