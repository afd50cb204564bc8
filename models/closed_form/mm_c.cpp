#include "base/contract.hpp"
#include "models/closed_form/models.hpp"
#include "models/closed_form/purposes.hpp"
#include "models/closed_form/recorded_series.hpp"
#include "random/draw.hpp"

#include <algorithm>
#include <array>

/// A queue, by two clocks. Waiting is who has come and is not yet served; nobody waits at the start.
///
/// clock = month:  Q' = max(Q + Poisson(rate) - servers, 0), one step a month
/// clock = event:  number n in the system, a Markov chain in continuous time with the rates
///                   n -> n + 1   arrivals.rate while n < places
///                   n -> n - 1   service.rate min(n, servers) + patience.rate max(n - servers, 0)
///
/// Exact (stationary; trust.md L7): month (9, 10) mean Q 3.1012384534, (4.5, 5) 3.4951282119, (0.8, 1) 1.6;
/// event M/M/10, rate 9: all busy .668731524108 of the time, 6.018583716969 waiting; M/M/5, rate 4: .554112554113 and
/// 2.216450216450; M/M/10+M, rate 12, patience .5: 4.695742656 waiting, .195655944 give up; M/M/10/14, rate 9:
/// .072506978653 are turned away. (Erlang 1917; Palm 1957 for patience.)
namespace kaptein::closed_form {
namespace {

enum Parameter { arrival_rate, server_count, service_rate, patience_rate, place_count, clock_kind };

constexpr Origin made_up = definition("a model to test with");

constexpr std::array clocks{Option{"event", "continuous time, event by event"},
                            Option{"month", "one step a month, all servers serve one each"}};
constexpr std::array parameters{Declaration{.key = "arrivals.rate",
                                            .meaning = "Customers who come in a month, on average",
                                            .unit = "1/month",
                                            .valid = above(0, 1000),
                                            .plausible = closed(5, 9.5),
                                            .usual = 9,
                                            .origin = made_up,
                                            .plausible_reason = "busy, but less than ten servers can serve",
                                            .slider = true},
                                Declaration{.key = "servers.count",
                                            .meaning = "Number of servers",
                                            .unit = "1",
                                            .kind = Kind::integer,
                                            .valid = closed(1, 1000),
                                            .plausible = closed(10, 20),
                                            .usual = 10,
                                            .origin = made_up,
                                            .plausible_reason = "enough for all who come"},
                                Declaration{.key = "service.rate",
                                            .meaning = "Customers whom one server serves in a month, on average",
                                            .unit = "1/month",
                                            .valid = above(0, 1000),
                                            .plausible = closed(1, 2),
                                            .usual = 1,
                                            .origin = made_up,
                                            .plausible_reason = "enough for all who come"},
                                Declaration{.key = "patience.rate",
                                            .meaning = "Rate at which one who waits gives up, 0 for never",
                                            .unit = "1/month",
                                            .valid = closed(0, 1000),
                                            .plausible = closed(0, 2),
                                            .usual = 0,
                                            .origin = made_up,
                                            .plausible_reason = "from patient to impatient"},
                                Declaration{.key = "places.count",
                                            .meaning = "Places for customers, served or waiting, 0 for no limit",
                                            .unit = "1",
                                            .kind = Kind::integer,
                                            .valid = closed(0, 1e6),
                                            .plausible = closed(0, 50),
                                            .usual = 0,
                                            .origin = made_up,
                                            .plausible_reason = "from no limit to some waiting room"},
                                Declaration{.key = "queue.clock",
                                            .meaning = "How time passes",
                                            .unit = "",
                                            .kind = Kind::category,
                                            .valid = closed(0, 1),
                                            .plausible = closed(0, 1),
                                            .usual = 0,
                                            .origin = made_up,
                                            .plausible_reason = "both",
                                            .options = clocks}};

constexpr std::array outcomes{Outcome{.key = "waiting",
                                      .meaning = "Customers waiting, mean over the horizon",
                                      .formula = "time average of max(n - servers, 0); clock month: mean of Q",
                                      .unit = "1",
                                      .better = Better::lower,
                                      .headline = true},
                              Outcome{.key = "busy_share",
                                      .meaning = "Share of the horizon in which every server is busy",
                                      .formula = "time average of n >= servers",
                                      .unit = "share"},
                              Outcome{.key = "abandoned_share",
                                      .meaning = "Share of those who came in the horizon and gave up",
                                      .formula = "abandoned / arrived",
                                      .unit = "share",
                                      .better = Better::lower,
                                      .may_be_missing = true},
                              Outcome{.key = "blocked_share",
                                      .meaning = "Share of those who came in the horizon and were turned away",
                                      .formula = "blocked / arrived",
                                      .unit = "share",
                                      .better = Better::lower,
                                      .may_be_missing = true},
                              Outcome{.key = "waiting_end",
                                      .meaning = "Customers waiting after the last month of the horizon",
                                      .formula = "max(n - servers, 0)",
                                      .unit = "1",
                                      .better = Better::lower}};

constexpr std::array series{Column{.key = "queue_length",
                                   .meaning = "Customers waiting at the end of the month",
                                   .unit = "1",
                                   .type = ColumnType::integer},
                            Column{.key = "arrived",
                                   .meaning = "Customers who came in the month",
                                   .unit = "1",
                                   .type = ColumnType::integer,
                                   .headline = false}};

constexpr ModelInfo mm_c_info{.name = "mm_c",
                              .meaning = "A queue with several servers, to test with",
                              .version = {1, 0},
                              .parameters = parameters,
                              .choices = {},
                              .presets = {},
                              .null_preset = "",
                              .outcomes = outcomes,
                              .series = series,
                              .panels = {},
                              .mechanisms = {},
                              .contrasts = {},
                              .denominators = {},
                              .waterfall = {},
                              .has_months = true,
                              .default_burn_in = 60,
                              .default_horizon = 120,
                              .default_run_out = 0};

/// What happened in one month.
struct Month {
    double waiting = 0.0;  // [customer months]
    double all_busy = 0.0; // [months]
    std::uint32_t arrived = 0;
    std::uint32_t abandoned = 0;
    std::uint32_t blocked = 0;

