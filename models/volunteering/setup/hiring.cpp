#include "models/volunteering/setup/hiring.hpp"

#include "models/volunteering/purposes.hpp"
#include "models/volunteering/setup/traits.hpp"

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

void draw_skills(World& world, Word luck, std::size_t position, std::uint16_t generation)
{
    const EmployeesParameters& employees = world.parameters.employees;
    const int grade = world.positions.grade[position];
    const int function = world.positions.function[position];
    for (int kind = 0; kind < kind_count; kind += 4) {
        const Words words = bits(world.luck, purpose::employee_traits, luck, 0,
                                 static_cast<Word>(generation) * 8 + static_cast<Word>(kind / 4));
        for (int i = 0; i < 4; ++i) {
            const int k = kind + i;
            const double own = expertise_in(employees.expertise, k, function, grade);
            const double logit =
                skill_median[static_cast<int>(class_of_kind[static_cast<std::size_t>(k)])] + own
                + employees.spread * skill_spread * normal(uniform(words[static_cast<std::size_t>(i)]));
            world.positions.skill[position * kind_count + static_cast<std::size_t>(k)] =
                static_cast<float>(elementary::logistic(logit));
        }
    }
}

} // namespace

Motives draw_motives(const World& world, Word position_luck, std::uint16_t generation, std::uint16_t attempt)
{
    const EmployeesParameters& employees = world.parameters.employees;
    const Words words = bits(world.luck, purpose::employee_motive, position_luck, attempt, generation);
    const double rho = employees.motive_attachment_correlation;
    const double motive = normal(uniform(words[0]));
    const double other = normal(uniform(words[1]));
    return {employees.spread * motive, employees.spread * (rho * motive + std::sqrt(1.0 - rho * rho) * other)};
}

void hire(World& world, const Company& company, std::size_t position, std::uint16_t generation, int step)
{
    Positions& people = world.positions;
    const EmployeesParameters& employees = world.parameters.employees;
    const Word luck = world.position_luck(company, position);
    people.generation[position] = generation;
    people.hired[position] = static_cast<std::int16_t>(step);
    draw_skills(world, luck, position, generation);
    const Words words = bits(world.luck, purpose::employee_traits, luck, 0, static_cast<Word>(generation) * 8 + 2);
    people.self_assessment[position] = static_cast<float>(
        self_assessment_mean + employees.spread * self_assessment_spread * normal(uniform(words[0])));
    people.tool_level[position] =
        static_cast<float>(trait(company.tool_level, employees.spread * trait_spread, uniform(words[1])));
    double empathy = employees.empathy + employees.empathy_grade_slope * (people.grade[position] - 1);
    empathy = empathy < 0.01 ? 0.01 : (empathy > 0.99 ? 0.99 : empathy);
    people.empathy[position] =
        static_cast<float>(trait(empathy, employees.spread * 1.5 * trait_spread, uniform(words[2])));
    const Motives motives = draw_motives(world, luck, generation, 0);
    people.motive[position] = static_cast<float>(motives.motive);
    people.attachment[position] = static_cast<float>(motives.attachment);
    people.leaving_factor[position] =
        static_cast<float>(leaving_factor(world.parameters.leaving, motives.attachment, motives.motive));
    const Words aware = bits(world.luck, purpose::awareness, luck, 0, generation);
    people.aware_at[position] = static_cast<float>(company.awareness + exponential_draw(uniform(aware[0]), 1.0));
    people.motivation[position] = static_cast<float>(world.parameters.joining.motive_weight * motives.motive);
    people.belief[position] = static_cast<float>(neutral_belief);
    people.hours_of_year[position] = 0.0F;
    people.skill_gained[position] = 0.0F;
    people.inactive_until[position] = 0;
    people.last_served[position] = Positions::never_served;
}

double surveyed_motive(const World& world, const Company& company, std::size_t position)
{
    const Words words = bits(world.luck, purpose::survey, world.position_luck(company, position), 0,
                             world.positions.generation[position]);
    return world.positions.motive[position] + survey_error * normal(uniform(words[0]));
}

} // namespace kaptein::volunteering
