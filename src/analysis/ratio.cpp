#include "analysis/comparison.hpp"
#include "analysis/distributions.hpp"
#include "base/contract.hpp"

#include <algorithm>
#include <cmath>

namespace kaptein {

namespace {

double total(std::span<const double> values)
{
    double sum = 0.0;
    for (const double value : values) {
        sum += value;
    }
    return sum;
}

/// The ratio of totals without each replicate in turn; empty when a remaining denominator is not above 0.
struct LeftOut {
    std::optional<double> whole;
    std::vector<double> without;
};

LeftOut leave_out(std::span<const double> numerator, std::span<const double> denominator)
{
    EXPECTS(numerator.size() == denominator.size());
    LeftOut result;
    const double top = total(numerator);
    const double bottom = total(denominator);
    if (numerator.empty() || !(bottom > 0.0)) {
        return result;
    }
    result.whole = top / bottom;
    for (std::size_t i = 0; i < numerator.size() && numerator.size() > 1; ++i) {
        const double rest = bottom - denominator[i];
        if (!(rest > 0.0)) {
            result.without.clear();
            return result;
        }
        result.without.push_back((top - numerator[i]) / rest);
    }
    return result;
}

Ratio with_interval(std::optional<double> value, const std::vector<double>& without, std::size_t n, double confidence)
{
    Ratio ratio{.n = n, .value = value, .standard_error = {}, .interval = {}};
    if (!value.has_value() || without.size() < 2) {
        return ratio;
    }
    const auto count = static_cast<double>(without.size());
    // Equal replicates have no spread; their computed average may miss them by a rounding error.
    const bool equal = std::all_of(without.begin(), without.end(), [&](double v) { return v == without.front(); });
    const double mean = equal ? without.front() : total(without) / count;
    double squares = 0.0;
    for (const double estimate : without) {
        squares += (estimate - mean) * (estimate - mean);
    }
    const double error = std::sqrt((count - 1.0) / count * squares);
    const double reach = distributions::student_t_quantile(0.5 + confidence / 2.0, count - 1.0) * error;
    ratio.standard_error = error;
    ratio.interval = Interval{*value - reach, *value + reach};
    return ratio;
}

}  // namespace

Ratio ratio_of_totals(std::span<const double> numerator, std::span<const double> denominator, double confidence)
{
    const LeftOut parts = leave_out(numerator, denominator);
    return with_interval(parts.whole, parts.without, numerator.size(), confidence);
}

Ratio ratio_difference(std::span<const double> numerator_a, std::span<const double> denominator_a,
                       std::span<const double> numerator_b, std::span<const double> denominator_b, double confidence)
{
    EXPECTS(numerator_a.size() == numerator_b.size());
    const LeftOut a = leave_out(numerator_a, denominator_a);
    const LeftOut b = leave_out(numerator_b, denominator_b);
    if (!a.whole.has_value() || !b.whole.has_value()) {
        return {.n = numerator_a.size(), .value = {}, .standard_error = {}, .interval = {}};
    }
    std::vector<double> without;
    for (std::size_t i = 0; i < std::min(a.without.size(), b.without.size()); ++i) {
        without.push_back(a.without[i] - b.without[i]);
    }
    return with_interval(*a.whole - *b.whole, without, numerator_a.size(), confidence);
}

Comparison compare_ratios(std::span<const double> numerator_a, std::span<const double> denominator_a,
                          std::span<const double> numerator_b, std::span<const double> denominator_b, double confidence)
{
    const Ratio ratio = ratio_difference(numerator_a, denominator_a, numerator_b, denominator_b, confidence);
    Comparison comparison;
    comparison.n = ratio.n;
    comparison.method = Method::jackknife;
    comparison.difference = ratio.value;
    comparison.interval = ratio.interval;
    if (std::equal(numerator_a.begin(), numerator_a.end(), numerator_b.begin(), numerator_b.end())
        && std::equal(denominator_a.begin(), denominator_a.end(), denominator_b.begin(), denominator_b.end())
        && ratio.value.has_value()) {
        comparison.verdict = Verdict::identical;
    }
    if (!ratio.standard_error.has_value()) {
        return comparison;
    }
    const auto n = static_cast<double>(ratio.n);
    const double error = *ratio.standard_error;
    comparison.sd = error * std::sqrt(n);
    comparison.p = error > 0.0 ? distributions::student_t_two_sided(*ratio.value / error, n - 1.0)
                               : (*ratio.value == 0.0 ? 1.0 : 0.0);
    apply_holm({&comparison, 1}, confidence);
    return comparison;
}

}  // namespace kaptein
