#include "experiment/study.hpp"
#include "report/sensitivity/sensitivity_report.hpp"
#include "report/wording/numbers.hpp"

#include <array>

namespace kaptein {

namespace {

constexpr std::array<std::string_view, 2> methods{"sobol", "morris"};
constexpr std::array<std::string_view, 6> measures{"S1", "ST", "S2", "mu", "mu_star", "sigma"};

constexpr std::array<Column, 14> columns{{
    {"method", "How the points were laid out: Sobol' indices or Morris's elementary effects", "", ColumnType::category,
     methods, true},
    {"design", "Design", "", ColumnType::text, {}, true},
    {"against", "Design that is subtracted; empty for the level of the design", "", ColumnType::text, {}, true},
    {"outcome", "Outcome analysed", "", ColumnType::text, {}, true},
    {"n_points", "Points of the plan", "1", ColumnType::integer, {}, true},
    {"replicates", "Most replicates at a point", "1", ColumnType::integer, {}, true},
    {"dropped",
     "Points left out with their block of the plan, because a value is missing",
     "1",
     ColumnType::integer,
     {},
     true},
    {"noise_share",
     "Share of the variance of the points' means that is luck; empty with one replicate",
     "share",
     ColumnType::number,
     {},
     true},
    {"factor", "Factor or group", "", ColumnType::text, {}, true},
    {"with", "Second factor of a pair", "", ColumnType::text, {}, true},
    {"measure",
     "S1: share of the variance by the factor alone; ST: with all it interacts with; S2: by a pair beyond both. mu, "
     "mu_star, sigma: mean, mean size and standard deviation of the effect of the whole range",
     "", ColumnType::category, measures, true},
    {"value", "The measure", "share, or of the outcome", ColumnType::number, {}, true},
    {"low", "Lower end of its interval, by resampling blocks of the plan", "as value", ColumnType::number, {}, true},
    {"high", "Upper end", "as value", ColumnType::number, {}, true},
}};

TableCell number(std::optional<double> value)
{
    return value.has_value() ? TableCell(wording::round_significant(*value, 12)) : TableCell();
}

class Table {
  public:
    explicit Table(const SensitivityReport& report) : report_(&report) {}

    std::vector<std::vector<TableCell>> rows()
    {
        for (const SensitivityAnalysis& analysis : report_->analyses) {
            analysis_ = &analysis;
            if (const auto* indices = std::get_if<SobolIndices>(&analysis.found)) {
                for (std::size_t i = 0; i < report_->factors.size(); ++i) {
                    add(report_->factors[i], "", "S1", indices->first[i]);
                    add(report_->factors[i], "", "ST", indices->total[i]);
                }
                for (const SobolPair& pair : indices->pairs) {
                    add(report_->factors[pair.a], report_->factors[pair.b], "S2", pair.second);
                }
            } else {
                const auto& effects = std::get<ElementaryEffects>(analysis.found);
                for (std::size_t i = 0; i < report_->factors.size(); ++i) {
                    add(report_->factors[i], "", "mu", effects.factors[i].mean);
                    add(report_->factors[i], "", "mu_star", effects.factors[i].mean_absolute);
                    add(report_->factors[i], "", "sigma", effects.factors[i].deviation);
                }
            }
        }
        return std::move(rows_);
    }

  private:
    void add(const std::string& factor, const std::string& with, const char* measure, const Estimate& estimate)
    {
        const Study& study = *report_->study;
        const SweepTarget& target = analysis_->target;
        const auto& noise = analysis_->noise;
        const auto& interval = estimate.interval;
        rows_.push_back({report_->method, study.designs[target.design].name,
                         target.against.has_value() ? TableCell(study.designs[*target.against].name) : TableCell(),
                         std::string(study.model->info().outcomes[target.outcome].key),
                         static_cast<std::int64_t>(report_->points), static_cast<std::int64_t>(analysis_->replicates),
                         static_cast<std::int64_t>(analysis_->dropped),
                         number(noise.has_value() ? std::optional(noise->share) : std::nullopt), factor,
                         with.empty() ? TableCell() : TableCell(with), std::string(measure), number(estimate.value),
                         number(interval.has_value() ? std::optional(interval->low) : std::nullopt),
                         number(interval.has_value() ? std::optional(interval->high) : std::nullopt)});
    }

    const SensitivityReport* report_;
    const SensitivityAnalysis* analysis_ = nullptr;
    std::vector<std::vector<TableCell>> rows_;
};

}  // namespace

std::span<const Column> sensitivity_columns() { return columns; }

std::vector<std::vector<TableCell>> sensitivity_rows(const SensitivityReport& report) { return Table(report).rows(); }

}  // namespace kaptein
