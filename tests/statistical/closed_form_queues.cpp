#include "support/catch.hpp"
#include "support/model_runs.hpp"
#include "support/statistics.hpp"

#include "models/closed_form/models.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

// The queue rows L7 of trust.md through Model::run. The exact distributions are computed here, by code that shares
// nothing with the model; they must meet the printed digits first. Bounds: 4.9 standard errors of theory (1e-6
// two-sided), seed fixed.
using namespace kaptein;
using model_runs::moments;
using model_runs::outcomes;
using model_runs::setup;
using statistics::z_bound;
using statistics::z_of_mean;

namespace {

struct Queue {
    double arrivals;
    double servers;
    double patience = 0.0;
    double places = 0.0;
};

/// Stationary chances of n = 0, 1, ... in the system of a birth-death chain with service rate 1.
struct Chain {
    std::vector<double> chance;
    std::vector<double> up;

    explicit Chain(const Queue& queue)
    {
        const int last = queue.places > 0 ? static_cast<int>(queue.places) : 1500;
        chance.push_back(1.0);
        double sum = 1.0;
        for (int n = 1; n <= last; ++n) {
            const double down = std::min<double>(n, queue.servers) + queue.patience * std::max(n - queue.servers, 0.0);
            chance.push_back(chance.back() * queue.arrivals / down);
            sum += chance.back();
        }
        for (double& one : chance) {
            one /= sum;
        }
        up.assign(chance.size(), queue.arrivals);
    }

    double mean(auto value) const
    {
        double sum = 0.0;
        for (std::size_t n = 0; n < chance.size(); ++n) {
            sum += chance[n] * value(static_cast<double>(n));
        }
        return sum;
    }

    /// T times the variance of the average of `value` over a long time T: 2 sum_n F_n^2 / (up_n chance_n) with
    /// F_n = sum_{m <= n} chance_m (value_m - mean), from Poisson's equation of a birth-death chain.
    double asymptotic_variance(auto value) const
    {
        const double centre = mean(value);
        double partial = 0.0;
        double sum = 0.0;
        for (std::size_t n = 0; n + 1 < chance.size() && chance[n] > 1e-200; ++n) {
            partial += chance[n] * (value(static_cast<double>(n)) - centre);
            if (std::abs(partial) < 1e-15) {
                continue;  // far out only rounding is left of F, and the true term is smaller still
            }
            sum += 2.0 * partial * partial / (up[n] * chance[n]);
        }
        return sum;
    }
};

/// Average over 40 runs of 2000 months, after 400 months of burn-in (more than ten relaxation times).
constexpr int runs = 40;
constexpr int months = 2000;

model_runs::Setup queue_setup(const Queue& queue)
{
    auto one = setup(closed_form::mm_c(), {{"arrivals.rate", queue.arrivals},
                                           {"servers.count", queue.servers},
                                           {"patience.rate", queue.patience},
                                           {"places.count", queue.places}});
    one.burn_in = 400;
    one.horizon = months;
    return one;
}

double z_of_time_average(const Queue& queue, std::string_view outcome, auto value)
{
    const Chain chain(queue);
    const double mean = moments(outcomes(queue_setup(queue), outcome, runs)).mean;
    return z_of_mean(mean, chain.mean(value), chain.asymptotic_variance(value) / months, runs);
}

/// Stationary chances of Q' = max(Q + Poisson(rate) - servers, 0), by applying the step until nothing moves.
std::vector<double> step_queue(double rate, int servers)
{
    std::vector<double> arrivals{std::exp(-rate)};
    while (arrivals.size() < 60) {
        arrivals.push_back(arrivals.back() * rate / static_cast<double>(arrivals.size()));
    }
    std::vector<double> chance(300);
    chance[0] = 1.0;
    for (double moved = 1.0; moved > 1e-16;) {
        std::vector<double> next(chance.size());
        for (std::size_t q = 0; q < chance.size(); ++q) {
            for (std::size_t a = 0; a < arrivals.size(); ++a) {
                const int to = std::clamp(static_cast<int>(q + a) - servers, 0, static_cast<int>(chance.size()) - 1);
                next[static_cast<std::size_t>(to)] += chance[q] * arrivals[a];
            }
        }
        moved = 0.0;
        for (std::size_t q = 0; q < chance.size(); ++q) {
            moved = std::max(moved, std::abs(next[q] - chance[q]));
        }
        chance = next;
    }
    return chance;
}

}  // namespace

