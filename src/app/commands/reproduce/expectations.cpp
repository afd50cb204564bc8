#include "app/commands/reproduce/expectations.hpp"

#include "report/compare/point_data.hpp"

namespace kaptein {
namespace {

constexpr double confidence = 0.95;

bool is_met(const Comparison& comparison, int sign)
{
    if (!comparison.difference) {
        return false;
    }
    const Interval interval = comparison.interval.value_or(Interval{*comparison.difference, *comparison.difference});
    if (sign == 0) {
        return interval.low <= 0.0 && interval.high >= 0.0;
    }
    return sign > 0 ? interval.low > 0.0 : interval.high < 0.0;
}

}  // namespace

std::vector<ExpectationResult> check_expectations(const Study& study, const Rows& rows)
{
    std::vector<ExpectationResult> results;
    for (const Expectation& expectation : study.expect) {
        results.push_back({expectation, {}, false});
    }
    if (results.empty()) {
        return results;
    }
    std::vector<std::vector<double>> means(results.size());
    const std::vector<std::uint64_t> points = rows.points();
    for (const std::uint64_t point : points) {
        PointData data(study.model->info(), study.designs.size(), null_design(study));
        rows.each_run(point, [&data](const StoredRun& run) { data.add(run); });
        for (std::size_t i = 0; i < results.size(); ++i) {
            const Expectation& one = results[i].expectation;
            results[i].comparison = data.compare({one.design, one.outcome, std::nullopt},
                                                 {one.against, one.outcome, std::nullopt}, confidence);
            if (results[i].comparison.difference) {
                means[i].push_back(*results[i].comparison.difference);
            }
        }
    }
    for (std::size_t i = 0; i < results.size(); ++i) {
        if (points.size() > 1) {
            const std::vector<double> nothing(means[i].size(), 0.0);
            results[i].comparison = compare_paired(means[i], nothing, confidence);
        }
        results[i].met = is_met(results[i].comparison, results[i].expectation.sign);
    }
    return results;
}

}  // namespace kaptein
