#include "report/sweep/sweep_values.hpp"

#include "experiment/study.hpp"
#include "report/wording/lines.hpp"
#include "report/wording/numbers.hpp"

#include <algorithm>

namespace kaptein {

std::size_t SweepValues::replicates() const
{
    std::size_t most = 0;
    for (const auto& point : runs) {
        most = std::max(most, point.size());
    }
    return most;
}

std::size_t SweepValues::missing() const
{
    return static_cast<std::size_t>(std::count(means.begin(), means.end(), std::nullopt));
}

std::vector<SweepValues> sweep_values(const Rows& rows, const Study& study, std::span<const SweepTarget> targets)
{
    std::vector<SweepValues> found(targets.size());
    const ModelInfo& info = study.model->info();
    for (const Point& point : study.points) {
        PointData data(info, study.designs.size(), null_design(study));
        rows.each_run(point.number, [&data](const StoredRun& run) { data.add(run); });
        for (std::size_t i = 0; i < targets.size(); ++i) {
            const SweepTarget& target = targets[i];
            std::vector<double> values = data.values(target.outcome, target.design, target.against);
            found[i].means.push_back(values.empty() ? std::nullopt
                                                    : std::optional(level_of(values, 0.95).mean.value()));
            found[i].runs.push_back(std::move(values));
        }
    }
    return found;
}

std::string target_name(const Study& study, const SweepTarget& target)
{
    const std::string design = wording::visible(study.designs[target.design].name);
    return wording::spoken_key(study.model->info().outcomes[target.outcome].key) + ", " + design
           + (target.against.has_value() ? " minus " + wording::visible(study.designs[*target.against].name) : "");
}

}  // namespace kaptein
