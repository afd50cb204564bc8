#include "base/contract.hpp"
#include "models/closed_form/models.hpp"
#include "models/closed_form/purposes.hpp"
#include "models/closed_form/sine.hpp"
#include "random/draw.hpp"

#include <array>

/// y = sin x1 + a sin(x2)^2 + b x3^4 sin x1 + deviation N,  x1, x2, x3 uniform on [-pi, pi]
///
/// N is a standard normal draw, another one for every replicate and every value of the inputs. Exact, without noise:
///   mean      a / 2
///   variance  a^2 / 8 + b pi^4 / 5 + b^2 pi^8 / 18 + 1 / 2
///   S1        x1 (1 + b pi^4 / 5)^2 / 2, x2 a^2 / 8, x3 0, each over the variance
///   ST - S1   x1 and x3 b^2 pi^8 (1 / 18 - 1 / 50) over the variance: the pair (x1, x3)
/// With a = 7, b = 0.1: variance 13.844587940719; S1 .313905191148 .442411144790 0; ST .557588855210 .442411144790
/// .243683664062. Noise adds deviation^2 to the variance of a run. (Ishigami and Homma 1990, ISUMA 90, 398-403;
/// Saltelli and others 2008, p. 179.)
namespace kaptein::closed_form {
namespace {

enum Parameter { x_1, x_2, x_3, coefficient_a, coefficient_b, deviation };

constexpr Origin made_up = definition("a function to test with");

constexpr Declaration input(Text key, Text meaning)
{
    return {.key = key,
            .meaning = meaning,
            .unit = "1",
            .valid = closed(-pi, pi),
            .plausible = closed(-pi, pi),
            .usual = 0,
            .origin = made_up,
            .plausible_reason = "the whole domain",
            .slider = true};
}

constexpr std::array parameters{input("inputs.x1", "First input, in both periodic terms"),
                                input("inputs.x2", "Second input, adds by itself"),
                                input("inputs.x3", "Third input, matters with the first only"),
                                Declaration{.key = "coefficients.a",
                                            .meaning = "Weight of the second input",
                                            .unit = "1",
                                            .valid = closed(0, 1000),
                                            .plausible = closed(5, 7),
                                            .usual = 7,
                                            .origin = made_up,
                                            .plausible_reason = "values in use"},
                                Declaration{.key = "coefficients.b",
                                            .meaning = "Weight of the third input",
                                            .unit = "1",
                                            .valid = closed(0, 1000),
                                            .plausible = closed(0.05, 0.1),
                                            .usual = 0.1,
                                            .origin = made_up,
                                            .plausible_reason = "values in use"},
                                Declaration{.key = "noise.deviation",
                                            .meaning = "Standard deviation of luck, drawn by replicate and inputs",
                                            .unit = "1",
                                            .valid = closed(0, 1000),
                                            .plausible = closed(0, 4),
                                            .usual = 0,
                                            .origin = made_up,
                                            .plausible_reason = "from none to as much as the inputs"}};

constexpr std::array outcomes{Outcome{.key = "y",
                                      .meaning = "The result",
                                      .formula = "sin x1 + a sin(x2)^2 + b x3^4 sin x1 + noise",
                                      .unit = "1",
                                      .better = Better::higher,
                                      .headline = true}};

constexpr ModelInfo ishigami_info{.name = "ishigami",
                                  .meaning = "Three inputs, one pair of which interacts, to test sensitivity with",
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

class Ishigami final : public Model {
  public:
    const ModelInfo& info() const override { return ishigami_info; }

    RunResult run(const RunRequest& request, Executor&, Scratch&) const override
    {
        EXPECTS(request.values.size() == parameters.size() && request.choices.empty());
        const auto value = [&](Parameter parameter) { return request.values[parameter]; };
        const double first = sine(value(x_1));
        const double second = sine(value(x_2));
        const double square = value(x_3) * value(x_3);
        const double y = first + value(coefficient_a) * second * second + value(coefficient_b) * square * square * first
                         + value(deviation) * luck_of(request);
        RunRecord record;
        record.outcomes = {y};
        DigestStream state;
        state.add(&y, sizeof y);
        record.state = state.finish();
        record.start = DigestStream{}.finish();
        return record;
    }

  private:
    /// Standard normal, by replicate and inputs: points of a sweep that share replicates still have luck of their own,
    /// as a model with many decisions does.
    static double luck_of(const RunRequest& request)
    {
        DigestStream inputs;
        inputs.add(request.values.data(), 3 * sizeof(double));
        const Digest digest = inputs.finish();
        const Words words = bits(request.luck, purpose::ishigami_noise, static_cast<Word>(digest.low), 0,
                                 static_cast<Word>(digest.high));
        return normal(uniform(words[0], words[1]));
    }
};

} // namespace

const Model& ishigami()
{
    static const Ishigami model;
    return model;
}

} // namespace kaptein::closed_form
