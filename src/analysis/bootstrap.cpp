#include "analysis/bootstrap.hpp"

#include "analysis/distributions.hpp"
#include "analysis/moments.hpp"
#include "base/contract.hpp"
#include "random/stream.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

namespace kaptein {

namespace {

constexpr Luck bootstrap_luck{.seed = 60002, .replicate = 0};

/// Means of the resamples, ascending.
std::vector<double> resampled_means(std::span<const double> values)
{
    const auto n = static_cast<std::uint64_t>(values.size());
    std::vector<double> means;
    means.reserve(bootstrap_resamples);
    for (Word resample = 0; resample < bootstrap_resamples; ++resample) {
        double sum = 0.0;
        Words words{};
        for (Word i = 0; i < values.size(); ++i) {
            if (i % 4 == 0) {
                words = bits(bootstrap_luck, engine_purpose::bootstrap, resample, 0, i / 4);
            }
            sum += values[static_cast<std::size_t>(words[i % 4] * n >> 32)];
        }
        means.push_back(sum / static_cast<double>(n));
    }
    std::sort(means.begin(), means.end());
    return means;
}

/// Share of resamples below a value, ties counted half and kept off 0 and 1 so that it has a normal quantile.
double share_below(const std::vector<double>& means, double value)
{
    const auto low = std::lower_bound(means.begin(), means.end(), value);
    const auto high = std::upper_bound(means.begin(), means.end(), value);
    const double below = static_cast<double>(low - means.begin()) + 0.5 * static_cast<double>(high - low);
    const auto all = static_cast<double>(means.size());
    return std::clamp(below, 0.5, all - 0.5) / all;
}

double quantile_of(const std::vector<double>& means, double share)
{
    const auto last = static_cast<double>(means.size() - 1);
    const double place = std::clamp(share * (last + 2.0) - 1.0, 0.0, last);
    const auto below = static_cast<std::size_t>(place);
    const std::size_t above = std::min(below + 1, means.size() - 1);
    return means[below] + (place - static_cast<double>(below)) * (means[above] - means[below]);
}

/// For the mean the jackknife needs no second pass: leaving out x moves it by (mean - x) / (n - 1).
double acceleration(std::span<const double> values)
{
    return moments_of(values).skewness / (6.0 * std::sqrt(static_cast<double>(values.size())));
}

/// What widens the quantiles of resampled means of n values; see the header.
double widening(double n) { return std::sqrt(n / (n - 1.0)); }

/// Two-sided level at which an end of the interval meets 0.
double p_of_zero(const std::vector<double>& means, double bias, double speed, double n)
{
    double below = distributions::normal_quantile(share_below(means, 0.0));
    if (means.front() > 0.0 || means.back() < 0.0) {
        const Moments spread = moments_of(means);
        const double tail = spread.sd > 0.0 ? -spread.mean / spread.sd : below;
        below = means.front() > 0.0 ? std::min(below, tail) : std::max(below, tail);
    }
    const double moved = below - bias;
    const double slope = 1.0 + speed * moved;
    // Outside the range that the acceleration can reach the plain percentile answer stands.
    const double z = slope > 0.1 ? moved / slope - bias : moved - bias;
    return std::min(1.0, distributions::student_t_two_sided(z / widening(n), n - 1.0));
}

}  // namespace

Bootstrap bca_mean(std::span<const double> values, double confidence)
{
    EXPECTS(values.size() >= 2);
    const std::vector<double> means = resampled_means(values);
    const double bias = distributions::normal_quantile(share_below(means, moments_of(values).mean));
    const double speed = acceleration(values);
    const auto n = static_cast<double>(values.size());
    const auto end = [&](double level) {
        const double shifted = bias + widening(n) * distributions::student_t_quantile(level, n - 1.0);
        const double slope = 1.0 - speed * shifted;
        if (slope <= 0.0) {
            return shifted < 0.0 ? means.front() : means.back();
        }
        return quantile_of(means, distributions::normal_cdf(bias + shifted / slope));
    };
    const double outside = (1.0 - confidence) / 2.0;
    return {.interval = {end(outside), end(1.0 - outside)}, .p = p_of_zero(means, bias, speed, n)};
}

}  // namespace kaptein
