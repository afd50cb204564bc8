#include "base/contract.hpp"
#include "parameters/value_text.hpp"
#include "report/compare/comparison_report.hpp"
#include "report/compare/point_data.hpp"
#include "report/sweep/world_survey.hpp"

#include <algorithm>

namespace kaptein {

namespace {

constexpr std::size_t most_failures_kept = 10;

std::optional<std::size_t> outcome_index(const ModelInfo& info, std::string_view key)
{
    for (std::size_t i = 0; i < info.outcomes.size(); ++i) {
        if (info.outcomes[i].key == key) {
            return i;
        }
    }
    return std::nullopt;
}

/// What a level outcome in `unit` reads as when divided: "EUR/hour", and "EUR/EUR" when the divisor is money.
std::string divided_unit(const ModelInfo& info, std::string_view unit, const Denominator& denominator)
{
    const auto divisor = outcome_index(info, denominator.outcome);
    const bool money = divisor.has_value() && info.outcomes[*divisor].unit == "EUR";
    return std::string(unit) + "/" + (money ? "EUR" : std::string(denominator.key));
}

class Builder {
  public:
    Builder(const Rows& rows, const CompareRequest& request) : rows_(&rows), info_(request.info)
    {
        report_.request = request;
        report_.designs = rows.designs();
        report_.run_count = rows.run_count();
        report_.failed_count = rows.failed_count();
        report_.baseline = request.baseline.value_or(marked_baseline());
        report_.null_design = design_of_preset(*info_, report_.designs, info_->null_preset);
        choose_outcomes();
        choose_contrasts();
    }

    ComparisonReport build()
    {
        for (const std::uint64_t point : rows_->points()) {
            if (!report_.request.point.has_value() || *report_.request.point == point) {
                report_.points.push_back(point);
            }
        }
        if (report_.points.size() > 1 && !contrasted_.empty()) {
            survey_.emplace(report_, contrasted_.front());
        }
        for (const std::uint64_t point : report_.points) {
            add_point(point);
        }
        if (survey_.has_value()) {
            survey_->finish(report_);
        }
        return std::move(report_);
    }

  private:
    std::size_t marked_baseline() const
    {
        for (std::size_t i = 0; i < report_.designs.size(); ++i) {
            if (report_.designs[i].is_baseline) {
                return i;
            }
        }
        return 0;
    }

    bool needs_null(std::size_t outcome) const
    {
        return info_->outcomes[outcome].kind == OutcomeKind::derived && !report_.null_design.has_value();
    }

    void choose_outcomes()
    {
        for (const Denominator& denominator : info_->denominators) {
            if (denominator.key == report_.request.per) {
                per_ = &denominator;
                per_outcome_ = outcome_index(*info_, denominator.outcome);
            }
        }
        EXPECTS(report_.request.per.empty() || per_outcome_.has_value());
        for (const std::size_t outcome : report_.request.outcomes) {
            if (needs_null(outcome)) {
                report_.without_null.push_back(outcome);
            }
            if (per_ != nullptr && info_->outcomes[outcome].unit != "EUR") {
                report_.not_divided.push_back(outcome);
            } else {
                printed_.push_back(outcome);
            }
        }
    }

    /// The headline is the study's first outcome that can be computed; beside it every headline outcome in EUR.
    void choose_contrasts()
    {
        for (const std::size_t outcome : report_.request.outcomes) {
            if (contrasted_.empty() && !needs_null(outcome)) {
                contrasted_.push_back(outcome);
            }
        }
        for (std::size_t i = 0; i < info_->outcomes.size() && !contrasted_.empty(); ++i) {
            const Outcome& outcome = info_->outcomes[i];
            const bool as_practice_sees_it = outcome.key.find("naive") != std::string_view::npos; // shown beside causal
            if (outcome.headline && outcome.unit == "EUR" && !needs_null(i) && i != contrasted_.front()
                && !as_practice_sees_it) {
                contrasted_.push_back(i);
            }
        }
    }

    void add_point(std::uint64_t point)
    {
        PointData data(*info_, report_.designs.size(), report_.null_design);
        rows_->each_run(point, [&](const StoredRun& run) {
            data.add(run);
            if (!run.ok && report_.failed.size() < most_failures_kept) {
                report_.failed.push_back({run.point, run.design, run.replicate, run.stage, run.message});
            }
        });
        report_.replicates = std::max(report_.replicates, static_cast<std::uint32_t>(data.replicates()));
        for (std::size_t design = 0; design < report_.designs.size(); ++design) {
            const std::size_t unpaired = data.unpaired(design, report_.baseline);
            if (unpaired > 0) {
                report_.left_out.push_back({point, design, unpaired});
            }
        }
        add_rows(point, data);
        add_contrasts(point, data);
        add_business_cases(point, data);
        if (survey_.has_value()) {
            survey_->add(point, data);
        }
    }

    Quantity quantity(std::size_t design, std::size_t outcome, std::optional<std::size_t> denominator) const
    {
        return {.design = design, .outcome = outcome, .denominator = denominator};
    }

