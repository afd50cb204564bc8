#include "models/volunteering/setup/hiring.hpp"

#include "models/volunteering/purposes.hpp"
#include "models/volunteering/setup/traits.hpp"

#include <algorithm>
#include <cmath>

namespace kaptein::volunteering {
namespace {

// Medians of skill by class of work on the logit scale: 0.69 in tasks, 0.5 in relational work, 0.35 in capacity work
// that is not one's own function; standard deviation 0.8.
constexpr double skill_median[3] = {0.8, 0.0, -0.6};
constexpr double skill_spread = 0.8;
constexpr double rank_elsewhere = 0.25; // of expertise, per grade, in capacity work that is not one's own function
constexpr double survey_error = 0.7; // sd: a survey shows two thirds of the variance of motive
constexpr double self_assessment_mean = 0.05;
constexpr double self_assessment_spread = 0.15;

/// What rank and profession add to skill, in logits: most in one's own function; in other capacity work rank alone, for
/// what seniors of every profession have learnt (planning, judging, talking to boards). Neutral for a professional.
double expertise_in(double expertise, int kind, int function, int grade)
{
    if (kind == function) {
        return expertise * (0.5 + 0.5 * grade);
    }
    const bool capacity = class_of_kind[static_cast<std::size_t>(kind)] == WorkClass::capacity;
    return capacity ? expertise * rank_elsewhere * (grade - 1) : 0.0;
}

Words words_of_person(const World& world, const Company& company, std::size_t position, Word block)
{
    return bits(world.luck, purpose::employee_traits, world.position_luck(company, position), 0,
                static_cast<Word>(world.positions.generation[position]) * 8 + block);
}

float draw_skill(const World& world, std::size_t position, std::size_t kind, double u)
{
    const EmployeesParameters& employees = world.parameters.employees;
    const double own = expertise_in(employees.expertise, static_cast<int>(kind), world.positions.function[position],
                                    world.positions.grade[position]);
    const double median = skill_median[static_cast<int>(class_of_kind[kind])];
    return static_cast<float>(elementary::logistic(median + own + employees.spread * skill_spread * normal(u)));
}

Traits draw_traits(const World& world, const Company& company, std::size_t position)
{
    const EmployeesParameters& employees = world.parameters.employees;
    Traits traits;
    for (std::size_t kind = 0; kind < kind_count; kind += 4) {
        const Words words = words_of_person(world, company, position, static_cast<Word>(kind / 4));
        for (std::size_t i = 0; i < 4; ++i) {
            traits.skill[kind + i] = draw_skill(world, position, kind + i, uniform(words[i]));
        }
    }
    const Words words = words_of_person(world, company, position, 2);
    traits.self_assessment = static_cast<float>(
        self_assessment_mean + employees.spread * self_assessment_spread * normal(uniform(words[0])));
    traits.tool_level =
        static_cast<float>(trait(company.tool_level, employees.spread * trait_spread, uniform(words[1])));
    const double empathy = employees.empathy + employees.empathy_grade_slope * (world.positions.grade[position] - 1);
    traits.empathy = static_cast<float>(
        trait(std::clamp(empathy, 0.01, 0.99), employees.spread * 1.5 * trait_spread, uniform(words[2])));
    return traits;
}

/// The one who leaves makes place for the last of those known.
void forget(Positions& people, Company& company, std::size_t position)
{
    const std::uint32_t index = people.known[position];
    if (index != Positions::unknown) {
        company.known[index] = company.known.back();
        people.known[company.known[index].position] = index;
        people.known[position] = Positions::unknown;
        company.known.pop_back();
    }
}

} // namespace

Motives motives_of(const EmployeesParameters& employees, double z, double other_z)
{
    const double rho = employees.motive_attachment_correlation;
    return {employees.spread * z, employees.spread * (rho * z + std::sqrt(1.0 - rho * rho) * other_z)};
}

void take_up(World& world, const Company& company, std::size_t position, const Hire& hire)
{
    Positions& people = world.positions;
    const Motives& motives = hire.motives;
    people.generation[position] = hire.generation;
    people.hired[position] = static_cast<std::int16_t>(hire.step);
    people.motive[position] = static_cast<float>(motives.motive);
    people.attachment[position] = static_cast<float>(motives.attachment);
    people.leaving_factor[position] =
        static_cast<float>(leaving_factor(world.parameters.leaving, motives.attachment, motives.motive));
    people.aware_at[position] = static_cast<float>(company.awareness + exponential_draw(hire.awareness_u, 1.0));
    people.motivation[position] = static_cast<float>(world.parameters.joining.motive_weight * motives.motive);
    people.belief[position] = static_cast<float>(neutral_belief);
    people.inactive_until[position] = 0;
    people.last_served[position] = Positions::never_served;
    people.known[position] = Positions::unknown;
}

void hire(World& world, Company& company, std::size_t position, std::uint16_t generation, int step)
{
    forget(world.positions, company, position);
    const Word luck = world.position_luck(company, position);
    const Words words = bits(world.luck, purpose::employee_motive, luck, 0, generation);
    const Motives motives =
        motives_of(world.parameters.employees, normal(uniform(words[0])), normal(uniform(words[1])));
    take_up(world, company, position, {generation, step, motives, uniform(words[2])});
}

Traits traits_of(const World& world, const Company& company, std::size_t position)
{
    const std::uint32_t index = world.positions.known[position];
    return index != Positions::unknown ? company.known[index].traits : draw_traits(world, company, position);
}

KnownPerson& looked_at(World& world, Company& company, std::size_t position)
{
    std::uint32_t& index = world.positions.known[position];
    if (index == Positions::unknown) {
        index = static_cast<std::uint32_t>(company.known.size());
        company.known.push_back(
            {draw_traits(world, company, position), 0.0F, 0.0F, static_cast<std::uint32_t>(position)});
    }
    return company.known[index];
}

double surveyed_motive(const World& world, const Company& company, std::size_t position)
{
    const Words words = bits(world.luck, purpose::survey, world.position_luck(company, position), 0,
                             world.positions.generation[position]);
    return world.positions.motive[position] + survey_error * normal(uniform(words[0]));
}

} // namespace kaptein::volunteering
