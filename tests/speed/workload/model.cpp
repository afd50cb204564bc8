#include "speed/workload/model.hpp"

#include "base/contract.hpp"
#include "models/closed_form/recorded_series.hpp"
#include "speed/workload/world.hpp"

#include <numeric>

namespace kaptein::workload {

namespace {

constexpr std::array parameters{Declaration{.key = "volunteers.count",
                                            .meaning = "Number of volunteers",
                                            .unit = "1",
                                            .kind = Kind::integer,
                                            .valid = closed(50, 4e9),
                                            .plausible = closed(1e3, 1e7),
                                            .usual = reference_volunteers,
                                            .origin = definition("the size of the reference values"),
                                            .plausible_reason = "from a town to a country"}};

constexpr Target around(double value)
{
    return {value - reference_error, value + reference_error, "the description of the workload"};
}

constexpr std::array outcomes{Outcome{.key = "motivation",
                                      .meaning = "Mean motivation after the last month",
                                      .formula = "sum of motivation / volunteers",
                                      .unit = "1",
                                      .target = around(reference.motivation)},
                              Outcome{.key = "impact",
                                      .meaning = "Impact per volunteer",
                                      .formula = "sum of impact / volunteers",
                                      .unit = "1",
                                      .target = around(reference.impact)},
                              Outcome{.key = "joining",
                                      .meaning = "Share joining per month",
                                      .formula = "joined / volunteers / months",
                                      .unit = "share",
                                      .target = around(reference.joining)},
                              Outcome{.key = "placed",
                                      .meaning = "Share placed per month",
                                      .formula = "placed / volunteers / months",
                                      .unit = "share",
                                      .target = around(reference.placed)},
                              Outcome{.key = "need",
                                      .meaning = "Mean need of partners, as drawn",
                                      .formula = "sum of needs / (8 partners)",
                                      .unit = "1"}};

constexpr std::array series{Column{"motivation", "Mean motivation", "1"}, Column{"impact", "Total impact", "1"}};

constexpr ModelInfo workload_info{.name = "workload",
                                  .meaning = "The reference workload for speed",
                                  .version = {1, 0},
                                  .parameters = parameters,
                                  .choices = {},
                                  .presets = {},
                                  .null_preset = "",
                                  .outcomes = outcomes,
                                  .series = series,
                                  .panels = {},
                                  .mechanisms = {},
                                  .contrasts = {},
                                  .denominators = {},
                                  .waterfall = {},
                                  .has_months = true,
                                  .default_horizon = months};

template <class Column>
double sum(const Column& column)
{
    return std::accumulate(column.begin(), column.end(), 0.0);
}

template <class Entry>
void add(DigestStream& stream, const std::vector<Entry>& column)
{
    stream.add(column.data(), column.size() * sizeof column[0]);
}

Digest digest_of(const World& world)
{
    DigestStream stream;
    const Volunteers& people = world.volunteers;
    add(stream, people.skill);
    add(stream, people.empathy);
    add(stream, people.seniority);
    add(stream, people.motivation);
    add(stream, people.company);
    add(stream, people.joins_below);
    add(stream, world.partners.need);
    add(stream, world.partners.room);
    add(stream, world.partners.impact);
    return stream.finish();
}

class Workload final : public Model {
  public:
    const ModelInfo& info() const override { return workload_info; }
    std::unique_ptr<Scratch> scratch() const override { return std::make_unique<World>(); }

    RunResult run(const RunRequest& request, Executor& executor, Scratch& scratch) const override
    {
        EXPECTS(request.values.size() == parameters.size() && request.choices.empty() && request.burn_in == 0);
        auto& world = static_cast<World&>(scratch);
        set_up(world, static_cast<std::size_t>(request.values[0]), request.luck, executor);
        const auto count = static_cast<double>(world.size());
        closed_form::RecordedSeries recorded(request.what);
        RunRecord record;
        record.start = digest_of(world);
        double motivation = sum(world.volunteers.motivation) / count;
        double impact = 0.0;
        for (int month = 1; month <= request.horizon; ++month) {
            run_month(world, static_cast<std::uint16_t>(month - 1), executor);
            motivation = sum(world.motivation_sum) / count;
            impact = sum(world.partners.impact);
            recorded.record(month, std::array{motivation, impact});
        }
        const double volunteer_months = count * std::max(1, request.horizon);
        double need = 0.0;
        for (const Kinds& one : world.partners.need) {
            need += sum(one);
        }
        need /= static_cast<double>(kinds * world.partners.need.size());
        record.outcomes = {motivation, impact / count, static_cast<double>(world.joined_count) / volunteer_months,
                           static_cast<double>(world.placed_count) / volunteer_months, need};
        record.series = recorded.take();
        record.state = digest_of(world);
        return record;
    }
};

} // namespace

const Model& model()
{
    static const Workload workload;
    return workload;
}

} // namespace kaptein::workload
