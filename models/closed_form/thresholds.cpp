#include "base/contract.hpp"
#include "models/closed_form/models.hpp"
#include "models/closed_form/purposes.hpp"
#include "random/draw.hpp"

#include <algorithm>
#include <array>

/// Person i acts once at least threshold_i others act; round after round until nobody joins.
///
/// spread = steps: thresholds 0, 1, ..., n - 1. Everybody acts, after n rounds. Raise the one threshold of 1 to 2 and
///   exactly one person acts: two crowds that are the same on average, and nothing of what happens in common.
/// spread = normal: n x N(mean, deviation), drawn. For many people the share who act is the smallest r = F(r) from 0,
///   F the distribution of thresholds: with mean 0.25 it jumps at a deviation of about 0.122 from .06 to nearly all.
/// (Granovetter 1978, American Journal of Sociology 83, 1420-1443, pp. 1424-1428.)
namespace kaptein::closed_form {
namespace {

enum Parameter { people_count, spread, threshold_mean, threshold_deviation };

constexpr Origin made_up = definition("a model to test with");

constexpr std::array spreads{Option{"steps", "0, 1, 2, ... one person each"},
                             Option{"normal", "drawn from a normal distribution"}};
constexpr std::array parameters{Declaration{.key = "people.count",
                                            .meaning = "Number of people",
                                            .unit = "1",
                                            .kind = Kind::integer,
                                            .valid = closed(3, 1e6),
                                            .plausible = closed(100, 10000),
                                            .usual = 100,
                                            .origin = made_up,
                                            .plausible_reason = "from a crowd to a town"},
                                Declaration{.key = "thresholds.spread",
                                            .meaning = "How thresholds differ among people",
                                            .unit = "",
                                            .kind = Kind::category,
                                            .valid = closed(0, 1),
                                            .plausible = closed(0, 1),
                                            .usual = 0,
                                            .origin = made_up,
                                            .plausible_reason = "both",
                                            .options = spreads},
                                Declaration{.key = "thresholds.mean",
                                            .meaning = "Mean threshold, of a normal spread",
                                            .unit = "share",
                                            .valid = closed(0, 1),
                                            .plausible = closed(0.1, 0.5),
                                            .usual = 0.25,
                                            .origin = made_up,
                                            .plausible_reason = "around Granovetter's example",
                                            .slider = true},
                                Declaration{.key = "thresholds.deviation",
                                            .meaning = "Standard deviation of thresholds, of a normal spread",
                                            .unit = "share",
                                            .valid = closed(0, 10),
                                            .plausible = closed(0.05, 0.3),
                                            .usual = 0.1,
                                            .origin = made_up,
                                            .plausible_reason = "both sides of the jump",
                                            .slider = true}};

constexpr std::array choices{Declaration{.key = "raised",
                                         .meaning = "People whose threshold of 1 is raised to 2",
                                         .unit = "1",
                                         .kind = Kind::integer,
                                         .valid = closed(0, 1),
                                         .plausible = closed(0, 1),
                                         .usual = 0,
                                         .origin = made_up,
                                         .plausible_reason = "none or one"}};

constexpr std::array<double, 1> as_it_is{0};
constexpr std::array<double, 1> one_raised{1};
constexpr std::array presets{Preset{"as_is", "thresholds as drawn", as_it_is},
                             Preset{"one_raised", "one threshold of 1 raised to 2", one_raised}};

constexpr std::array lost{Term{"acting", 1.0}};
constexpr std::array outcomes{Outcome{.key = "acting",
                                      .meaning = "People who act in the end",
                                      .formula = "people with threshold <= people who act",
                                      .unit = "1",
                                      .better = Better::higher,
                                      .headline = true},
                              Outcome{.key = "acting_share",
                                      .meaning = "Share of people who act in the end",
                                      .formula = "acting / people",
                                      .unit = "share",
                                      .better = Better::higher},
                              Outcome{.key = "rounds",
                                      .meaning = "Rounds in which somebody joined",
                                      .formula = "rounds until nobody joins",
                                      .unit = "1",
                                      .better = Better::neither},
                              Outcome{.key = "change",
                                      .meaning = "People who act above those with thresholds as drawn",
                                      .formula = "acting - acting(as_is)",
                                      .unit = "1",
                                      .kind = OutcomeKind::derived,
                                      .better = Better::higher,
                                      .headline = true,
                                      .terms = lost}};

constexpr std::array contrasts{Contrast{"effect of one raised threshold", "one_raised", "as_is"}};

constexpr ModelInfo thresholds_info{.name = "thresholds",
                                    .meaning = "Who acts when others do, to test with",
                                    .version = {1, 0},
                                    .parameters = parameters,
                                    .choices = choices,
                                    .presets = presets,
                                    .null_preset = "as_is",
                                    .outcomes = outcomes,
                                    .series = {},
                                    .panels = {},
                                    .mechanisms = {},
                                    .contrasts = contrasts,
                                    .denominators = {},
                                    .waterfall = {}};

/// Reused from run to run.
struct Crowd final : Scratch {
    std::vector<double> threshold;  // ascending
};

class Thresholds final : public Model {
  public:
    const ModelInfo& info() const override { return thresholds_info; }
    std::unique_ptr<Scratch> scratch() const override { return std::make_unique<Crowd>(); }

    RunResult run(const RunRequest& request, Executor&, Scratch& scratch) const override
    {
        EXPECTS(request.values.size() == parameters.size() && request.choices.size() == choices.size());
        auto& threshold = static_cast<Crowd&>(scratch).threshold;
        fill(request, threshold);
        std::size_t acting = 0;
        std::size_t rounds = 0;
        for (;; ++rounds) {
            std::size_t next = acting;
            while (next < threshold.size() && threshold[next] <= static_cast<double>(acting)) {
                ++next;
            }
            if (next == acting) {
                break;
            }
            acting = next;
        }
        const auto acts = static_cast<double>(acting);
        RunRecord record;
        record.outcomes = {acts, acts / static_cast<double>(threshold.size()), static_cast<double>(rounds)};
        DigestStream state;
        state.add(threshold.data(), threshold.size() * sizeof threshold[0]);
        state.add(&acts, sizeof acts);
        record.state = state.finish();
        record.start = DigestStream{}.finish();
        return record;
    }

  private:
    static void fill(const RunRequest& request, std::vector<double>& threshold)
    {
        const auto count = static_cast<std::uint32_t>(request.values[people_count]);
        const bool steps = request.values[spread] == 0.0;
        threshold.resize(count);
        for (std::uint32_t person = 0; person < count; ++person) {
            const Words words = bits(request.luck, purpose::thresholds_person, person, 0);
            const double drawn = request.values[threshold_mean]
                                 + request.values[threshold_deviation] * normal(uniform(words[0], words[1]));
            threshold[person] = steps ? static_cast<double>(person) : static_cast<double>(count) * drawn;
        }
        if (request.choices[0] != 0.0) {
            const auto one = std::find(threshold.begin(), threshold.end(), 1.0);
            if (one != threshold.end()) {
                *one = 2.0;
            }
        }
        std::sort(threshold.begin(), threshold.end());
    }
};

}  // namespace

const Model& thresholds()
{
    static const Thresholds model;
    return model;
}

}  // namespace kaptein::closed_form
