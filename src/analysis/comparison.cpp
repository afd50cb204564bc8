#include "analysis/comparison.hpp"

#include "analysis/bootstrap.hpp"
#include "analysis/distributions.hpp"
#include "analysis/moments.hpp"
#include "base/contract.hpp"

#include <algorithm>
#include <cmath>

namespace kaptein {

std::string_view to_text(Verdict verdict)
{
    switch (verdict) {
    case Verdict::higher:
        return "higher";
    case Verdict::lower:
        return "lower";
    case Verdict::identical:
        return "identical";
    case Verdict::not_distinguishable:
        break;
    }
    return "not_distinguishable";
}

std::string_view to_text(Method method)
{
    switch (method) {
    case Method::bca:
        return "bca";
    case Method::jackknife:
        return "jackknife";
    case Method::paired_t:
        break;
    }
    return "paired_t";
}

Level level_of(std::span<const double> values, double confidence)
{
    Level level{.n = values.size(), .mean = {}, .sd = {}, .interval = {}};
    if (values.empty()) {
        return level;
    }
    const Moments moments = moments_of(values);
    level.mean = moments.mean;
    if (values.size() < 2) {
        return level;
    }
    level.sd = moments.sd;
    const auto n = static_cast<double>(values.size());
    const double reach = distributions::student_t_quantile(0.5 + confidence / 2.0, n - 1.0) * moments.sd / std::sqrt(n);
    level.interval = Interval{moments.mean - reach, moments.mean + reach};
    return level;
}

namespace {

struct Pairs {
    std::span<const double> values;
    std::span<const double> baseline;
    std::vector<double> differences;
};

/// Fieller's interval of difference / baseline: all ratios r for which difference - r x baseline is within t standard
/// errors of 0. `square` > 0 says that the baseline's own interval leaves out 0.
void set_relative(Comparison& comparison, const Pairs& pairs, double confidence)
{
    const auto n = static_cast<double>(pairs.baseline.size());
    const Moments base = moments_of(pairs.baseline);
    const Moments gap = moments_of(pairs.differences);
    const double t = distributions::student_t_quantile(0.5 + confidence / 2.0, n - 1.0);
    const double scale = t * t / n;
    const double square = base.mean * base.mean - scale * base.sd * base.sd;
    if (base.mean <= 0.0 || square <= 0.0) {
        return;
    }
    const double cross = gap.mean * base.mean - scale * covariance(pairs.differences, pairs.baseline);
    const double constant = gap.mean * gap.mean - scale * gap.sd * gap.sd;
    const double reach = std::sqrt(std::max(0.0, cross * cross - square * constant));
    comparison.relative = gap.mean / base.mean;
    comparison.relative_interval = Interval{(cross - reach) / square, (cross + reach) / square};
}

/// p and interval of the mean difference, by the t distribution or, when the differences are skewed, by resampling.
void set_test(Comparison& comparison, const Pairs& pairs, double confidence, std::optional<Method> method)
{
    const Moments gap = moments_of(pairs.differences);
    const auto n = static_cast<double>(pairs.differences.size());
    if (gap.sd == 0.0) {
        comparison.interval = Interval{gap.mean, gap.mean};
        comparison.p = gap.mean == 0.0 ? 1.0 : 0.0;
        return;
    }
    const Method by_shape = std::abs(gap.skewness) > skewness_limit ? Method::bca : Method::paired_t;
    if (method.value_or(by_shape) == Method::bca) {
        const Bootstrap bootstrap = bca_mean(pairs.differences, confidence);
        comparison.method = Method::bca;
        comparison.interval = bootstrap.interval;
        comparison.p = bootstrap.p;
        return;
    }
    const double error = gap.sd / std::sqrt(n);
    const double reach = distributions::student_t_quantile(0.5 + confidence / 2.0, n - 1.0) * error;
    comparison.interval = Interval{gap.mean - reach, gap.mean + reach};
    comparison.p = distributions::student_t_two_sided(gap.mean / error, n - 1.0);
}

}  // namespace

Comparison compare_paired(std::span<const double> values, std::span<const double> baseline, double confidence,
                          std::optional<Method> method)
{
    EXPECTS(values.size() == baseline.size());
    Comparison comparison;
    comparison.n = values.size();
    if (values.empty()) {
        return comparison;
    }
    Pairs pairs{.values = values, .baseline = baseline, .differences = {}};
    bool all_equal = true;
    for (std::size_t i = 0; i < values.size(); ++i) {
        pairs.differences.push_back(values[i] - baseline[i]);
        all_equal = all_equal && values[i] == baseline[i];
    }
    const Moments gap = moments_of(pairs.differences);
    comparison.difference = gap.mean;
    if (values.size() < 2) {
        comparison.verdict = all_equal ? Verdict::identical : Verdict::not_distinguishable;
        return comparison;
    }
    comparison.sd = gap.sd;
    set_test(comparison, pairs, confidence, method);
    set_relative(comparison, pairs, confidence);
    if (gap.sd > 0.0) {
        const double sd_value = moments_of(values).sd;
        const double sd_base = moments_of(baseline).sd;
        comparison.variance_ratio = (sd_value * sd_value + sd_base * sd_base) / (gap.sd * gap.sd);
    }
    if (all_equal) {
        comparison.verdict = Verdict::identical;
    }
    apply_holm({&comparison, 1}, confidence);
    return comparison;
}

}  // namespace kaptein
