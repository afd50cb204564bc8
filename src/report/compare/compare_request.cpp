#include "experiment/study.hpp"
#include "parameters/value_text.hpp"
#include "report/compare/comparison_report.hpp"

#include <algorithm>

namespace kaptein {

namespace {

constexpr std::uint64_t points_worded = 100'000;  // beyond, comparisons show the numbers of points alone

std::string factor_cell(const ModelInfo& info, const Factor& factor, double value)
{
    const Declaration& declared = factor.is_choice ? info.choices[factor.index] : info.parameters[factor.index];
    return value_text(declared, value);
}

}  // namespace

CompareRequest compare_request(const Study& study)
{
    CompareRequest request;
    request.info = &study.model->info();
    request.study = study.name;
    request.title = study.title;
    request.question = study.question;
    request.outcomes = study.outcomes;
    request.baseline = study.baseline;
    request.sweep_method = study.sweep_method;
    request.plan_block = block_of(study.sweep);
    if (!study.replicates.until.has_value()) {
        request.runs_planned = static_cast<std::uint64_t>(study.designs.size()) * study.replicates.max
                               * (study.points.empty() ? 1 : study.points.size());
    }
    if (!request.info->mechanisms.empty()) {  // a model of the field, not of a formula
        request.plausible_worlds_study = "experiments/how_sure.yaml";
    }
    for (const Factor& factor : study.factors) {
        request.factors.push_back(factor.name);
    }
    for (std::uint64_t row = 0; row < std::min(study.points.size(), points_worded); ++row) {
        const Point point = study.points[row];
        PointText text{.number = point.number, .cells = {}, .values = point.values};
        for (std::size_t i = 0; i < study.factors.size() && i < point.values.size(); ++i) {
            text.cells.push_back(factor_cell(*request.info, study.factors[i], point.values[i]));
        }
        request.points.push_back(std::move(text));
    }
    return request;
}

}  // namespace kaptein
