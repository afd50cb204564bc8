#include "base/contract.hpp"
#include "models/closed_form/models.hpp"
#include "models/closed_form/purposes.hpp"
#include "random/draw.hpp"

#include <algorithm>
#include <array>

/// m balls into n bins: at random (each ball picks a bin, all equally likely) or in turn (ball i into bin i mod n).
///
/// Exact, at random:  mean of the empty bins  n q,  q = (1 - 1/n)^m
///                    variance                n (n - 1) (1 - 2/n)^m + n q - n^2 q^2
/// In turn max(n - m, 0) bins stay empty, so with n = m = 100 the gap between the two designs is
/// 100 x 0.99^100 = 36.603234127323 bins (trust.md, N7). (Johnson and Kotz 1977, "Urn models", chapter 3.)
namespace kaptein::closed_form {
namespace {

enum Parameter { bin_count, ball_count };
enum Choice { placing, extra_balls };

constexpr Origin made_up = definition("a model to test with");

constexpr std::array parameters{Declaration{.key = "bins.count",
                                            .meaning = "Number of bins",
                                            .unit = "1",
                                            .kind = Kind::integer,
                                            .valid = closed(1, 1e6),
                                            .plausible = closed(10, 1000),
                                            .usual = 100,
                                            .origin = made_up,
                                            .plausible_reason = "enough for the shares to settle",
                                            .slider = true},
                                Declaration{.key = "balls.count",
                                            .meaning = "Number of balls",
                                            .unit = "1",
                                            .kind = Kind::integer,
                                            .valid = closed(0, 1e6),
                                            .plausible = closed(10, 1000),
                                            .usual = 100,
                                            .origin = made_up,
                                            .plausible_reason = "about as many as bins"}};

constexpr std::array placings{Option{"random", "each ball picks a bin, all equally likely"},
                              Option{"in_turn", "bin after bin"}};
constexpr std::array choices{Declaration{.key = "placing",
                                         .meaning = "How balls find their bins",
                                         .unit = "",
                                         .kind = Kind::category,
                                         .valid = closed(0, 1),
                                         .plausible = closed(0, 1),
                                         .usual = 0,
                                         .origin = made_up,
                                         .plausible_reason = "both",
                                         .options = placings},
                             Declaration{.key = "extra_balls",
                                         .meaning = "Balls beyond those of the world",
                                         .unit = "1",
                                         .kind = Kind::integer,
                                         .valid = closed(0, 1e6),
                                         .plausible = closed(0, 100),
                                         .usual = 0,
                                         .origin = made_up,
                                         .plausible_reason = "up to twice the balls"}};

constexpr std::array<double, 2> at_random{0, 0};
constexpr std::array<double, 2> in_turn{1, 0};
constexpr std::array presets{Preset{"random", "balls fall anywhere", at_random},
                             Preset{"in_turn", "balls go bin after bin", in_turn}};

constexpr std::array gap{Term{"occupied", 1.0}};
constexpr std::array outcomes{Outcome{.key = "occupied",
                                      .meaning = "Bins with a ball",
                                      .formula = "bins - empty",
                                      .unit = "1",
                                      .better = Better::higher,
                                      .headline = true},
                              Outcome{.key = "empty",
                                      .meaning = "Bins without a ball",
                                      .formula = "bins with 0 balls",
                                      .unit = "1",
                                      .better = Better::lower,
                                      .headline = true},
                              Outcome{.key = "fullest",
                                      .meaning = "Balls in the fullest bin",
                                      .formula = "max over bins",
                                      .unit = "1",
                                      .better = Better::lower},
                              Outcome{.key = "gap",
                                      .meaning = "Occupied bins above those of random placing",
                                      .formula = "occupied - occupied(random)",
                                      .unit = "1",
                                      .kind = OutcomeKind::derived,
                                      .better = Better::higher,
                                      .headline = true,
                                      .terms = gap}};

constexpr std::array contrasts{Contrast{"effect of placing in turn", "in_turn", "random"}};

constexpr ModelInfo occupancy_info{.name = "occupancy",
                                   .meaning = "Balls in bins, to test with",
                                   .version = {1, 0},
                                   .parameters = parameters,
                                   .choices = choices,
                                   .presets = presets,
                                   .null_preset = "random",
                                   .outcomes = outcomes,
                                   .series = {},
                                   .panels = {},
                                   .mechanisms = {},
                                   .contrasts = contrasts,
                                   .denominators = {},
                                   .waterfall = {}};

/// Reused from run to run.
struct Bins final : Scratch {
    std::vector<std::uint32_t> balls;  // [bin]
};

class Occupancy final : public Model {
  public:
    const ModelInfo& info() const override { return occupancy_info; }
    std::unique_ptr<Scratch> scratch() const override { return std::make_unique<Bins>(); }

    RunResult run(const RunRequest& request, Executor&, Scratch& scratch) const override
    {
        EXPECTS(request.values.size() == parameters.size() && request.choices.size() == choices.size());
        const auto bins = static_cast<std::uint32_t>(request.values[bin_count]);
        const auto balls = static_cast<std::uint32_t>(request.values[ball_count])
                           + static_cast<std::uint32_t>(request.choices[extra_balls]);
        const bool random = request.choices[placing] == 0.0;
        auto& balls_in = static_cast<Bins&>(scratch).balls;
        balls_in.assign(bins, 0);
        for (std::uint32_t ball = 0; ball < balls; ++ball) {
            const Words words = bits(request.luck, purpose::occupancy_bin, ball, 0);
            ++balls_in[random ? pick(uniform(words[0], words[1]), bins) : ball % bins];
        }
        const auto empty = static_cast<double>(std::count(balls_in.begin(), balls_in.end(), 0u));
        const auto fullest = static_cast<double>(*std::max_element(balls_in.begin(), balls_in.end()));
        RunRecord record;
        record.outcomes = {static_cast<double>(bins) - empty, empty, fullest};
        DigestStream state;
        state.add(balls_in.data(), balls_in.size() * sizeof balls_in[0]);
        record.state = state.finish();
        record.start = DigestStream{}.finish();
        return record;
    }
};

}  // namespace

const Model& occupancy()
{
    static const Occupancy model;
    return model;
}

}  // namespace kaptein::closed_form
