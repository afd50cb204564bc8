#include "base/contract.hpp"
#include "models/closed_form/models.hpp"
#include "models/closed_form/purposes.hpp"
#include "models/closed_form/recorded_series.hpp"
#include "random/draw.hpp"

#include <array>

/// Who has not adopted does so at the rate  p + q x (share of contacts who have),  in continuous time. Contacts are
/// all others (network complete) or the two neighbours (network ring). Nobody has adopted at the start.
///
/// Exact, for many people:
///   complete  share after t months  (1 - e^-(p+q)t) / (1 + (q / p) e^-(p+q)t)      (Bass 1969, Management Science 15)
///   ring      1 - e^(-(p+q)t + q (1 - e^-pt) / p)      (Fibich and Gibori 2010, Operations Research 58, 1450-1468)
/// Exact for n people: complete, a chain of k adopters with the rates (n - k)(p + q k / (n - 1)); ring, the chance S_k
/// that k people in a row have not adopted, S_k' = -(k p + q) S_k + q S_(k+1) for k < n, S_n = e^-npt, share 1 - S_1.
/// With p = 0.03, q = 0.38 after 10 months: .8128 and .5583 - on a ring less can be passed on.
namespace kaptein::closed_form {
namespace {

enum Parameter { people_count, innovation, imitation };
enum Network { complete, ring };

constexpr Origin made_up = definition("a model to test with");

constexpr std::array parameters{Declaration{.key = "people.count",
                                            .meaning = "Number of people",
                                            .unit = "1",
                                            .kind = Kind::integer,
                                            .valid = closed(3, 1e6),
                                            .plausible = closed(100, 10000),
                                            .usual = 500,
                                            .origin = made_up,
                                            .plausible_reason = "enough for the shares to settle"},
                                Declaration{.key = "adopting.innovation",
                                            .meaning = "Rate p at which a person adopts unprompted",
                                            .unit = "1/month",
                                            .valid = above(0, 10),
                                            .plausible = closed(0.01, 0.1),
                                            .usual = 0.03,
                                            .origin = made_up,
                                            .plausible_reason = "around the mean of products"},
                                Declaration{.key = "adopting.imitation",
                                            .meaning = "Rate q that is added when every contact has adopted",
                                            .unit = "1/month",
                                            .valid = closed(0, 10),
                                            .plausible = closed(0, 0.8),
                                            .usual = 0.38,
                                            .origin = made_up,
                                            .plausible_reason = "around the mean of products",
                                            .slider = true}};

constexpr std::array networks{Option{"complete", "everybody is in contact with everybody"},
                              Option{"ring", "everybody has two neighbours"}};
constexpr std::array choices{Declaration{.key = "network",
                                         .meaning = "Who is in contact with whom",
                                         .unit = "",
                                         .kind = Kind::category,
                                         .valid = closed(0, 1),
                                         .plausible = closed(0, 1),
                                         .usual = 0,
                                         .origin = made_up,
                                         .plausible_reason = "both",
                                         .options = networks}};

constexpr std::array<double, 1> on_complete{complete};
constexpr std::array<double, 1> on_ring{ring};
constexpr std::array presets{Preset{"complete", "everybody knows everybody", on_complete},
                             Preset{"ring", "neighbours only", on_ring}};

constexpr std::array faster{Term{"adopted_share", 1.0}};
constexpr std::array outcomes{Outcome{.key = "adopted_share",
                                      .meaning = "Share of people who have adopted after the horizon",
                                      .formula = "adopters / people",
                                      .unit = "share",
                                      .better = Better::higher,
                                      .headline = true},
                              Outcome{.key = "half_month",
                                      .meaning = "Month in which the half had adopted, missing when it never had",
                                      .formula = "first month with adopters >= people / 2",
                                      .unit = "month",
                                      .better = Better::lower,
                                      .may_be_missing = true},
                              Outcome{.key = "lead",
                                      .meaning = "Adopted share above that on the ring",
                                      .formula = "adopted_share - adopted_share(ring)",
                                      .unit = "share",
                                      .kind = OutcomeKind::derived,
                                      .better = Better::higher,
                                      .headline = true,
                                      .terms = faster}};

constexpr std::array series{Column{.key = "adopters",
                                   .meaning = "People who have adopted at the end of the month",
                                   .unit = "1",
                                   .type = ColumnType::integer}};
constexpr std::array contrasts{Contrast{"effect of knowing everybody", "complete", "ring"}};

constexpr ModelInfo bass_info{.name = "bass",
                              .meaning = "Adoption by contact on a network, to test with",
                              .version = {1, 0},
                              .parameters = parameters,
                              .choices = choices,
                              .presets = presets,
                              .null_preset = "ring",
                              .outcomes = outcomes,
                              .series = series,
                              .panels = {},
                              .mechanisms = {},
                              .contrasts = contrasts,
                              .denominators = {},
                              .waterfall = {},
                              .has_months = true,
                              .default_burn_in = 0,
                              .default_horizon = 10,
                              .default_run_out = 0};

/// Reused from run to run.
struct People final : Scratch {
    std::vector<std::uint8_t> adopted;     // [person]
    std::vector<std::uint32_t> remaining;  // who has not adopted, in no order that matters
};

class Adoption {
  public:
    Adoption(const RunRequest& request, People& people) : values_(request.values), luck_(request.luck), people_(people)
    {
        network_ = request.choices[0] == 0.0 ? complete : ring;
        const auto count = static_cast<std::uint32_t>(values_[people_count]);
        people_.adopted.assign(count, 0);
        people_.remaining.resize(count);
        for (std::uint32_t person = 0; person < count; ++person) {
            people_.remaining[person] = person;
        }
    }

