#include "models/volunteering/phases/closing/reflect.hpp"

#include "base/vectorised.hpp"
#include "models/volunteering/parts.hpp"
#include "models/volunteering/phases/serving/work.hpp"
#include "models/volunteering/purposes.hpp"

#include <algorithm>

namespace kaptein::volunteering {
namespace {

constexpr double rating_step = 0.25;  // moving mean of volunteers' ratings: about the last four months

bool served_now(const World& world, const Assignment& assignment)
{
    return world.positions.last_served[assignment.position] == world.clock.step;
}

double claim_of(const Company& company)
{
    return company.design.framing == Framing::philanthropic ? philanthropic_claim : neutral_belief;
}

/// Motivation and own evidence of those who served; returns the mean rating of the step, or -1.
double experience(World& world, Company& company, double claim)
{
    Positions& people = world.positions;
    const BelievingParameters& believing = world.parameters.believing;
    double sum = 0.0;
    double count = 0.0;
    for (const Assignment& assignment : company.assignments) {
        if (!served_now(world, assignment)) {
            continue;
        }
        const std::size_t position = assignment.position;
        const double dt = assignment.part_of_month;
        const double moved = moved_motivation(world.parameters.experience, people.motivation[position],
                                              assignment.rating, assignment.asked == Asked::boss);
        people.motivation[position] += static_cast<float>(dt * (moved - people.motivation[position]));
        const double belief = people.belief[position];
        const double pull = pull_of_evidence(believing, belief, assignment.rating, claim, 1.0);
        people.belief[position] = static_cast<float>(moved_belief(believing, belief, pull, dt));
        sum += assignment.rating;
        count += 1.0;
    }
    return count > 0.0 ? sum / count : -1.0;
}

/// Claims and colleagues' experience reach everybody who knows of the program.
void believe(World& world, Company& company, double claim)
{
    Positions& people = world.positions;
    const BelievingParameters& rules = world.parameters.believing;
    const auto awareness = static_cast<float>(company.awareness);
    const double seen = company.rating_of_year;
    const double weight = company.has_volunteers ? weight_of_colleagues : 0.0;
    const double asymmetry = seen < claim ? rules.asymmetry : 1.0;
    const double step = rules.rate * world.clock.dt();
    const auto constant = static_cast<float>(step * (weight_of_claim * claim + weight * asymmetry * seen));
    const auto slope = static_cast<float>(step * (weight_of_claim + weight * asymmetry));
    vectorised([=, size = company.size, aware_at = people.aware_at.data() + company.first,
                belief = people.belief.data() + company.first]() KAPTEIN_VECTORISED {
        for (std::uint32_t i = 0; i < size; ++i) {
            const float moved = std::clamp(belief[i] + (constant - slope * belief[i]), 0.0F, 1.0F);
            belief[i] = aware_at[i] <= awareness ? moved : belief[i];
        }
    });
}

void believe_in_public(World& world, Company& company, double claim)
{
    const double years = world.clock.program_step() / (12.0 * world.clock.steps_per_month);
    const double weight = std::clamp(world.parameters.scrutiny.scrutiny * (1.0 + scrutiny_growth * years), 0.0, 1.0);
    double pull = pull_of_claim(company.belief_public, claim);
    if (company.has_volunteers) {
        pull +=
            pull_of_evidence(world.parameters.believing, company.belief_public, company.rating_of_year, claim, weight);
    }
    company.belief_public = moved_belief(world.parameters.believing, company.belief_public, pull, world.clock.dt());
    post(world, company, company_line::legitimacy,
         (company.belief_public - neutral_belief) * world.parameters.accounts.legitimacy_price * company.size
             * world.clock.dt() / 12.0);
}

bool breaks_off(const World& world, const Company& company, const Assignment& assignment)
{
    const Words words =
        bits(world.luck, purpose::breaks_off, world.position_luck(company, assignment.position), world.month_word());
    const double hazard = break_off_hazard(world.parameters.experience, assignment.rating) * world.clock.dt();
    return uniform(words[0]) < 1.0 - elementary::exp(-hazard);
}

void maybe_break_off(World& world, Company& company)
{
    EngagementOf engagement_of(company);
    const auto leaves = [&](const Assignment& assignment) {
        const Engagement& engagement = engagement_of(assignment);
        const bool goes_on = engagement.state == EngagementState::running && engagement.end > world.clock.step + 1
                             && !engagement.need_gone;
        const bool ends = goes_on && served_now(world, assignment) && breaks_off(world, company, assignment);
        if (ends) {
            end_early(world, company, assignment);
        }
        return ends;
    };
    std::erase_if(company.assignments, leaves);
}

}  // namespace

void reflect(World& world, Company& company)
{
    if (!world.clock.accounting() || company.design.agenda == Agenda::none) {
        return;
    }
    const InPart part = in(world, Part::reflect_experience);
    const double claim = claim_of(company);
    const double rating = experience(world, company, claim);
    if (rating >= 0.0) {
        company.rating_of_year =
            company.has_volunteers
                ? company.rating_of_year + rating_step * world.clock.dt() * (rating - company.rating_of_year)
                : rating;
        company.has_volunteers = true;
    }
    if (world.parameters.believing.rate > 0.0) {
        const InPart believing = in(world, Part::reflect_believe);
        believe(world, company, claim);
        believe_in_public(world, company, claim);
    }
    maybe_break_off(world, company);
}

}  // namespace kaptein::volunteering
