#include "base/contract.hpp"
#include "base/elementary.hpp"
#include "models/closed_form/models.hpp"
#include "models/closed_form/purposes.hpp"
#include "random/draw.hpp"

#include <array>

/// y = intercept + slope_x x + slope_z z + interaction x z + common N0 + own (x N1 + z N2)
///
/// x, z are choices; N0, N1, N2 are independent standard normal draws of the replicate, the same for every design.
/// Exact, with M(x, z) the part without noise:
///   mean of y            M(x, z)
///   variance of y        common^2 + own^2 (x^2 + z^2)
///   difference of two designs, same replicate: mean M(x', z') - M(x, z), variance own^2 (dx^2 + dz^2)
namespace kaptein::closed_form {
namespace {

enum Parameter { intercept, slope_x, slope_z, interaction, common, own, items, failure_share, work_draws };

constexpr Range any = closed(-1e6, 1e6);
constexpr Origin made_up = definition("a model to test with");

constexpr std::array parameters{Declaration{.key = "terms.intercept",
                                            .meaning = "Value of y where x and z are 0",
                                            .unit = "1",
                                            .valid = any,
                                            .plausible = closed(0, 20),
                                            .usual = 10,
                                            .origin = made_up,
                                            .plausible_reason = "around the usual value"},
                                Declaration{.key = "terms.x",
                                            .meaning = "What one more x adds to y",
                                            .unit = "1",
                                            .valid = any,
                                            .plausible = closed(-5, 5),
                                            .usual = 3,
                                            .origin = made_up,
                                            .plausible_reason = "both signs",
                                            .slider = true},
                                Declaration{.key = "terms.z",
                                            .meaning = "What one more z adds to y",
                                            .unit = "1",
                                            .valid = any,
                                            .plausible = closed(-5, 5),
                                            .usual = -2,
                                            .origin = made_up,
                                            .plausible_reason = "both signs"},
                                Declaration{.key = "interaction.strength",
                                            .meaning = "What x and z add to y together, times x times z",
                                            .unit = "1",
                                            .valid = any,
                                            .plausible = closed(-1, 1),
                                            .usual = 0.5,
                                            .origin = made_up,
                                            .plausible_reason = "weaker than x and z alone"},
                                Declaration{.key = "noise.common",
                                            .meaning = "Standard deviation of the luck that all designs share",
                                            .unit = "1",
                                            .valid = closed(0, 1e6),
                                            .plausible = closed(0, 10),
                                            .usual = 4,
                                            .origin = made_up,
                                            .plausible_reason = "from none to more than any effect"},
                                Declaration{.key = "noise.own",
                                            .meaning = "Standard deviation of the luck that x and z multiply",
                                            .unit = "1",
                                            .valid = closed(0, 1e6),
                                            .plausible = closed(0, 5),
                                            .usual = 1,
                                            .origin = made_up,
                                            .plausible_reason = "from none to as large as an effect"},
                                Declaration{.key = "items.count",
                                            .meaning = "Number of items that y is shared out over",
                                            .unit = "1",
                                            .kind = Kind::integer,
                                            .valid = closed(1, 1e6),
                                            .plausible = closed(1, 100),
                                            .usual = 10,
                                            .origin = made_up,
                                            .plausible_reason = "small numbers are easy to read"},
                                Declaration{.key = "failures.share",
                                            .meaning = "Chance that a run fails on purpose",
                                            .unit = "share",
                                            .valid = closed(0, 1),
                                            .plausible = closed(0, 0.1),
                                            .usual = 0,
                                            .origin = made_up,
                                            .plausible_reason = "most runs should end well"},
                                Declaration{.key = "work.draws",
                                            .meaning = "Random draws to make and throw away, so that a run takes time",
                                            .unit = "1",
                                            .kind = Kind::integer,
                                            .valid = closed(0, 1e10),
                                            .plausible = closed(0, 1000),
                                            .usual = 0,
                                            .origin = made_up,
                                            .plausible_reason = "short runs"}};

constexpr std::array choices{Declaration{.key = "x",
                                         .meaning = "First input",
                                         .unit = "1",
                                         .valid = closed(-100, 100),
                                         .plausible = closed(0, 2),
                                         .usual = 0,
                                         .origin = made_up,
                                         .plausible_reason = "around the presets"},
                             Declaration{.key = "z",
                                         .meaning = "Second input",
                                         .unit = "1",
                                         .valid = closed(-100, 100),
                                         .plausible = closed(0, 2),
                                         .usual = 0,
                                         .origin = made_up,
                                         .plausible_reason = "around the presets"}};

constexpr std::array<double, 2> at_none{0, 0};
constexpr std::array<double, 2> at_x{1, 0};
constexpr std::array<double, 2> at_z{0, 1};
constexpr std::array<double, 2> at_both{1, 1};
constexpr std::array presets{Preset{"none", "neither input", at_none}, Preset{"x_only", "one x", at_x},
                             Preset{"z_only", "one z", at_z}, Preset{"both", "one x and one z", at_both}};

constexpr std::array gain{Term{"y", 1.0}};
constexpr std::array net_gain{Term{"y", 1.0}, Term{"cost", -1.0}};
constexpr std::array outcomes{
    Outcome{.key = "y",
            .meaning = "The result",
            .formula = "intercept + x + z + interaction + noise",
            .unit = "1",
            .better = Better::higher,
            .headline = true},
    Outcome{
        .key = "cost", .meaning = "What the inputs cost", .formula = "x^2 + z^2", .unit = "1", .better = Better::lower},
    Outcome{.key = "log_y",
            .meaning = "Natural logarithm of y, missing when y is not above 0",
            .formula = "log(y)",
            .unit = "1",
            .better = Better::neither,
            .may_be_missing = true},
    Outcome{.key = "items", .meaning = "Number of items", .formula = "items.count", .unit = "1"},
    Outcome{.key = "gain",
            .meaning = "y above what it is with neither input",
            .formula = "y - y(none)",
            .unit = "1",
            .kind = OutcomeKind::derived,
            .better = Better::higher,
            .headline = true,
            .terms = gain},
    Outcome{.key = "net_gain",
            .meaning = "Gain less cost",
            .formula = "(y - cost) - (y - cost)(none)",
            .unit = "1",
            .kind = OutcomeKind::derived,
            .better = Better::higher,
            .terms = net_gain}};

constexpr std::array mechanisms{Mechanism{"interaction", "result", "x and z together add more than each alone",
                                          "interaction.strength", 0.0, "x and z add up"}};
constexpr std::array contrasts{Contrast{"effect of x, without z", "x_only", "none"},
                               Contrast{"effect of x, with z", "both", "z_only"}};
constexpr std::array denominators{Denominator{"item", "items"}};

constexpr ModelInfo linear_info{.name = "linear",
                                .meaning = "A straight line with noise, to test with",
                                .version = {1, 0},
                                .parameters = parameters,
                                .choices = choices,
                                .presets = presets,
                                .null_preset = "none",
                                .outcomes = outcomes,
                                .series = {},
                                .panels = {},
                                .mechanisms = mechanisms,
                                .contrasts = contrasts,
                                .denominators = denominators,
                                .waterfall = {}};

class Linear final : public Model {
  public:
    const ModelInfo& info() const override { return linear_info; }

