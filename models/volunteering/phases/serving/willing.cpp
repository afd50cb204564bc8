#include "models/volunteering/phases/serving/willing.hpp"

#include "models/volunteering/purposes.hpp"
#include "random/draw.hpp"

#include <algorithm>

namespace kaptein::volunteering {
namespace {

bool served_in_past_year(const World& world, std::size_t position)
{
    const int since = world.clock.step - 12 * world.clock.steps_per_month;
    return world.positions.last_served[position] != Positions::never_served
           && world.positions.last_served[position] >= since;
}

int count_served(const World& world, std::size_t first, std::size_t last)
{
    int served = 0;
    for (std::size_t position = first; position < last; ++position) {
        served += served_in_past_year(world, position) ? 1 : 0;
    }
    return served;
}

double free_hours_of(const World& world, Word luck, std::size_t position)
{
    const int year = world.clock.step / (12 * world.clock.steps_per_month);
    const Words words = bits(world.luck, purpose::free_hours, luck, static_cast<std::uint16_t>(year),
                             world.positions.generation[position]);
    return free_hours(world.parameters.availability, normal(uniform(words[0])));
}

void tire(World& world, Word luck, std::size_t position)
{
    const Words words = bits(world.luck, purpose::inactive_spell, luck, world.month_word());
    const double months = 1.0 + exponential_draw(uniform(words[0]), inactive_months_mean);
    world.positions.inactive_until[position] =
        static_cast<std::int16_t>(world.clock.step + static_cast<int>(months * world.clock.steps_per_month + 0.5));
}

void ask_one(World& world, Company& company, std::size_t position, double of_team, double hours_asked)
{
    Positions& people = world.positions;
    const Word luck = world.position_luck(company, position);
    const Words words = bits(world.luck, purpose::joins, luck, world.month_word());
    const Asked asked = asked_how(uniform(words[0]), of_team);
    if (asked != Asked::open_call && uniform(words[3]) < world.parameters.availability.fatigue) {
        tire(world, luck, position);
    }
    const double logit =
        joining_logit(world.parameters.joining, company.joining_z, people.motivation[position], of_team, asked);
    if (!joins(uniform(words[1]), logit)) {
        return;
    }
    const double hours = free_hours_of(world, luck, position);
    if (hours < hours_asked) {
        return;
    }
    company.staffing.candidates.push_back(
        {static_cast<std::uint32_t>(position), words[2], static_cast<float>(hours), asked, false});
}

}  // namespace

void ask_everybody(World& world, Company& company, double hours_asked)
{
    company.staffing.candidates.clear();
    const Positions& people = world.positions;
    const auto awareness = static_cast<float>(company.awareness);
    const std::size_t end = static_cast<std::size_t>(company.first) + company.size;
    for (std::size_t team = company.first; team < end; team += team_size) {
        const std::size_t team_end = std::min<std::size_t>(team + team_size, end);
        const int served = count_served(world, team, team_end);
        const auto colleagues = static_cast<double>(team_end - team - 1);
        for (std::size_t position = team; position < team_end; ++position) {
            if (people.aware_at[position] <= awareness && people.inactive_until[position] <= world.clock.step
                && !people.has(position, Positions::at_work)) {
                const int others = served - (served_in_past_year(world, position) ? 1 : 0);
                ask_one(world, company, position, colleagues > 0.0 ? others / colleagues : 0.0, hours_asked);
            }
        }
    }
}

}  // namespace kaptein::volunteering
