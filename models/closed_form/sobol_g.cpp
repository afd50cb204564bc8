#include "base/contract.hpp"
#include "models/closed_form/models.hpp"

#include <array>

/// y = product over i of (|4 x_i - 2| + a_i) / (1 + a_i),  x_1 ... x_8 uniform on [0, 1]
///
/// Exact: mean 1; with V_i = 1 / (3 (1 + a_i)^2) the variance is V = product (1 + V_i) - 1,
///   S1_i = V_i / V,  ST_i = V_i (1 + V) / (1 + V_i) / V,  S2_ij = V_i V_j / V.
/// The smaller a_i, the more x_i matters: 0 much, 1 some, 9 little, 99 hardly. (Sobol' 1993, Mathematical Modelling
/// and Computational Experiments 1, 407-414; coefficients of Saltelli and others 2008, "Global sensitivity analysis:
/// the primer", p. 123.)
namespace kaptein::closed_form {
namespace {

constexpr std::size_t input_count = 8;
constexpr Origin made_up = definition("a function to test with");

constexpr Declaration input(Text key)
{
    return {.key = key,
            .meaning = "An input",
            .unit = "1",
            .valid = closed(0, 1),
            .plausible = closed(0, 1),
            .usual = 0.5,
            .origin = made_up,
            .plausible_reason = "the whole domain"};
}

constexpr Declaration coefficient(Text key, double usual)
{
    return {.key = key,
            .meaning = "How little the input of this number matters",
            .unit = "1",
            .valid = closed(0, 1e6),
            .plausible = closed(0, 99),
            .usual = usual,
            .origin = made_up,
            .plausible_reason = "from much to hardly at all"};
}

constexpr std::array parameters{input("inputs.x1"),
                                input("inputs.x2"),
                                input("inputs.x3"),
                                input("inputs.x4"),
                                input("inputs.x5"),
                                input("inputs.x6"),
                                input("inputs.x7"),
                                input("inputs.x8"),
                                coefficient("coefficients.a1", 0),
                                coefficient("coefficients.a2", 1),
                                coefficient("coefficients.a3", 4.5),
                                coefficient("coefficients.a4", 9),
                                coefficient("coefficients.a5", 99),
                                coefficient("coefficients.a6", 99),
                                coefficient("coefficients.a7", 99),
                                coefficient("coefficients.a8", 99)};

constexpr std::array outcomes{Outcome{.key = "y",
                                      .meaning = "The result",
                                      .formula = "product of (|4 x - 2| + a) / (1 + a)",
                                      .unit = "1",
                                      .better = Better::higher,
                                      .headline = true}};

constexpr ModelInfo sobol_g_info{.name = "sobol_g",
                                 .meaning = "Eight inputs that multiply, to test sensitivity with",
                                 .version = {1, 0},
                                 .parameters = parameters,
                                 .choices = {},
                                 .presets = {},
                                 .null_preset = "",
                                 .outcomes = outcomes,
                                 .series = {},
                                 .panels = {},
                                 .mechanisms = {},
                                 .contrasts = {},
                                 .denominators = {},
                                 .waterfall = {}};

class SobolG final : public Model {
  public:
    const ModelInfo& info() const override { return sobol_g_info; }

    RunResult run(const RunRequest& request, Executor&, Scratch&) const override
    {
        EXPECTS(request.values.size() == parameters.size() && request.choices.empty());
        double y = 1.0;
        for (std::size_t i = 0; i < input_count; ++i) {
            const double slope = 4.0 * request.values[i] - 2.0;
            const double a = request.values[input_count + i];
            y *= ((slope < 0.0 ? -slope : slope) + a) / (1.0 + a);
        }
        RunRecord record;
        record.outcomes = {y};
        DigestStream state;
        state.add(&y, sizeof y);
        record.state = state.finish();
        record.start = DigestStream{}.finish();
        return record;
    }
};

}  // namespace

const Model& sobol_g()
{
    static const SobolG model;
    return model;
}

}  // namespace kaptein::closed_form
