#include "analysis/attribution/shapley.hpp"

#include "analysis/distributions.hpp"
#include "analysis/moments.hpp"
#include "base/contract.hpp"
#include "random/stream.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

namespace kaptein {

namespace {

constexpr std::size_t most_players = 40;

Coalition with(Coalition coalition, std::size_t player) { return coalition | (Coalition{1} << player); }
bool has(Coalition coalition, std::size_t player) { return (coalition >> player & 1u) != 0; }

/// An order of entry drawn by sorting random numbers, ids breaking ties.
std::vector<std::uint8_t> drawn_order(std::size_t players, Word number, std::uint64_t seed)
{
    std::vector<std::pair<std::uint64_t, std::uint8_t>> drawn;
    for (Word player = 0; player < players; ++player) {
        const Words words = bits({.seed = seed, .replicate = 0}, engine_purpose::bootstrap, number, 0, player);
        drawn.emplace_back((std::uint64_t{words[0]} << 32) | words[1], static_cast<std::uint8_t>(player));
    }
    std::sort(drawn.begin(), drawn.end());
    std::vector<std::uint8_t> order;
    for (const auto& [draw, player] : drawn) {
        order.push_back(player);
    }
    return order;
}

/// Numbers of one quantity, [order or 0][replicate].
using Sample = std::vector<std::vector<double>>;

/// Mean over orders and replicates with the interval that both leave.
Estimate estimate_of(const Sample& sample, double confidence)
{
    Estimate estimate;
    if (sample.empty() || sample.front().empty()) {
        return estimate;
    }
    const std::size_t replicates = sample.front().size();
    std::vector<double> of_order;
    std::vector<double> of_replicate(replicates, 0.0);
    for (const auto& row : sample) {
        of_order.push_back(moments_of(row).mean);
        for (std::size_t i = 0; i < replicates; ++i) {
            of_replicate[i] += row[i];
        }
    }
    for (double& sum : of_replicate) {
        sum /= static_cast<double>(sample.size());
    }
    estimate.value = moments_of(of_replicate).mean;
    double square = 0.0;
    std::size_t fewest = 0;
    for (const std::vector<double>* one : {&of_replicate, &of_order}) {
        if (one->size() >= 2) {
            const double sd = moments_of(*one).sd;
            square += sd * sd / static_cast<double>(one->size());
            fewest = fewest == 0 ? one->size() : std::min(fewest, one->size());
        }
    }
    const bool known = replicates >= 2 || (sample.size() >= 2 && replicates >= 1);
    if (known) {
        const double t = distributions::student_t_quantile(0.5 + confidence / 2.0, static_cast<double>(fewest) - 1.0);
        estimate.interval = Interval{*estimate.value - t * std::sqrt(square), *estimate.value + t * std::sqrt(square)};
    }
    return estimate;
}

class Attribution {
  public:
    Attribution(const ShapleyPlan& plan, const std::vector<std::vector<std::optional<double>>>& values) : plan_(&plan)
    {
        std::size_t replicates = 0;
        for (const auto& row : values) {
            replicates = std::max(replicates, row.size());
        }
        values_.resize(values.size());
        for (std::size_t replicate = 0; replicate < replicates; ++replicate) {
            const bool whole = std::all_of(values.begin(), values.end(), [replicate](const auto& row) {
                return replicate < row.size() && row[replicate].has_value();
            });
            for (std::size_t i = 0; whole && i < values.size(); ++i) {
                values_[i].push_back(*values[i][replicate]);
            }
            dropped_ += whole ? 0 : 1;
        }
    }

    std::size_t replicates() const { return values_.front().size(); }
    std::size_t dropped() const { return dropped_; }
    const std::vector<double>& at(Coalition coalition) const { return values_[plan_->place(coalition)]; }

    /// Adds weight x (v(a) - v(b)) to the sums of every replicate.
    void add(std::vector<double>& sums, Coalition a, Coalition b, double weight) const
    {
        const auto& above = at(a);
        const auto& below = at(b);
        for (std::size_t i = 0; i < sums.size(); ++i) {
            sums[i] += weight * (above[i] - below[i]);
        }
    }

    Sample exact_part(std::size_t player) const
    {
        const std::vector<double> weights = weights_of(plan_->players, 1);
        std::vector<double> sums(replicates(), 0.0);
        for (const Coalition coalition : plan_->coalitions) {
            if (!has(coalition, player)) {
                add(sums, with(coalition, player), coalition,
                    weights[static_cast<std::size_t>(std::popcount(coalition))]);
            }
        }
        return {sums};
    }

    Sample exact_pair(std::size_t a, std::size_t b) const
    {
        const std::vector<double> weights = weights_of(plan_->players, 2);
        std::vector<double> sums(replicates(), 0.0);
        for (const Coalition coalition : plan_->coalitions) {
            if (!has(coalition, a) && !has(coalition, b)) {
                const double weight = weights[static_cast<std::size_t>(std::popcount(coalition))];
                add(sums, with(with(coalition, a), b), with(coalition, a), weight);
                add(sums, with(coalition, b), coalition, -weight);
            }
        }
        return {sums};
    }

