#include "support/catch.hpp"
#include "support/model_runs.hpp"
#include "support/statistics.hpp"

#include "analysis/comparison.hpp"
#include "models/closed_form/models.hpp"
#include "random/draw.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

// trust.md L8 and L9: what a tick does to a queue, and what sharing the luck does to a comparison of two queues.
using namespace kaptein;
using model_runs::setup;

namespace {

std::vector<double> poisson_chances(double mean)
{
    std::vector<double> chance{std::exp(-mean)};
    while (chance.size() < 40) {
        chance.push_back(chance.back() * mean / static_cast<double>(chance.size()));
    }
    return chance;
}

std::vector<double> binomial_chances(int n, double p)
{
    std::vector<double> chance{1.0};
    for (int trial = 0; trial < n; ++trial) {
        chance.push_back(0.0);
        for (std::size_t k = chance.size() - 1; k > 0; --k) {
            chance[k] = chance[k] * (1.0 - p) + chance[k - 1] * p;
        }
        chance[0] *= 1.0 - p;
    }
    return chance;
}

/// Mean number in M/M/10 with arrivals 9 that is looked at every `tick`: each server that was busy has finished with
/// chance 1 - e^-tick, then Poisson(9 tick) come. Stationary chances by elimination from the last state down, which
/// subtracts nothing (Grassmann, Taksar and Heyman 1985, Operations Research 33, 1107-1116). Jumps reach 10 down and 39
/// up.
double mean_at_ticks(double tick, std::size_t states)
{
    constexpr std::size_t down = 10;
    constexpr std::size_t width = down + 40; // row i holds the chances of i - 10 ... i + 39
    std::vector<std::array<double, width>> move(states);
    const std::vector<double> come = poisson_chances(9.0 * tick);
    for (std::size_t n = 0; n < states; ++n) {
        const std::vector<double> gone = binomial_chances(static_cast<int>(std::min(n, down)), 1.0 - std::exp(-tick));
        move[n].fill(0.0);
        for (std::size_t k = 0; k < gone.size(); ++k) {
            for (std::size_t a = 0; a < come.size(); ++a) {
                move[n][std::min(n - k + a, states - 1) + down - n] += gone[k] * come[a];
            }
        }
    }
    const auto at = [&move](std::size_t i, std::size_t j) -> double& { return move[i][j + down - i]; };
    std::vector<double> out(states, 0.0);
    for (std::size_t n = states - 1; n > 0; --n) {
        const std::size_t low = n > down ? n - down : 0;
        for (std::size_t j = low; j < n; ++j) {
            out[n] += at(n, j);
        }
        for (std::size_t i = n >= 39 ? n - 39 : 0; i < n; ++i) {
            const double share = at(i, n) / out[n];
            for (std::size_t j = low; j < n && j + down >= i; ++j) {
                at(i, j) += share * at(n, j);
            }
        }
    }
    std::vector<double> chance(states, 0.0);
    chance[0] = 1.0;
    double sum = 0.0;
    double weighted = 0.0;
    for (std::size_t n = 0; n < states; ++n) {
        for (std::size_t i = n >= 39 ? n - 39 : 0; n > 0 && i < n; ++i) {
            chance[n] += chance[i] * at(i, n) / out[n];
        }
        sum += chance[n];
        weighted += chance[n] * static_cast<double>(n);
    }
    return weighted / sum;
}

/// Mean wait of customers number `first` to `last` in a queue with one server: arrivals at rate 0.8, service of a fixed
/// time and an exponential one.
double mean_wait(std::uint32_t replicate, double fixed, double exponential, Word first, Word last)
{
    constexpr Purpose customer{59011};
    double wait = 0.0;
    double sum = 0.0;
    for (Word i = 0; i < last; ++i) {
        sum += i >= first ? wait : 0.0;
        const Words words = bits({.seed = 20261126, .replicate = replicate}, customer, i, 0);
        wait = std::max(wait + fixed + exponential_draw(uniform(words[0], words[1]), exponential)
                            - exponential_draw(uniform(words[2], words[3]), 1.0 / 0.8),
                        0.0);
    }
    return sum / (last - first);
}

} // namespace

