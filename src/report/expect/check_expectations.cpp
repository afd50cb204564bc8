#include "report/expect/expectations.hpp"

#include "report/compare/point_data.hpp"
#include "report/sensitivity/sensitivity_report.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

namespace kaptein {
namespace {

constexpr double confidence = 0.95;

bool has_sign(const ExpectationResult& result)
{
    const int sign = result.expectation.sign;
    if (!result.found) {
        return false;
    }
    const Interval interval = result.interval.value_or(Interval{*result.found, *result.found});
    if (sign == 0) {
        return interval.low <= 0.0 && interval.high >= 0.0;
    }
    return sign > 0 ? interval.low > 0.0 : interval.high < 0.0;
}

bool is_near(const ExpectationResult& result)
{
    const KnownValue& known = *result.expectation.known;
    return result.found && std::abs(*result.found - known.value) <= known.within;
}

std::optional<std::size_t> against_of(const Expectation& one)
{
    return !one.known || one.known->of_difference ? std::optional(one.against) : std::nullopt;
}

/// Signs and means: read point by point.
class Means {
  public:
    Means(const Study& study, std::vector<ExpectationResult>& results)
        : study_(&study),
          results_(&results),
          of_points_(results.size())
    {}

    void read(const Rows& rows)
    {
        const std::vector<std::uint64_t> points = rows.points();
        for (const std::uint64_t point : points) {
            PointData data(study_->model->info(), study_->designs.size(), null_design(*study_));
            rows.each_run(point, [&data](const StoredRun& run) { data.add(run); });
            for (std::size_t i = 0; i < results_->size(); ++i) {
                add(data, (*results_)[i], of_points_[i]);
            }
        }
        for (std::size_t i = 0; i < results_->size() && points.size() > 1; ++i) {
            const Level level = level_of(of_points_[i], confidence);
            (*results_)[i].found = level.mean;
            (*results_)[i].interval = level.interval;
        }
    }

  private:
    static void add(const PointData& data, ExpectationResult& result, std::vector<double>& of_points)
    {
        const Expectation& one = result.expectation;
        if (one.known) {
            const Level level = level_of(data.values(one.outcome, one.design, against_of(one)), confidence);
            result.found = level.mean;
            result.interval = level.interval;
        } else {
            const Comparison found = data.compare({one.design, one.outcome, std::nullopt},
                                                  {one.against, one.outcome, std::nullopt}, confidence);
            result.found = found.difference;
            result.interval = found.interval;
        }
        if (result.found) {
            of_points.push_back(*result.found);
        }
    }

    const Study* study_;
    std::vector<ExpectationResult>* results_;
    std::vector<std::vector<double>> of_points_;  // [result] one mean per point
};

Estimate index_of(const SensitivityReport& report, const KnownValue& known)
{
    const SensitivityAnalysis& analysis = report.analyses.front();
    if (known.index == "noise_share") {
        return {analysis.noise ? std::optional(analysis.noise->share) : std::nullopt, std::nullopt};
    }
    const auto place = [&](const std::string& name) {
        return static_cast<std::size_t>(std::find(report.factors.begin(), report.factors.end(), name)
                                        - report.factors.begin());
    };
    const std::size_t factor = place(known.factor);
    if (const auto* effects = std::get_if<ElementaryEffects>(&analysis.found)) {
        const FactorEffect& effect = effects->factors.at(factor);
        return known.index == "mu" ? effect.mean : known.index == "sigma" ? effect.deviation : effect.mean_absolute;
    }
    const SobolIndices& indices = std::get<SobolIndices>(analysis.found);
    if (known.index != "S2") {
        return known.index == "S1" ? indices.first.at(factor) : indices.total.at(factor);
    }
    const std::size_t with = place(known.with);
    for (const SobolPair& pair : indices.pairs) {
        if ((pair.a == factor && pair.b == with) || (pair.a == with && pair.b == factor)) {
            return pair.second;
        }
    }
    return {};
}

/// Indices of the sweep, each target analysed once.
void read_indices(const Study& study, const Rows& rows, std::vector<ExpectationResult>& results)
{
    std::map<std::tuple<std::size_t, std::size_t, std::optional<std::size_t>>, SensitivityReport> reports;
    for (ExpectationResult& result : results) {
        const Expectation& one = result.expectation;
        if (!one.known || one.known->index.empty()) {
            continue;
        }
        const std::tuple target(one.outcome, one.design, against_of(one));
        auto report = reports.find(target);
        if (report == reports.end()) {
            SensitivityRequest request;
            request.outcome = one.outcome;
            request.design = one.design;
            request.against = against_of(one);
            report = reports.emplace(target, build_sensitivity(rows, study, request)).first;
        }
        const Estimate estimate = index_of(report->second, *one.known);
        result.found = estimate.value;
        result.interval = estimate.interval;
    }
}

}  // namespace

std::vector<ExpectationResult> check_expectations(const Study& study, const Rows& rows)
{
    std::vector<ExpectationResult> results;
    for (const Expectation& expectation : study.expect) {
        const auto against = against_of(expectation);
        results.push_back({expectation,
                           std::string(study.model->info().outcomes[expectation.outcome].key),
                           study.designs[expectation.design].name,
                           against ? study.designs[*against].name : "",
                           {},
                           {},
                           false});
    }
    if (results.empty()) {
        return results;
    }
    Means(study, results).read(rows);
    read_indices(study, rows, results);
    for (ExpectationResult& result : results) {
        result.met = result.expectation.known ? is_near(result) : has_sign(result);
    }
    return results;
}

bool misses_known_value(std::span<const ExpectationResult> results)
{
    return std::any_of(results.begin(), results.end(),
                       [](const ExpectationResult& one) { return one.expectation.known && !one.met; });
}

}  // namespace kaptein
