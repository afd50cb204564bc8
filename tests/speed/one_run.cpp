// One small run of the volunteering model, for counting its instructions (instructions.sh): a world of 4,000 employees,
// 12 companies and 30 partners over 96 months under the preset named, without vector instructions.

#include "base/simd.hpp"
#include "models/volunteering/model.hpp"
#include "support/model_runs.hpp"

#include <cstdio>

using namespace kaptein;

int main(int argument_count, char** arguments)
{
    use_simd(Simd::scalar);
    const Model& model = volunteering::model();
    const std::vector<double> values = model_runs::values_with(
        model.info().parameters, {{"employees.count", 4000}, {"companies.count", 12}, {"partners.count", 30}});
    const std::vector<double> choices =
        model_runs::preset(model.info(), argument_count > 1 ? arguments[1] : "needs_driven");
    SerialExecutor executor;
    const auto scratch = model.scratch();
    const RunResult result = model.run({values, choices, {20261123, 0}, 24, 60, 12}, executor, *scratch);
    if (!std::holds_alternative<RunRecord>(result)) {
        return 1;
    }
    std::printf("%s\n", to_text(std::get<RunRecord>(result).state).c_str());
}