TEST_CASE("L8: halving the tick halves its error, and without a tick there is none", "[closed_form]")
{
    // Row L8 with its own bound of 0.5 %. At 0.2 it prints 94.2555, which is this chain cut at about 256 in the system;
    // the whole chain, of which 6,000 states hold all but 1e-20, has 135.6158.
    const std::array rows{std::pair{0.2, 135.6158}, std::pair{0.1, 22.9339}, std::pair{0.05, 17.8166},
                          std::pair{0.025, 16.2423}, std::pair{0.0125, 15.5947}};
    std::vector<double> found;
    for (const auto& [tick, mean] : rows) {
        found.push_back(mean_at_ticks(tick, tick == 0.2 ? 6000 : 1000));
        CHECK(found.back() == Approx(mean).epsilon(5e-3));
    }
    // N3: the order at the finest pair is 1.0 +- 0.15, and the error ratios are 2.83, 2.29, 2.12.
    constexpr double exact = 15.018583716969; // 6.018583716969 waiting and 9 in service
    CHECK(std::log2((found[3] - exact) / (found[4] - exact)) == Approx(1.0).margin(0.15));
    CHECK((found[1] - exact) / (found[2] - exact) == Approx(2.83).margin(0.01));
    CHECK((found[2] - exact) / (found[3] - exact) == Approx(2.29).margin(0.01));
    CHECK((found[3] - exact) / (found[4] - exact) == Approx(2.12).margin(0.01));
    // The model's event clock: the same queue without a tick waits as the limit says. The
    // asymptotic variance of its mean is 3139 / 2000 months / 40 runs = 0.0392: 4.9 of its roots are 0.97; a tick of
    // 0.025 is 1.2 off.
    auto queue = setup(closed_form::mm_c(), {{"arrivals.rate", 9}, {"servers.count", 10}});
    queue.burn_in = 400;
    queue.horizon = 2000;
    const double waiting = model_runs::moments(model_runs::outcomes(queue, "waiting", 40)).mean;
    CHECK(waiting + 9.0 == Approx(exact).margin(0.97));
}

TEST_CASE("L7: customers of one server wait as Pollaczek and Khinchine say", "[closed_form]")
{
    // Wq = 0.8 E[S^2] / (2 (1 - 0.8)), E[S] = 1: 2.5 for S = 0.5 + an exponential of mean 0.5, E[S^2] = 1.25. The
    // variance is that of replicates, as trust.md has it for L7: Student's t with 399 degrees passes 5.0 with chance
    // 1e-6. The first 2,000 customers, who find too few others, are left out.
    constexpr int replicates = 400;
    std::vector<double> waits;
    for (std::uint32_t i = 0; i < replicates; ++i) {
        waits.push_back(mean_wait(i, 0.5, 0.5, 2000, 8000));
    }
    const auto found = model_runs::moments(waits);
    CHECK(std::abs(statistics::z_of_mean(found.mean, 2.5, found.variance, replicates)) <= 5.0);
    // Exponential service alone would wait 4.
    CHECK(std::abs(statistics::z_of_mean(found.mean, 4.0, found.variance, replicates)) > 5.0);
}

TEST_CASE("L9: common random numbers narrow the comparison of two queues as row L9 says", "[statistical]")
{
    constexpr std::uint32_t replicates = 4000;
    std::vector<double> slow;
    std::vector<double> fast;
    std::vector<double> shifted;
    for (std::uint32_t i = 0; i < replicates; ++i) {
        slow.push_back(mean_wait(i, 0.0, 1.0, 0, 2000));
        fast.push_back(mean_wait(i, 0.0, 1.0 / 1.1, 0, 2000));
        shifted.push_back(slow.back() - 0.25);
    }
    const Comparison shared = compare_paired(fast, slow, 0.95);
    CHECK(*shared.variance_ratio == Approx(3.58).epsilon(0.10));
    CHECK(shared.verdict == Verdict::lower);
    // By the correlation: (a^2 + b^2) / (a^2 + b^2 - 2 rho a b) with rho = 0.9505.
    const double a = *level_of(slow, 0.95).sd;
    const double b = *level_of(fast, 0.95).sd;
    CHECK((a * a + b * b) / (a * a + b * b - 2 * 0.9505 * a * b) == Approx(3.60).epsilon(0.10));
    // Partners of other replicates are as good as independent: the ratio is 1. Its standard error is below 0.05.
    std::rotate(fast.begin(), fast.begin() + 1, fast.end());
    CHECK(*compare_paired(fast, slow, 0.95).variance_ratio == Approx(1.0).margin(0.2));
    // A design that shifts every wait alike has no variance left: what remains is rounding.
    CHECK(*compare_paired(shifted, slow, 0.95).sd < 1e-14);
}