    /// Candidates come at the rate (p + q) x those who have not adopted; one of them does with the chance
    /// (p + q share) / (p + q). A gap cut off by the month's end is drawn anew: exponential gaps have no memory.
    void pass(std::uint16_t month)
    {
        const double fastest = values_[innovation] + values_[imitation];
        double time = 0.0;
        for (Word event = 0; !people_.remaining.empty(); ++event) {
            const Words words = bits(luck_, purpose::bass_event, 0, month, event);
            const auto left = static_cast<std::uint32_t>(people_.remaining.size());
            time += exponential_draw(uniform(words[0]), 1.0 / (fastest * left));
            if (time >= 1.0) {
                return;
            }
            const std::uint32_t place = pick(uniform(words[1], words[2]), left);
            const std::uint32_t person = people_.remaining[place];
            if (uniform(words[3]) * fastest < values_[innovation] + values_[imitation] * share_of_contacts(person)) {
                people_.adopted[person] = 1;
                people_.remaining[place] = people_.remaining.back();
                people_.remaining.pop_back();
            }
        }
    }

    std::size_t adopters() const { return people_.adopted.size() - people_.remaining.size(); }

    Digest digest() const
    {
        DigestStream state;
        state.add(people_.adopted.data(), people_.adopted.size());
        return state.finish();
    }

  private:
    double share_of_contacts(std::uint32_t person) const
    {
        const std::size_t count = people_.adopted.size();
        if (network_ == complete) {
            return static_cast<double>(adopters()) / static_cast<double>(count - 1);
        }
        const int neighbours = people_.adopted[(person + 1) % count] + people_.adopted[(person + count - 1) % count];
        return 0.5 * neighbours;
    }

    std::span<const double> values_;
    Luck luck_;
    People& people_;
    Network network_ = complete;
};

class Bass final : public Model {
  public:
    const ModelInfo& info() const override { return bass_info; }
    std::unique_ptr<Scratch> scratch() const override { return std::make_unique<People>(); }

    RunResult run(const RunRequest& request, Executor&, Scratch& scratch) const override
    {
        EXPECTS(request.values.size() == parameters.size() && request.choices.size() == choices.size());
        EXPECTS(request.horizon >= 1 && request.burn_in + request.horizon + request.run_out <= 65536);
        Adoption adoption(request, static_cast<People&>(scratch));
        const double count = request.values[people_count];
        RunRecord record;
        record.start = adoption.digest();
        RecordedSeries recorded(request.what);
        Value half;
        double share = 0.0;
        for (int month = 1 - request.burn_in; month <= request.horizon + request.run_out; ++month) {
            if (month >= 1) {  // nobody adopts before the horizon
                adoption.pass(static_cast<std::uint16_t>(month + request.burn_in - 1));
            }
            const auto adopters = static_cast<double>(adoption.adopters());
            if (!half.has_value() && 2.0 * adopters >= count) {
                half = month;
            }
            share = month <= request.horizon ? adopters / count : share;
            recorded.record(month, std::array{adopters});
        }
        record.outcomes = {share, half};
        record.series = recorded.take();
        record.state = adoption.digest();
        return record;
    }
};

}  // namespace

const Model& bass()
{
    static const Bass model;
    return model;
}

}  // namespace kaptein::closed_form
