#include "base/contract.hpp"
#include "models/closed_form/models.hpp"
#include "models/closed_form/purposes.hpp"
#include "models/closed_form/recorded_series.hpp"
#include "models/closed_form/volunteer_panel.hpp"
#include "random/draw.hpp"

#include <array>

/// Volunteers who, each month and independently, leave for good, lapse, or return, and recruits who join.
///
///   active -> left    leaving.chance              lapsed -> active   returning.chance
///   active -> lapsed  lapsing.chance (of those who do not leave)
///   recruits: Poisson(recruits.mean) a month, active from the next month on
///
/// Exact (trust.md L1-L3):
///   leaving p only:      tenure geometric, mean 1/p, variance (1 - p)/p^2; share left over after t months (1 - p)^t,
///                        so a yearly retention of .70 is p = 0.0292855304
///   lapsing a, returning b only: share active  s + (1 - s)(1 - a - b)^t,  s = b / (a + b)
///   recruits m, leaving p only:  number active tends to Poisson(m / p)
namespace kaptein::closed_form {
namespace {

enum Parameter { starting_count, leaving_chance, lapsing_chance, returning_chance, recruits_mean };

constexpr Origin made_up = definition("a model to test with");

constexpr std::array parameters{Declaration{.key = "volunteers.count",
                                            .meaning = "Volunteers at the start",
                                            .unit = "1",
                                            .kind = Kind::integer,
                                            .valid = closed(0, 1e6),
                                            .plausible = closed(100, 1000),
                                            .usual = 500,
                                            .origin = made_up,
                                            .plausible_reason = "enough for the shares to settle"},
                                Declaration{.key = "leaving.chance",
                                            .meaning = "Chance that an active volunteer leaves in a month",
                                            .unit = "1/month",
                                            .valid = closed(0, 1),
                                            .plausible = closed(0.01, 0.06),
                                            .usual = 0.0292855304,
                                            .origin = made_up,
                                            .plausible_reason = "yearly retention between .48 and .89; usual .70",
                                            .slider = true},
                                Declaration{.key = "lapsing.chance",
                                            .meaning = "Chance that an active volunteer who stays lapses in a month",
                                            .unit = "1/month",
                                            .valid = closed(0, 1),
                                            .plausible = closed(0, 0.1),
                                            .usual = 0,
                                            .origin = made_up,
                                            .plausible_reason = "from never to once a year"},
                                Declaration{.key = "returning.chance",
                                            .meaning = "Chance that a lapsed volunteer returns in a month",
                                            .unit = "1/month",
                                            .valid = closed(0, 1),
                                            .plausible = closed(0, 0.1),
                                            .usual = 0,
                                            .origin = made_up,
                                            .plausible_reason = "from never to once a year"},
                                Declaration{.key = "recruits.mean",
                                            .meaning = "Recruits who join in a month, on average",
                                            .unit = "1/month",
                                            .valid = closed(0, 1000),
                                            .plausible = closed(0, 20),
                                            .usual = 0,
                                            .origin = made_up,
                                            .plausible_reason = "from none to replacing all who leave"}};

constexpr std::array outcomes{
    Outcome{.key = "active_share",
            .meaning = "Share of the first volunteers active after the horizon",
            .formula = "active of the first / first",
            .unit = "share",
            .better = Better::higher,
            .headline = true,
            .may_be_missing = true},
    Outcome{.key = "tenure",
            .meaning = "Mean tenure of those of the first volunteers who left within the horizon",
            .formula = "mean month of leaving",
            .unit = "months",
            .better = Better::higher,
            .may_be_missing = true},
    Outcome{.key = "active",
            .meaning = "Active volunteers after the horizon, recruits included",
            .formula = "number active",
            .unit = "1",
            .better = Better::higher,
            .headline = true},
    Outcome{.key = "recruits",
            .meaning = "Recruits who joined in the horizon",
            .formula = "number joined",
            .unit = "1",
            .better = Better::neither}};

constexpr std::array series{Column{.key = "active",
                                   .meaning = "Active volunteers at the end of the month",
                                   .unit = "1",
                                   .type = ColumnType::integer},
                            Column{.key = "lapsed",
                                   .meaning = "Lapsed volunteers at the end of the month",
                                   .unit = "1",
                                   .type = ColumnType::integer,
                                   .headline = false}};

constexpr std::array panels{volunteer_panel};

constexpr ModelInfo dropout_info{.name = "geometric_dropout",
                                 .meaning = "Volunteers who leave, to test with",
                                 .version = {1, 0},
                                 .parameters = parameters,
                                 .choices = {},
                                 .presets = {},
                                 .null_preset = "",
                                 .outcomes = outcomes,
                                 .series = series,
                                 .panels = panels,
                                 .mechanisms = {},
                                 .contrasts = {},
                                 .denominators = {},
                                 .waterfall = {},
                                 .has_months = true,
                                 .default_burn_in = 0,
                                 .default_horizon = 12,
                                 .default_run_out = 0};

struct Volunteers final : Scratch {
    std::vector<Standing> standing;      // [volunteer], the first ones first, recruits as they join
    std::vector<std::uint32_t> tenure;   // [volunteer] months until leaving, or so far
    std::vector<std::uint8_t> changed;   // [volunteer] this month
};

class Dropout {
  public:
    Dropout(const RunRequest& request, Volunteers& volunteers) : request_(request), volunteers_(volunteers)
    {
        const auto first = static_cast<std::size_t>(request.values[starting_count]);
        volunteers_.standing.assign(first, Standing::active);
        volunteers_.tenure.assign(first, 0);
    }

