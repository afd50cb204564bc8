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

std::string to_text(const Share& share) { return std::to_string(share.index + 1) + "/" + std::to_string(share.count); }

std::uint64_t point_count(const Study& study) { return study.sweep_method.empty() ? 1 : study.points.size(); }

std::uint64_t point_number(const Study& study, std::uint64_t row)
{
    return study.sweep_method.empty() ? 0 : study.points[static_cast<std::size_t>(row)].number;
}

Plan::Plan(const Study& study, std::uint32_t first_replicate, std::uint32_t replicates, Share share) : study_(&study)
{
    EXPECTS(share.index < share.count);
    take_replicates(first_replicate, replicates, share);
    if (!share.whole() && point_count(study) > 1) {
        std::vector<std::uint64_t> rows;
        for (std::uint64_t row = 0; row < point_count(study); ++row) {
            if (point_number(study, row) % share.count == share.index) {
                rows.push_back(row);
            }
        }
        rows_ = std::make_shared<const std::vector<std::uint64_t>>(std::move(rows));
    }
}

Plan::Plan(const Study& study, std::uint32_t first_replicate, std::uint32_t replicates, Share share,
           std::vector<std::uint64_t> rows)
    : study_(&study),
      rows_(std::make_shared<const std::vector<std::uint64_t>>(std::move(rows)))
{
    take_replicates(first_replicate, replicates, share);
}

/// Of one point, a share takes every count-th replicate; of several, all replicates of its points.
void Plan::take_replicates(std::uint32_t first, std::uint32_t replicates, Share share)
{
    first_ = first;
    replicates_ = replicates;
    if (!share.whole() && point_count(*study_) == 1) {
        const std::uint32_t to_mine = (share.index + share.count - first % share.count) % share.count;
        first_ = first + to_mine;
        step_ = share.count;
        replicates_ = replicates > to_mine ? (replicates - to_mine - 1) / share.count + 1 : 0;
    }
}

std::uint64_t Plan::points() const { return rows_ ? rows_->size() : point_count(*study_); }

std::uint64_t Plan::row(std::uint64_t index) const { return rows_ ? (*rows_)[static_cast<std::size_t>(index)] : index; }

std::uint64_t Plan::size() const { return points() * replicates_ * study_->designs.size(); }

RunSpec Plan::at(std::uint64_t index) const
{
    EXPECTS(index < size());
    const std::uint64_t designs = study_->designs.size();
    const std::uint64_t pair = index / designs;
    const std::uint64_t place = row(pair / replicates_);
    RunSpec spec;
    spec.design = static_cast<std::size_t>(index % designs);
    spec.replicate = first_ + step_ * static_cast<std::uint32_t>(pair % replicates_);
    spec.values = study_->settings;
    spec.choices = study_->designs[spec.design].choices;
    if (!study_->sweep_method.empty()) {
        const Point point = study_->points[place];
        spec.point = point.number;
        apply_point(*study_, point, spec);
    }
    spec.key = run_key(*study_, spec.values, spec.choices, spec.replicate);
    return spec;
}

}  // namespace kaptein