TEST_CASE("L7: queues by events wait and work as Erlang's and Palm's formulas say", "[closed_form]")
{
    struct Row {
        Queue queue;
        double all_busy;
        double waiting;
    };
    for (const Row& row : {Row{{9, 10}, .668731524108, 6.018583716969}, Row{{4, 5}, .554112554113, 2.216450216450}}) {
        const auto waiting = [&](double n) { return std::max(n - row.queue.servers, 0.0); };
        const auto busy = [&](double n) { return n >= row.queue.servers ? 1.0 : 0.0; };
        CHECK(Chain(row.queue).mean(waiting) == Approx(row.waiting).epsilon(1e-11));
        CHECK(Chain(row.queue).mean(busy) == Approx(row.all_busy).epsilon(1e-11));
        CHECK(std::abs(z_of_time_average(row.queue, "waiting", waiting)) <= z_bound);
        CHECK(std::abs(z_of_time_average(row.queue, "busy_share", busy)) <= z_bound);
    }
    const Queue impatient{12, 10, 0.5};
    const auto waiting = [](double n) { return std::max(n - 10, 0.0); };
    CHECK(Chain(impatient).mean(waiting) == Approx(4.695742656).epsilon(1e-9));
    CHECK(std::abs(z_of_time_average(impatient, "waiting", waiting)) <= z_bound);
    // The theory of another queue does not fit: one server more.
    const double wrong = Chain(Queue{12, 11, 0.5}).mean([](double n) { return std::max(n - 11, 0.0); });
    const double variance = Chain(impatient).asymptotic_variance(waiting) / months;
    CHECK(std::abs(z_of_mean(moments(outcomes(queue_setup(impatient), "waiting", runs)).mean, wrong, variance, runs))
          > z_bound);
}

TEST_CASE("L7: shares that give up or are turned away", "[closed_form]")
{
    // Ratios have no simple variance; trust.md asks for standard errors from replications here. Student's t with 39
    // degrees passes 5.8 with chance 1e-6.
    const auto t = [](const Queue& queue, std::string_view outcome, double exact) {
        const auto found = moments(outcomes(queue_setup(queue), outcome, runs));
        return z_of_mean(found.mean, exact, found.variance, runs);
    };
    CHECK(std::abs(t({12, 10, 0.5}, "abandoned_share", .195655944)) <= 5.8);
    CHECK(std::abs(t({9, 10, 0, 14}, "blocked_share", .072506978653)) <= 5.8);
    CHECK(Chain(Queue{9, 10, 0, 14}).chance.back() == Approx(.072506978653).epsilon(1e-10));
    CHECK(std::abs(t({9, 10, 0, 15}, "blocked_share", .072506978653)) > 5.8);
}

TEST_CASE("L7: queues by months have the exact mean", "[closed_form]")
{
    struct Row {
        double rate;
        int servers;
        double mean;
    };
    for (const Row& row : {Row{9, 10, 3.1012384534}, Row{4.5, 5, 3.4951282119}, Row{0.8, 1, 1.6}}) {
        const auto chance = step_queue(row.rate, row.servers);
        double mean = 0.0;
        double square = 0.0;
        for (std::size_t q = 0; q < chance.size(); ++q) {
            mean += chance[q] * static_cast<double>(q);
            square += chance[q] * static_cast<double>(q * q);
        }
        CHECK(mean == Approx(row.mean).epsilon(1e-9));
        // The queue after 501 months is within 1e-5 of the stationary one, and replicates are independent.
        auto one = setup(
            closed_form::mm_c(),
            {{"arrivals.rate", row.rate}, {"queue.clock", 1}, {"servers.count", static_cast<double>(row.servers)}});
        one.burn_in = 500;
        one.horizon = 1;
        constexpr int replicates = 4000;
        const double found = moments(outcomes(one, "waiting_end", replicates)).mean;
        CHECK(std::abs(z_of_mean(found, row.mean, square - mean * mean, replicates)) <= z_bound);
        // Serving before counting those who came would add the arrivals: seen at once.
        CHECK(std::abs(z_of_mean(found, row.mean + row.rate, square - mean * mean, replicates)) > z_bound);
    }
}