    /// Everybody decides on their own draw, in blocks; recruits join after that. Returns their number.
    std::uint32_t pass(std::uint16_t month, Executor& executor)
    {
        const std::size_t count = volunteers_.standing.size();
        volunteers_.changed.assign(count, 0);
        executor.for_blocks(count, 1024, [&](Block block, int) {
            for (std::size_t volunteer = block.begin; volunteer < block.end; ++volunteer) {
                move(volunteer, month);
            }
        });
        const Words words = bits(request_.luck, purpose::dropout_recruits, 0, month);
        const std::uint32_t joined = poisson(uniform(words[0], words[1]), request_.values[recruits_mean]);
        volunteers_.standing.resize(count + joined, Standing::active);
        volunteers_.tenure.resize(count + joined, 0);
        volunteers_.changed.resize(count + joined, 1);
        return joined;
    }

    double count(Standing wanted, std::size_t among) const
    {
        std::uint32_t found = 0;
        for (std::size_t volunteer = 0; volunteer < among; ++volunteer) {
            found += volunteers_.standing[volunteer] == wanted ? 1 : 0;
        }
        return found;
    }

    Digest digest() const
    {
        DigestStream state;
        state.add(volunteers_.standing.data(), volunteers_.standing.size() * sizeof volunteers_.standing[0]);
        state.add(volunteers_.tenure.data(), volunteers_.tenure.size() * sizeof volunteers_.tenure[0]);
        return state.finish();
    }

  private:
    void move(std::size_t volunteer, std::uint16_t month)
    {
        Standing& standing = volunteers_.standing[volunteer];
        if (standing == Standing::left) {
            return;
        }
        const Standing before = standing;
        const Words words = bits(request_.luck, purpose::dropout_move, static_cast<Word>(volunteer), month);
        ++volunteers_.tenure[volunteer];
        if (standing == Standing::lapsed) {
            standing = uniform(words[2]) < request_.values[returning_chance] ? Standing::active : Standing::lapsed;
        } else if (uniform(words[0]) < request_.values[leaving_chance]) {
            standing = Standing::left;
        } else if (uniform(words[1]) < request_.values[lapsing_chance]) {
            standing = Standing::lapsed;
        }
        volunteers_.changed[volunteer] = standing != before ? 1 : 0;
    }

    const RunRequest& request_;
    Volunteers& volunteers_;
};

class GeometricDropout final : public Model {
  public:
    const ModelInfo& info() const override { return dropout_info; }
    std::unique_ptr<Scratch> scratch() const override { return std::make_unique<Volunteers>(); }

    RunResult run(const RunRequest& request, Executor& executor, Scratch& scratch) const override
    {
        EXPECTS(request.values.size() == parameters.size() && request.choices.empty());
        EXPECTS(request.horizon >= 1 && request.burn_in + request.horizon + request.run_out <= 65536);
        auto& volunteers = static_cast<Volunteers&>(scratch);
        Dropout world(request, volunteers);
        const std::size_t first = volunteers.standing.size();
        RunRecord record;
        record.start = world.digest();
        RecordedSeries recorded(request.what);
        RecordedVolunteers panel(request, static_cast<std::uint32_t>(first));
        double recruits = 0.0;
        for (int month = 1 - request.burn_in; month <= request.horizon + request.run_out; ++month) {
            const std::uint32_t joined = world.pass(static_cast<std::uint16_t>(month + request.burn_in - 1), executor);
            const std::size_t all = volunteers.standing.size();
            recruits += month >= 1 && month <= request.horizon ? joined : 0;
            recorded.record(month, std::array{world.count(Standing::active, all), world.count(Standing::lapsed, all)});
            panel.record(month, volunteers.standing, volunteers.tenure, volunteers.changed);
            if (month == 0) {
                record.start = world.digest();
            }
            if (month == request.horizon) {
                record.outcomes = {share(world.count(Standing::active, first), first), mean_tenure(volunteers, first),
                                   world.count(Standing::active, all), recruits};
            }
        }
        record.series = recorded.take();
        record.panels = panel.take();
        record.state = world.digest();
        return record;
    }

  private:
    static Value share(double part, std::size_t whole)
    {
        return whole > 0 ? Value(part / static_cast<double>(whole)) : std::nullopt;
    }

    static Value mean_tenure(const Volunteers& volunteers, std::size_t first)
    {
        double months = 0.0;
        std::size_t left = 0;
        for (std::size_t volunteer = 0; volunteer < first; ++volunteer) {
            if (volunteers.standing[volunteer] == Standing::left) {
                months += volunteers.tenure[volunteer];
                ++left;
            }
        }
        return share(months, left);
    }
};

}  // namespace

const Model& geometric_dropout()
{
    static const GeometricDropout model;
    return model;
}

}  // namespace kaptein::closed_form