    void add_rows(std::uint64_t point, const PointData& data)
    {
        const double confidence = report_.request.confidence;
        const std::size_t first = report_.comparisons.size();
        std::vector<Comparison> family;
        for (std::size_t design = 0; design < report_.designs.size(); ++design) {
            for (const std::size_t outcome : printed_) {
                const std::string unit = per_ == nullptr ? std::string(info_->outcomes[outcome].unit)
                                                         : divided_unit(*info_, info_->outcomes[outcome].unit, *per_);
                const Quantity mine = quantity(design, outcome, per_outcome_);
                report_.levels.push_back({point, design, outcome, unit, data.level(mine, confidence)});
                if (design == report_.baseline) {
                    continue;
                }
                family.push_back(data.compare(mine, quantity(report_.baseline, outcome, per_outcome_), confidence));
                report_.comparisons.push_back(
                    {point, design, report_.baseline, outcome, unit, report_.request.per, Comparison{}});
            }
        }
        apply_holm(family, confidence);
        for (std::size_t i = 0; i < family.size(); ++i) {
            report_.comparisons[first + i].comparison = family[i];
        }
    }

    void add_contrasts(std::uint64_t point, const PointData& data)
    {
        std::vector<ContrastRow> rows;
        for (std::size_t i = 0; i < info_->contrasts.size() && !contrasted_.empty(); ++i) {
            const auto mine = design_of_preset(*info_, report_.designs, info_->contrasts[i].preset);
            const auto other = design_of_preset(*info_, report_.designs, info_->contrasts[i].against);
            if (!mine.has_value() || !other.has_value()) {
                continue;
            }
            ContrastRow row{.point = point, .contrast = i, .totals = {}, .ratios = {}};
            for (const std::size_t outcome : contrasted_) {
                row.totals.push_back(contrast_part(point, data, *mine, *other, outcome, nullptr));
            }
            for (const Denominator& denominator : info_->denominators) {
                if (info_->outcomes[contrasted_.front()].unit == "EUR") {
                    row.ratios.push_back(contrast_part(point, data, *mine, *other, contrasted_.front(), &denominator));
                }
            }
            rows.push_back(std::move(row));
        }
        correct(rows, &ContrastRow::totals);
        correct(rows, &ContrastRow::ratios);
        std::move(rows.begin(), rows.end(), std::back_inserter(report_.contrasts));
    }

    ComparisonRow contrast_part(std::uint64_t point, const PointData& data, std::size_t mine, std::size_t other,
                                std::size_t outcome, const Denominator* denominator) const
    {
        const Outcome& declared = info_->outcomes[outcome];
        const auto divisor = denominator == nullptr ? std::nullopt : outcome_index(*info_, denominator->outcome);
        return {point,
                mine,
                other,
                outcome,
                denominator == nullptr ? std::string(declared.unit) : divided_unit(*info_, declared.unit, *denominator),
                denominator == nullptr ? "" : std::string(denominator->key),
                data.compare(quantity(mine, outcome, divisor), quantity(other, outcome, divisor),
                             report_.request.confidence)};
    }

    void correct(std::vector<ContrastRow>& rows, std::vector<ComparisonRow> ContrastRow::* part) const
    {
        std::vector<Comparison> family;
        for (const ContrastRow& row : rows) {
            for (const ComparisonRow& one : row.*part) {
                family.push_back(one.comparison);
            }
        }
        apply_holm(family, report_.request.confidence);
        std::size_t next = 0;
        for (ContrastRow& row : rows) {
            for (ComparisonRow& one : row.*part) {
                one.comparison = family[next++];
            }
        }
    }

    void add_business_cases(std::uint64_t point, const PointData& data)
    {
        constexpr std::string_view ending = "_causal";
        for (std::size_t causal = 0; causal < info_->outcomes.size(); ++causal) {
            const std::string_view key = info_->outcomes[causal].key;
            if (!key.ends_with(ending) || needs_null(causal)) {
                continue;
            }
            const std::string twin = std::string(key.substr(0, key.size() - ending.size())) + "_naive";
            const auto naive = outcome_index(*info_, twin);
            for (std::size_t design = 0; design < report_.designs.size() && naive.has_value(); ++design) {
                if (report_.null_design == design) {
                    continue;
                }
                const double confidence = report_.request.confidence;
                report_.business_cases.push_back({point, design, causal, *naive,
                                                  data.level(quantity(design, causal, {}), confidence),
                                                  data.level(quantity(design, *naive, {}), confidence)});
            }
        }
    }

    const Rows* rows_;
    const ModelInfo* info_;
    ComparisonReport report_;
    std::optional<WorldSurvey> survey_; // of a sweep
    const Denominator* per_ = nullptr;
    std::optional<std::size_t> per_outcome_;
    std::vector<std::size_t> printed_; // outcomes of the tables
    std::vector<std::size_t> contrasted_; // outcomes of the contrasts, headline first
};

} // namespace

std::optional<std::size_t> design_of_preset(const ModelInfo& info, const std::vector<StoredDesign>& designs,
                                            std::string_view preset)
{
    for (const Preset& candidate : info.presets) {
        if (candidate.key != preset) {
            continue;
        }
        for (std::size_t design = 0; design < designs.size(); ++design) {
            bool equal = designs[design].choices.size() == info.choices.size();
            for (std::size_t i = 0; equal && i < info.choices.size(); ++i) {
                equal = designs[design].choices[i] == value_text(info.choices[i], candidate.choices[i]);
            }
            if (equal) {
                return design;
            }
        }
    }
    return std::nullopt;
}

ComparisonReport build_comparison(const Rows& rows, const CompareRequest& request)
{
    EXPECTS(request.info != nullptr);
    return Builder(rows, request).build();
}

} // namespace kaptein
