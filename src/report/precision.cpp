#include "report/precision.hpp"

#include "analysis/comparison.hpp"
#include "base/contract.hpp"
#include "report/compare/point_data.hpp"

#include <algorithm>
#include <cmath>

namespace kaptein {
namespace {

std::optional<double> wanted_half_width(const Study& study, const PointData& data)
{
    const Until& until = *study.replicates.until;
    if (!until.relative) {
        return until.half_width;
    }
    const std::vector<double> values = data.values(until.outcome, study.baseline, std::nullopt);
    if (values.empty()) {
        return std::nullopt;
    }
    return until.half_width * std::abs(*level_of(values, until.level).mean);
}

}  // namespace

std::vector<DesignPrecision> precision_at(const Study& study, const Rows& rows, std::uint64_t point,
                                          std::uint32_t replicates)
{
    EXPECTS(study.replicates.until.has_value());
    const Until& until = *study.replicates.until;
    PointData data(study.model->info(), study.designs.size(), null_design(study));
    rows.each_run(point, [&data, replicates](const StoredRun& run) {
        if (run.replicate < replicates) {
            data.add(run);
        }
    });
    const std::optional<double> wanted = wanted_half_width(study, data);
    std::vector<DesignPrecision> found;
    for (std::size_t design = 0; design < study.designs.size(); ++design) {
        if (until.of_difference && design == study.baseline) {
            continue;
        }
        const auto against = until.of_difference ? std::optional(study.baseline) : std::nullopt;
        const Level level = level_of(data.values(until.outcome, design, against), until.level);
        DesignPrecision one{design, std::nullopt, wanted, false};
        if (level.interval) {
            one.half_width = (level.interval->high - level.interval->low) / 2.0;
            one.reached = wanted && *one.half_width <= *wanted;
        }
        found.push_back(one);
    }
    return found;
}

bool all_reached(std::span<const DesignPrecision> designs)
{
    return std::all_of(designs.begin(), designs.end(), [](const DesignPrecision& one) { return one.reached; });
}

}  // namespace kaptein