    void add(const Month& other)
    {
        waiting += other.waiting;
        all_busy += other.all_busy;
        arrived += other.arrived;
        abandoned += other.abandoned;
        blocked += other.blocked;
    }
};

class Queue {
  public:
    explicit Queue(const RunRequest& request) : values_(request.values), luck_(request.luck) {}

    /// `index` counts from the first month of burn-in.
    Month pass(std::uint16_t index) { return value(clock_kind) == 0.0 ? by_events(index) : in_one_step(index); }

    double waiting() const { return std::max(present_ - reserved(), 0.0); }
    double present() const { return present_; }

  private:
    double value(Parameter parameter) const { return values_[parameter]; }

    /// Customers with a server: by events they are among those present, in one step they leave within it.
    double reserved() const { return value(clock_kind) == 0.0 ? value(server_count) : 0.0; }

    Month in_one_step(std::uint16_t index)
    {
        const Words words = bits(luck_, purpose::queue_arrivals, 0, index);
        Month month;
        month.arrived = poisson(uniform(words[0], words[1]), value(arrival_rate));
        const double demand = present_ + static_cast<double>(month.arrived);
        present_ = std::max(demand - value(server_count), 0.0);
        month.waiting = present_;
        month.all_busy = demand >= value(server_count) ? 1.0 : 0.0;
        return month;
    }

    /// A gap cut off by the end of the month is drawn anew in the next: exponential gaps have no memory.
    Month by_events(std::uint16_t index)
    {
        Month month;
        double time = 0.0;
        for (Word event = 0; time < 1.0; ++event) {
            const Words words = bits(luck_, purpose::queue_event, 0, index, event);
            const double served = value(service_rate) * std::min(present_, value(server_count));
            const double given_up = value(patience_rate) * waiting();
            const double rate = value(arrival_rate) + served + given_up;
            const double until = std::min(time + exponential_draw(uniform(words[0], words[1]), 1.0 / rate), 1.0);
            month.waiting += (until - time) * waiting();
            month.all_busy += present_ >= value(server_count) ? until - time : 0.0;
            time = until;
            if (time < 1.0) {
                happen(month, uniform(words[2], words[3]) * rate, served, given_up);
            }
        }
        return month;
    }

    void happen(Month& month, double which, double served, double given_up)
    {
        if (which < served) {
            present_ -= 1.0;
        } else if (which < served + given_up) {
            present_ -= 1.0;
            ++month.abandoned;
        } else {
            ++month.arrived;
            const bool full = value(place_count) > 0.0 && present_ >= value(place_count);
            month.blocked += full ? 1 : 0;
            present_ += full ? 0.0 : 1.0;
        }
    }

    std::span<const double> values_;
    Luck luck_;
    double present_ = 0.0;  // a whole number
};

class MmC final : public Model {
  public:
    const ModelInfo& info() const override { return mm_c_info; }

    RunResult run(const RunRequest& request, Executor&, Scratch&) const override
    {
        EXPECTS(request.values.size() == parameters.size() && request.choices.empty());
        EXPECTS(request.horizon >= 1 && request.burn_in + request.horizon + request.run_out <= 65536);
        Queue queue(request);
        Month total;
        double waiting_end = 0.0;
        RecordedSeries recorded(request.what);
        RunRecord record;
        record.start = digest(queue);
        for (int month = 1 - request.burn_in; month <= request.horizon + request.run_out; ++month) {
            const Month passed = queue.pass(static_cast<std::uint16_t>(month + request.burn_in - 1));
            if (month >= 1 && month <= request.horizon) {
                total.add(passed);
                waiting_end = queue.waiting();
            }
            if (month == 0) {
                record.start = digest(queue);
            }
            recorded.record(month, std::array{queue.waiting(), static_cast<double>(passed.arrived)});
        }
        const double months = request.horizon;
        const auto share = [&](std::uint32_t count) {
            return total.arrived > 0 ? Value(static_cast<double>(count) / total.arrived) : std::nullopt;
        };
        record.outcomes = {total.waiting / months, total.all_busy / months, share(total.abandoned),
                           share(total.blocked), waiting_end};
        record.series = recorded.take();
        record.state = digest(queue);
        return record;
    }

  private:
    static Digest digest(const Queue& queue)
    {
        const double present = queue.present();
        DigestStream state;
        state.add(&present, sizeof present);
        return state.finish();
    }
};

}  // namespace

const Model& mm_c()
{
    static const MmC model;
    return model;
}

}  // namespace kaptein::closed_form