    RunResult run(const RunRequest& request, Executor&, Scratch&) const override
    {
        EXPECTS(request.values.size() == parameters.size() && request.choices.size() == choices.size());
        const auto value = [&](Parameter parameter) { return request.values[parameter]; };
        const Luck luck = request.luck;
        const Words failure = bits(luck, purpose::linear_failure, 0, 0);
        if (uniform(failure[0]) < value(failure_share)) {
            return RunFailure{"outcomes", 0, {}, "failed on purpose, as failures.share asks"};
        }
        const double x = request.choices[0];
        const double z = request.choices[1];
        const auto noise = [&](Word draw) {
            const Words words = bits(luck, purpose::linear_noise, 0, 0, draw);
            return normal(uniform(words[0], words[1]));
        };
        const double y = value(intercept) + value(slope_x) * x + value(slope_z) * z + value(interaction) * x * z
                         + value(common) * noise(0) + value(own) * (x * noise(1) + z * noise(2));
        const Word burnt = burn(luck, static_cast<std::uint64_t>(value(work_draws)));
        RunRecord record;
        record.outcomes = {y, x * x + z * z, y > 0.0 ? Value(elementary::log(y)) : std::nullopt, value(items)};
        DigestStream state;
        state.add(&y, sizeof y);
        state.add(&burnt, sizeof burnt);
        record.state = state.finish();
        record.start = DigestStream{}.finish();
        return record;
    }

  private:
    /// Takes time and returns what depends on all of it, so that no compiler can leave it out.
    static Word burn(Luck luck, std::uint64_t draws)
    {
        Word sum = 0;
        for (std::uint64_t i = 0; i < draws; ++i) {
            sum ^= bits(luck, purpose::linear_work, static_cast<Word>(i >> 32), 0, static_cast<Word>(i))[0];
        }
        return sum;
    }
};

}  // namespace

const Model& linear()
{
    static const Linear model;
    return model;
}

}  // namespace kaptein::closed_form
