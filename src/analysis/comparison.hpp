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

/// jackknife: ratios of totals only (`--per`).
enum class Method { paired_t, bca, jackknife };
std::string_view to_text(Method method);

struct Comparison {
    std::size_t n = 0;
    std::optional<double> difference;
    std::optional<double> sd;                   // of the paired differences
    std::optional<Interval> interval;
    std::optional<double> p, p_holm;
    std::optional<double> relative;             // only when the baseline's interval lies above 0
    std::optional<Interval> relative_interval;
    std::optional<double> variance_ratio;       // (s_a^2 + s_b^2) / s_d^2; empty when s_d = 0
    Method method = Method::paired_t;
    Verdict verdict = Verdict::not_distinguishable;
    std::optional<double> n_needed; // replicates for 80 % power at this difference, when not distinguishable
};

/// Differences whose skewness (third moment over sd cubed, n as divisor) is larger than this get a BCa interval.
inline constexpr double skewness_limit = 1.0;

/// Mean, standard deviation (n - 1) and the t interval of the mean; no interval below two values.
Level level_of(std::span<const double> values, double confidence);

/// values[i] and baseline[i] are the same replicate. Below two pairs there is no interval and no p; when every pair is
/// equal the verdict is `identical`. `relative` = difference / mean of the baseline with Fieller's interval (Fieller
/// 1954, JRSS B 16, 175-185), which is finite exactly when the baseline's t interval leaves out 0; it is given when
/// that interval lies above 0. Holm is applied afterwards over a family; until then p_holm = p. `method` left out: by
/// the skewness of the differences.
Comparison compare_paired(std::span<const double> values, std::span<const double> baseline, double confidence,
                          std::optional<Method> method = std::nullopt);

/// Sets p_holm, the verdicts and n_needed of one family (Holm 1979, Scandinavian Journal of Statistics 6, 65-70).
/// n_needed is taken at the level that Holm leaves for the comparison, (1 - confidence) / factor of its rank, so that
/// it always exceeds n when the verdict is `not_distinguishable`.
void apply_holm(std::span<Comparison> family, double confidence);

/// Ratio of totals sum(numerator) / sum(denominator) with a delete-one jackknife t interval.
struct Ratio {
    std::size_t n = 0;
    std::optional<double> value; // empty when a total of the denominator is not above 0
    std::optional<double> standard_error; // jackknife
    std::optional<Interval> interval;
};
Ratio ratio_of_totals(std::span<const double> numerator, std::span<const double> denominator, double confidence);

/// Difference of two ratios of totals over the same replicates, jackknifed as pairs.
Ratio ratio_difference(std::span<const double> numerator_a, std::span<const double> denominator_a,
                       std::span<const double> numerator_b, std::span<const double> denominator_b, double confidence);

/// A difference of two ratios as a row of the comparison: p from its jackknife standard error on n - 1 degrees of
/// freedom, relative and variance ratio empty.
Comparison compare_ratios(std::span<const double> numerator_a, std::span<const double> denominator_a,
                          std::span<const double> numerator_b, std::span<const double> denominator_b,
                          double confidence);

} // namespace kaptein