    /// What every player adds in each order; an order and its reverse make one row.
    std::vector<Sample> sampled_parts() const
    {
        std::vector<Sample> samples(plan_->players);
        for (std::size_t number = 0; number < plan_->orders.size(); ++number) {
            Coalition coalition = 0;
            for (const std::uint8_t player : plan_->orders[number]) {
                if (number % 2 == 0) {
                    samples[player].emplace_back(replicates(), 0.0);
                }
                add(samples[player].back(), with(coalition, player), coalition, 0.5);
                coalition = with(coalition, player);
            }
        }
        return samples;
    }

    Sample sampled_pair(std::size_t a, std::size_t b) const
    {
        Sample sample;
        for (const auto& order : plan_->orders) {
            Coalition coalition = 0;
            for (std::size_t i = 0; i + 1 < order.size(); ++i) {
                const std::size_t first = order[i];
                const std::size_t second = order[i + 1];
                if ((first == a && second == b) || (first == b && second == a)) {
                    sample.emplace_back(replicates(), 0.0);
                    add(sample.back(), with(with(coalition, first), second), with(coalition, first), 1.0);
                    add(sample.back(), with(coalition, second), coalition, -1.0);
                }
                coalition = with(coalition, first);
            }
        }
        return sample;
    }

  private:
    /// [size of the coalition of others] s! (n - s - together)! / (n - together + 1)!, for one player or a pair.
    static std::vector<double> weights_of(std::size_t players, std::size_t together)
    {
        const std::size_t others = players - together;
        std::vector<double> weights;
        double choose = 1.0;  // others over s
        for (std::size_t s = 0; s <= others; ++s) {
            weights.push_back(1.0 / (static_cast<double>(others + 1) * choose));
            choose = choose * static_cast<double>(others - s) / static_cast<double>(s + 1);
        }
        return weights;
    }

    const ShapleyPlan* plan_;
    std::vector<std::vector<double>> values_;  // [place][whole replicate]
    std::size_t dropped_ = 0;
};

}  // namespace

std::size_t ShapleyPlan::place(Coalition coalition) const
{
    const auto found = std::lower_bound(coalitions.begin(), coalitions.end(), coalition);
    EXPECTS(found != coalitions.end() && *found == coalition);
    return static_cast<std::size_t>(found - coalitions.begin());
}

ShapleyPlan shapley_plan(std::size_t players, const ShapleyOptions& options)
{
    EXPECTS(players >= 1 && players <= most_players);
    ShapleyPlan plan{.players = players, .exact = players <= options.exact_up_to, .orders = {}, .coalitions = {}};
    if (plan.exact) {
        for (Coalition coalition = 0; coalition < (Coalition{1} << players); ++coalition) {
            plan.coalitions.push_back(coalition);
        }
        return plan;
    }
    for (Word number = 0; number < std::max<std::size_t>(1, options.orders / 2); ++number) {
        plan.orders.push_back(drawn_order(players, number, options.seed));
        plan.orders.emplace_back(plan.orders.back().rbegin(), plan.orders.back().rend());
    }
    for (const auto& order : plan.orders) {
        Coalition coalition = 0;
        plan.coalitions.push_back(coalition);
        for (std::size_t i = 0; i < order.size(); ++i) {
            if (i + 1 < order.size()) {
                plan.coalitions.push_back(with(coalition, order[i + 1]));
            }
            coalition = with(coalition, order[i]);
            plan.coalitions.push_back(coalition);
        }
    }
    std::sort(plan.coalitions.begin(), plan.coalitions.end());
    plan.coalitions.erase(std::unique(plan.coalitions.begin(), plan.coalitions.end()), plan.coalitions.end());
    return plan;
}

ShapleyResult shapley_values(const ShapleyPlan& plan, const std::vector<std::vector<std::optional<double>>>& values,
                             double confidence)
{
    EXPECTS(values.size() == plan.coalitions.size());
    const Attribution attribution(plan, values);
    ShapleyResult result;
    result.replicates = attribution.replicates();
    result.dropped = attribution.dropped();
    const Coalition all = plan.coalitions.back();
    result.none = estimate_of({attribution.at(0)}, confidence);
    std::vector<double> whole(attribution.replicates(), 0.0);
    attribution.add(whole, all, 0, 1.0);
    result.whole = estimate_of({whole}, confidence);
    const std::vector<Sample> sampled = plan.exact ? std::vector<Sample>{} : attribution.sampled_parts();
    for (std::size_t player = 0; player < plan.players; ++player) {
        result.parts.push_back(estimate_of(plan.exact ? attribution.exact_part(player) : sampled[player], confidence));
    }
    for (std::size_t a = 0; a < plan.players; ++a) {
        for (std::size_t b = a + 1; b < plan.players; ++b) {
            const Sample sample = plan.exact ? attribution.exact_pair(a, b) : attribution.sampled_pair(a, b);
            result.pairs.push_back({a, b, estimate_of(sample, confidence)});
        }
    }
    return result;
}

}  // namespace kaptein
