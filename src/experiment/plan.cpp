#include "experiment/plan.hpp"

#include "base/contract.hpp"

#include <algorithm>

namespace kaptein {
namespace {

/// Puts the point's factors over the settings and the design's choices.
void apply_point(const Study& study, const Point& point, RunSpec& spec)
{
    for (std::size_t i = 0; i < study.factors.size(); ++i) {
        const Factor& factor = study.factors[i];
        if (!factor.is_choice) {
            spec.values[factor.index] = point.values[i];
        } else if (std::find(factor.designs.begin(), factor.designs.end(), spec.design) != factor.designs.end()) {
            spec.choices[factor.index] = point.values[i];
        }
    }
}

std::uint64_t point_count(const Study& study) { return study.sweep_method.empty() ? 1 : study.points.size(); }

}  // namespace

RunRequest RunSpec::request(const Study& study) const
{
    RunRequest request;
    request.values = values;
    request.choices = choices;
    request.luck = {study.seed, replicate};
    request.burn_in = study.burn_in;
    request.horizon = study.horizon;
    request.run_out = study.run_out;
    request.what = &study.recording;
    request.tables = study.tables;
    return request;
}

std::string to_text(const Study& study, const RunSpec& spec)
{
    return std::to_string(spec.point) + ":" + study.designs[spec.design].name + ":" + std::to_string(spec.replicate);
}

Plan::Plan(const Study& study, std::uint32_t first_replicate, std::uint32_t replicates)
    : study_(&study),
      first_(first_replicate),
      replicates_(replicates)
{}

std::uint64_t Plan::size() const { return point_count(*study_) * replicates_ * study_->designs.size(); }

RunSpec Plan::at(std::uint64_t index) const
{
    EXPECTS(index < size());
    const std::uint64_t designs = study_->designs.size();
    const std::uint64_t pair = index / designs;
    const std::uint64_t row = pair / replicates_;
    RunSpec spec;
    spec.design = static_cast<std::size_t>(index % designs);
    spec.replicate = first_ + static_cast<std::uint32_t>(pair % replicates_);
    spec.values = study_->settings;
    spec.choices = study_->designs[spec.design].choices;
    if (!study_->sweep_method.empty()) {
        const Point point = study_->points[row];
        spec.point = point.number;
        apply_point(*study_, point, spec);
    }
    spec.key = run_key(*study_, spec.values, spec.choices, spec.replicate);
    return spec;
}

}  // namespace kaptein
