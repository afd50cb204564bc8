#include "analysis/comparison.hpp"
#include "analysis/discovery/prim.hpp"
#include "analysis/discovery/shares.hpp"
#include "analysis/distributions.hpp"
#include "analysis/power.hpp"
#include "random/draw.hpp"

#include <cstdio>
#include <vector>

// Prints questions with our answers, one a line: NAME, arguments, "=", answers. statistics.py answers them again.
using namespace kaptein;

namespace {

double drawn(Word row, Word column)
{
    const Words words = bits({.seed = 31, .replicate = 0}, Purpose{1}, row, 0, column);
    return normal(uniform(words[0], words[1]));
}

void print(const std::vector<double>& numbers)
{
    for (const double number : numbers) {
        std::printf(" %.17g", number);
    }
}

void shares()
{
    for (const auto& [hits, n] :
         std::vector<std::pair<std::size_t, std::size_t>>{{0, 7}, {3, 9}, {40, 41}, {512, 2048}}) {
        const Interval wilson = wilson_interval(hits, n, 0.95);
        const Interval exact = exact_interval(hits, n, 0.9);
        std::printf("shares %zu %zu =", hits, n);
        print({wilson.low, wilson.high, exact.low, exact.high});
        std::printf("\nbinomial %zu %zu =", hits, n);
        print({distributions::binomial_at_least(hits, n, 0.37)});
        std::printf("\n");
    }
}

void paired(Word n)
{
    std::vector<double> values;
    std::vector<double> baseline;
    for (Word i = 0; i < n; ++i) {
        baseline.push_back(3.0 + drawn(n, i));
        values.push_back(baseline.back() + 0.4 + 0.7 * drawn(n + 1000, i));
    }
    const Comparison found = compare_paired(values, baseline, 0.95, Method::paired_t);
    std::printf("paired");
    for (Word i = 0; i < n; ++i) {
        print({values[i], baseline[i]});
    }
    std::printf(" =");
    print({*found.difference, found.interval->low, found.interval->high, *found.p});
    std::printf("\n");
}

void family()
{
    std::vector<Comparison> comparisons;
    std::printf("holm");
    for (Word i = 0; i < 12; ++i) {
        Comparison one;
        one.n = 30;
        one.difference = 1.0;
        one.sd = 1.0;
        one.p = distributions::normal_cdf(drawn(7, i) - 1.5);
        print({*one.p});
        comparisons.push_back(one);
    }
    apply_holm(comparisons, 0.95);
    std::printf(" =");
    for (const Comparison& one : comparisons) {
        print({*one.p_holm});
    }
    std::printf("\n");
}

void power()
{
    for (const auto& [n, effect] : std::vector<std::pair<std::size_t, double>>{{5, 0.3}, {34, 0.5}, {120, 0.2}}) {
        std::printf("power %zu %.17g =", n, effect);
        print({paired_t_power(n, effect, 0.05), half_width(n, effect, 0.95)});
        std::printf("\n");
    }
}

}  // namespace

int main()
{
    shares();
    for (const Word n : {Word{2}, Word{9}, Word{60}}) {
        paired(n);
    }
    family();
    power();
}
