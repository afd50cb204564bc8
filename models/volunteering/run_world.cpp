#include "models/volunteering/run_world.hpp"

#include "models/volunteering/month.hpp"
#include "models/volunteering/parts.hpp"
#include "models/volunteering/phases/arising/arise.hpp"
#include "models/volunteering/recording/recorder.hpp"
#include "models/volunteering/results/books.hpp"
#include "models/volunteering/results/outcomes.hpp"
#include "models/volunteering/results/state_digest.hpp"

#include "base/contract.hpp"

#include <cmath>

namespace kaptein::volunteering {
namespace {

constexpr int steps_max = 32000;  // steps are kept in 16 bits

void start(World& world, const RunRequest& request)
{
    world.parameters = to_parameters(request.values);
    world.luck = request.luck;
    world.part_clock = request.part_clock;
    world.own = to_own_case(request.tables);
    world.clock = {.step = 0,
                   .steps_per_month = static_cast<int>(world.parameters.comparison.steps_per_month),
                   .burn_in = request.burn_in,
                   .horizon = request.horizon,
                   .run_out = request.run_out};
    world.discount = 1.0;
    world.attachment_at_end = world.belief_at_end = 0.0;
    world.break_even_month = 0;
    world.startup = world.established = {};
}

RunFailure books_failure(const Violation& violation)
{
    return {"books", violation.month, {violation.entity, violation.id}, violation.quantity};
}

std::optional<Violation> checked_books(const World& world, Executor& executor)
{
    const InPart part = in(world, Part::check);
    if (world.part_clock != nullptr) {
        world.part_clock->simulated(world.positions.grade.size());
    }
    return checked_build ? check_books(world, executor) : std::nullopt;
}

std::optional<RunFailure> check_numbers(const std::vector<Value>& outcomes)
{
    for (std::size_t i = 0; i < outcomes.size(); ++i) {
        if (outcomes[i] && !std::isfinite(*outcomes[i])) {
            return RunFailure{
                "outcomes", 0, {}, std::string(outcome_declarations()[i].key) + " is not a finite number"};
        }
    }
    return std::nullopt;
}

}  // namespace

RunResult run_world(const RunRequest& request, const Renaming& renaming, World& world, Executor& executor)
{
    start(world, request);
    if (world.clock.steps() > steps_max) {
        return RunFailure{"setup", 0, {}, "more than 32000 steps; shorten the horizon or use fewer steps per month"};
    }
    const ProgramDesign design = to_design(request.choices);
    {
        const InPart part = in(world, Part::set_up);
        set_up(world, renaming, executor);
    }
    RunRecord record;
    Recorder recorder(world, request.what);
    if (world.clock.burn_in == 0) {
        record.start = state_digest(world, executor);
    }
    for (; world.clock.step < world.clock.steps(); ++world.clock.step) {
        step(world, design, executor, &recorder);
        if (world.clock.last_step_of_month()) {
            if (auto violation = checked_books(world, executor)) {
                return books_failure(*violation);
            }
            if (world.clock.month() == 0) {
                record.start = state_digest(world, executor);
            }
        }
    }
    const InPart part = in(world, Part::sum_up);
    count_what_comes_anyway(world);
    record.outcomes = level_values(sum_up(world));
    if (auto failure = check_numbers(record.outcomes)) {
        return *failure;
    }
    recorder.finish(record);
    record.state = state_digest(world, executor);
    return record;
}

}  // namespace kaptein::volunteering
