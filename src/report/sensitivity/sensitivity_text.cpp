#include "experiment/study.hpp"
#include "report/sensitivity/sensitivity_report.hpp"
#include "report/wording/lines.hpp"
#include "report/wording/numbers.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace kaptein {

using namespace wording;

namespace {

constexpr std::size_t most_pairs = 10;

std::string share_of(const Estimate& estimate)
{
    return estimate.value.has_value() ? spoken(*estimate.value, "share") : "-";
}

std::string range_of(const Estimate& estimate, bool share)
{
    if (!estimate.interval.has_value()) {
        return "-";
    }
    const auto& [low, high] = *estimate.interval;
    return share ? spoken(low, "share") + " to " + spoken(high, "share") : plain_range(*estimate.interval);
}

/// Numbers of factors, the largest of some measure first, ties in the order of the study.
std::vector<std::size_t> ranked(std::size_t count, const std::vector<double>& size)
{
    std::vector<std::size_t> order(count);
    for (std::size_t i = 0; i < count; ++i) {
        order[i] = i;
    }
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return size[a] > size[b]; });
    return order;
}

std::string luck_in_words(const SensitivityAnalysis& analysis)
{
    if (!analysis.noise.has_value()) {
        return "One replicate per point: luck is not told apart, and counts towards the total effect of every factor.";
    }
    const Noise& noise = *analysis.noise;
    return "Luck: " + spoken(noise.share, "share") + " of the variance of the points' means ("
           + count(analysis.replicates, "replicate")
           + " each) is luck and no factor's; of the variance of a single run " + spoken(noise.share_of_run, "share")
           + ".";
}

std::string dropped_in_words(const SensitivityAnalysis& analysis)
{
    return analysis.dropped == 0 ? ""
                                 : paragraph(count(analysis.dropped, "point")
                                                 + " left out: a value is missing there or elsewhere in the same block "
                                                   "of the plan (a run failed, or the outcome is not defined).",
                                             "  ");
}

std::string sobol_table(const SensitivityReport& report, const SobolIndices& indices)
{
    std::vector<double> size;
    double alone = 0.0;
    for (std::size_t i = 0; i < report.factors.size(); ++i) {
        size.push_back(indices.total[i].value.value_or(-1.0));
        alone += indices.first[i].value.value_or(0.0);
    }
    const std::vector<std::size_t> order = ranked(report.factors.size(), size);
    std::string text;
    if (size[order.front()] < 0.0) {
        return paragraph("It does not vary: no factor has an influence.", "  ");
    }
    text += paragraph("Most depends on " + visible(report.factors[order.front()]) + ": "
                          + share_of(indices.first[order.front()]) + " of the variance by itself, "
                          + share_of(indices.total[order.front()]) + " with all it interacts with. By themselves the "
                          + "factors account for " + spoken(std::clamp(alone, 0.0, 1.0), "share")
                          + "; the rest is interaction and luck.",
                      "  ");
    TextTable table({"factor", "by itself (S1)", "interval", "with interactions (ST)", "interval"},
                    {Align::left, Align::right, Align::right, Align::right, Align::right});
    for (const std::size_t i : order) {
        table.add({visible(report.factors[i]), share_of(indices.first[i]), range_of(indices.first[i], true),
                   share_of(indices.total[i]), range_of(indices.total[i], true)});
    }
    text += table.text();
    std::vector<const SobolPair*> pairs;
    for (const SobolPair& pair : indices.pairs) {
        if (pair.second.interval.has_value() && pair.second.interval->low > 0.0) {
            pairs.push_back(&pair);
        }
    }
    std::stable_sort(pairs.begin(), pairs.end(),
                     [](const SobolPair* a, const SobolPair* b) { return *a->second.value > *b->second.value; });
    for (std::size_t i = 0; i < std::min(pairs.size(), most_pairs); ++i) {
        text += paragraph("Together beyond both: " + visible(report.factors[pairs[i]->a]) + " and "
                              + visible(report.factors[pairs[i]->b]) + " " + share_of(pairs[i]->second) + " ("
                              + range_of(pairs[i]->second, true) + ").",
                          "  ");
    }
    return text;
}

std::string morris_table(const SensitivityReport& report, const SensitivityAnalysis& analysis,
                         const ElementaryEffects& effects)
{
    if (effects.trajectories == 0) {
        return paragraph("No trajectory is whole.", "  ");
    }
    const std::string unit(report.study->model->info().outcomes[analysis.target.outcome].unit);
    std::vector<double> size;
    for (const FactorEffect& factor : effects.factors) {
        size.push_back(*factor.mean_absolute.value);
    }
    std::string text;
    if (analysis.noise.has_value() && analysis.noise->of_mean > 0.0) {
        // Mean of |N(0, 2 s^2)| over the step.
        const double floor = 2.0 * std::sqrt(analysis.noise->of_mean / std::numbers::pi_v<double>) / effects.mean_step;
        text += paragraph("Luck alone gives a mean size of " + spoken(floor, unit) + ": below that nothing is shown.",
                          "  ");
    }
    TextTable table({"factor", "mu*", "interval", "mu", "sigma", ""},
                    {Align::left, Align::right, Align::right, Align::right, Align::right, Align::left});
    for (const std::size_t i : ranked(report.factors.size(), size)) {
        const FactorEffect& factor = effects.factors[i];
        const auto number = [](const Estimate& estimate) {
            return estimate.value.has_value() ? cell(estimate.value) : std::string("-");
        };
        const bool bends = factor.deviation.value.has_value() && *factor.deviation.value > 0.5 * size[i];
        table.add({visible(report.factors[i]), number(factor.mean_absolute),
                   factor.mean_absolute.interval.has_value() ? plain_range(*factor.mean_absolute.interval) : "-",
                   number(factor.mean), number(factor.deviation), bends ? "~" : ""});
    }
    return text + table.text();
}

}  // namespace

std::string sensitivity_text(const SensitivityReport& report)
{
    const Study& study = *report.study;
    std::string text = paragraph(visible(study.name) + ": on which factors does the outcome depend?");
    text += paragraph(report.method == "sobol"
                          ? "Sobol' indices: shares of the variance over " + count(report.points, "point")
                                + " of the sweep, by a factor alone (S1; Saltelli and others 2010) and with all it "
                                  "interacts with (ST; Jansen 1999). Below 0 or above 1 is sampling error."
                          : "Morris's elementary effects: what the whole range of a factor moves, over "
                                + count(report.points, "point")
                                + ". mu*: mean size of the effect; mu: its mean; sigma: its spread over the other "
                                  "factors. ~: sigma is more than half of mu*: the effect bends or interacts.");
    text += paragraph(spoken(report.request.confidence, "share") + " intervals by resampling blocks of the plan.");
    for (const SensitivityAnalysis& analysis : report.analyses) {
        const std::string unit(study.model->info().outcomes[analysis.target.outcome].unit);
        text += heading(target_name(study, analysis.target) + (unit.empty() || unit == "1" ? "" : " [" + unit + "]"));
        if (const auto* indices = std::get_if<SobolIndices>(&analysis.found)) {
            text += paragraph("Mean " + spoken(indices->mean, unit) + ", standard deviation over points "
                                  + spoken(std::sqrt(indices->variance), unit) + ".",
                              "  ");
        }
        text += paragraph(luck_in_words(analysis), "  ") + dropped_in_words(analysis);
        if (const auto* indices = std::get_if<SobolIndices>(&analysis.found)) {
            text += sobol_table(report, *indices);
        } else {
            text += morris_table(report, analysis, std::get<ElementaryEffects>(analysis.found));
        }
    }
    return text;
}

}  // namespace kaptein
