#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

/// Paired comparisons on plain numbers: no models, no files. Sums run in index order; special functions come from
/// analysis/distributions.cpp, the only file with Boost.Math.
namespace kaptein {

struct Interval {
    double low;
    double high;
};

struct Level {
    std::size_t n = 0;
    std::optional<double> mean, sd;
    std::optional<Interval> interval;  // t interval
};

enum class Verdict { higher, lower, not_distinguishable, identical };
std::string_view to_text(Verdict verdict);

enum class Method { paired_t, bca };
std::string_view to_text(Method method);

struct Comparison {
    std::size_t n = 0;
    std::optional<double> difference;
    std::optional<Interval> interval;
    std::optional<double> p, p_holm;
    std::optional<double> relative;             // only when the baseline's interval lies above 0
    std::optional<Interval> relative_interval;
    std::optional<double> variance_ratio;       // (s_a^2 + s_b^2) / s_d^2; empty when s_d = 0
    Method method = Method::paired_t;
    Verdict verdict = Verdict::not_distinguishable;
    std::optional<double> n_needed;             // replicates for 80 % power at this difference, when not distinguishable
};

Level level_of(std::span<const double> values, double confidence);

/// values[i] and baseline[i] are the same replicate. Holm is applied afterwards over a family.
Comparison compare_paired(std::span<const double> values, std::span<const double> baseline, double confidence);

/// Sets p_holm and the verdicts of one family.
void apply_holm(std::span<Comparison> family, double confidence);

/// Ratio of totals sum(numerator) / sum(denominator) with a delete-one jackknife t interval.
struct Ratio {
    std::optional<double> value;
    std::optional<Interval> interval;
};
Ratio ratio_of_totals(std::span<const double> numerator, std::span<const double> denominator, double confidence);

/// Difference of two ratios of totals over the same replicates, jackknifed as pairs.
Ratio ratio_difference(std::span<const double> numerator_a, std::span<const double> denominator_a,
                       std::span<const double> numerator_b, std::span<const double> denominator_b, double confidence);

}  // namespace kaptein
