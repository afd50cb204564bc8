#include "analysis/comparison.hpp"
#include "analysis/power.hpp"

#include <algorithm>
#include <vector>

namespace kaptein {

namespace {

constexpr double power_wanted = 0.8;

void set_verdict(Comparison& comparison, double factor, double confidence)
{
    comparison.n_needed.reset();
    if (comparison.verdict == Verdict::identical) {
        return;
    }
    const double level = 1.0 - confidence;
    if (*comparison.p_holm <= level) {
        comparison.verdict = *comparison.difference > 0.0 ? Verdict::higher : Verdict::lower;
        return;
    }
    comparison.verdict = Verdict::not_distinguishable;
    if (comparison.sd.has_value() && *comparison.sd > 0.0) {
        comparison.n_needed = pairs_needed(*comparison.difference / *comparison.sd, level / factor, power_wanted);
    }
    // A skewed sample can be tested by resampling; the t formula then may fall just short of what was not enough.
    if (comparison.n_needed.has_value()) {
        comparison.n_needed = std::max(*comparison.n_needed, static_cast<double>(comparison.n + 1));
    }
}

}  // namespace

void apply_holm(std::span<Comparison> family, double confidence)
{
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < family.size(); ++i) {
        if (family[i].p.has_value()) {
            order.push_back(i);
        }
    }
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return *family[a].p != *family[b].p ? *family[a].p < *family[b].p : a < b;
    });
    double largest = 0.0;
    for (std::size_t rank = 0; rank < order.size(); ++rank) {
        Comparison& comparison = family[order[rank]];
        const auto factor = static_cast<double>(order.size() - rank);
        largest = std::max(largest, std::min(1.0, factor * *comparison.p));
        comparison.p_holm = largest;
        set_verdict(comparison, factor, confidence);
    }
}

}  // namespace kaptein
