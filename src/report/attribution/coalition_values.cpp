#include "experiment/study.hpp"
#include "report/attribution/attribution_report.hpp"

namespace kaptein {

std::vector<std::vector<std::optional<double>>>
coalition_values(const Rows& rows, const Study& made, std::size_t outcome, const std::vector<CoalitionPlace>& places)
{
    const ModelInfo& info = made.model->info();
    std::vector<std::vector<std::optional<double>>> values;
    std::optional<PointData> data;
    std::optional<std::uint64_t> read;
    for (const CoalitionPlace& place : places) {
        if (read != place.point) {
            data.emplace(info, made.designs.size(), null_design(made));
            rows.each_run(place.point, [&data](const StoredRun& run) { data->add(run); });
            read = place.point;
        }
        values.push_back(data->by_replicate(outcome, place.design, place.against));
        values.back().resize(made.replicates.max);
    }
    return values;
}

}  // namespace kaptein
