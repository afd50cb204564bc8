#include "models/volunteering/setup/knowing.hpp"

#include "base/contract.hpp"
#include "base/vectorised.hpp"
#include "base/vectors/padded.hpp"
#include "models/volunteering/purposes.hpp"
#include "models/volunteering/setup/traits.hpp"
#include "random/batch.hpp"

#include <algorithm>

namespace kaptein::volunteering {
namespace {

// Medians of skill by class of work on the logit scale: 0.69 in tasks, 0.5 in relational work, 0.35 in capacity work
// that is not one's own function; standard deviation 0.8.
constexpr double skill_median[3] = {0.8, 0.0, -0.6};
constexpr double skill_spread = 0.8;
constexpr double rank_elsewhere = 0.25; // of expertise, per grade, in capacity work that is not one's own function
constexpr double self_assessment_mean = 0.05;
constexpr double self_assessment_spread = 0.15;
constexpr std::size_t at_once = 32;      // people
constexpr std::size_t traits_count = 11; // skills, self-assessment, tools, empathy

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

/// Traits of up to `at_once` people, trait by trait and person by person: a trait in [0, 1] is logistic(centre + spread
/// * z) with a standard normal z.
struct Drawn {
    std::size_t count = 0;
    std::array<double, traits_count * at_once> centre;
    std::array<double, traits_count * at_once> spread;
    std::array<Word, traits_count * at_once> word;
    std::array<double, traits_count * at_once> z;
    std::array<double, traits_count * at_once> value;

    std::size_t at(std::size_t trait, std::size_t person) const { return trait * count + person; }

    void draw()
    {
        normal_each({word.data(), traits_count * count}, {z.data(), traits_count * count});
        const std::size_t all = fill_up(traits_count * count, centre, spread, z);
        vectorised([all, centre = centre.data(), spread = spread.data(), z = z.data(), value = value.data()]()
                       KAPTEIN_VECTORISED {
                           for (std::size_t i = 0; i < all; ++i) {
                               value[i] = elementary::logistic(centre[i] + spread[i] * z[i]);
                           }
                       });
    }
};

constexpr std::size_t self_assessment = kind_count;
constexpr std::size_t tools = kind_count + 1;
constexpr std::size_t empathy = kind_count + 2;

/// The words of these people, three blocks each.
void draw_words(const World& world, const Company& company, std::span<const std::uint32_t> positions, Drawn& drawn)
{
    std::array<Word, at_once> luck;
    std::array<Word, at_once> draw;
    std::array<Words, at_once> words;
    const std::size_t count = positions.size();
    for (Word block = 0; block < 3; ++block) {
        for (std::size_t i = 0; i < count; ++i) {
            luck[i] = world.position_luck(company, positions[i]);
            draw[i] = static_cast<Word>(world.positions.generation[positions[i]]) * 8 + block;
        }
        block_each(world.luck, purpose::employee_traits, {luck.data(), count}, 0, {draw.data(), count},
                   {words.data(), count});
        for (std::size_t word = 0; word < 4 && 4 * block + word < traits_count; ++word) {
            for (std::size_t i = 0; i < count; ++i) {
                drawn.word[drawn.at(4 * block + word, i)] = words[i][word];
            }
        }
    }
}

/// Centres of traits on the logit scale. A level of tools of 0 or 1 leaves no room (setup/traits.hpp).
void set_centres(const World& world, const Company& company, std::span<const std::uint32_t> positions, Drawn& drawn)
{
    const EmployeesParameters& employees = world.parameters.employees;
    const bool room = company.tool_level > 0.0 && company.tool_level < 1.0;
    const double of_tools = room ? elementary::logit(company.tool_level) : 0.0;
    std::array<double, grade_count> of_empathy{};
    for (int grade = 0; grade < grade_count; ++grade) {
        const double mean = employees.empathy + employees.empathy_grade_slope * (grade - 1);
        of_empathy[static_cast<std::size_t>(grade)] = elementary::logit(std::clamp(mean, 0.01, 0.99));
    }
    for (std::size_t i = 0; i < positions.size(); ++i) {
        const std::uint8_t function = world.positions.function[positions[i]];
        const std::uint8_t grade = world.positions.grade[positions[i]];
        for (std::size_t kind = 0; kind < kind_count; ++kind) {
            const double own = expertise_in(employees.expertise, static_cast<int>(kind), function, grade);
            drawn.centre[drawn.at(kind, i)] = skill_median[static_cast<int>(class_of_kind[kind])] + own;
            drawn.spread[drawn.at(kind, i)] = employees.spread * skill_spread;
        }
        drawn.centre[drawn.at(self_assessment, i)] = 0.0;
        drawn.spread[drawn.at(self_assessment, i)] = 0.0;
        drawn.centre[drawn.at(tools, i)] = of_tools;
        drawn.spread[drawn.at(tools, i)] = employees.spread * trait_spread;
        drawn.centre[drawn.at(empathy, i)] = of_empathy[grade];
        drawn.spread[drawn.at(empathy, i)] = employees.spread * 1.5 * trait_spread;
    }
}

void draw_traits(const World& world, const Company& company, std::span<const std::uint32_t> positions,
                 std::span<Traits> out)
{
    EXPECTS(positions.size() <= at_once && out.size() == positions.size());
    Drawn drawn;
    drawn.count = positions.size();
    draw_words(world, company, positions, drawn);
    set_centres(world, company, positions, drawn);
    drawn.draw();
    const double spread = world.parameters.employees.spread * self_assessment_spread;
    const bool room = company.tool_level > 0.0 && company.tool_level < 1.0;
    for (std::size_t i = 0; i < positions.size(); ++i) {
        for (std::size_t kind = 0; kind < kind_count; ++kind) {
            out[i].skill[kind] = static_cast<float>(drawn.value[drawn.at(kind, i)]);
        }
        out[i].self_assessment =
            static_cast<float>(self_assessment_mean + spread * drawn.z[drawn.at(self_assessment, i)]);
        out[i].tool_level = static_cast<float>(room ? drawn.value[drawn.at(tools, i)] : company.tool_level);
        out[i].empathy = static_cast<float>(drawn.value[drawn.at(empathy, i)]);
    }
}

} // namespace

Traits traits_of(const World& world, const Company& company, std::size_t position)
{
    const std::uint32_t index = world.positions.known[position];
    if (index != Positions::unknown) {
        return company.known[index].traits;
    }
    const auto which = static_cast<std::uint32_t>(position);
    Traits traits;
    draw_traits(world, company, {&which, 1}, {&traits, 1});
    return traits;
}

void look_at(World& world, Company& company, std::span<const std::uint32_t> positions)
{
    std::array<std::uint32_t, at_once> unknown;
    std::array<Traits, at_once> traits;
    std::size_t count = 0;
    const auto add = [&] {
        draw_traits(world, company, {unknown.data(), count}, {traits.data(), count});
        for (std::size_t i = 0; i < count; ++i) {
            company.known.add({traits[i], 0.0F, 0.0F, unknown[i]});
        }
        count = 0;
    };
    auto next = static_cast<std::uint32_t>(company.known.size());
    for (const std::uint32_t position : positions) {
        if (world.positions.known[position] == Positions::unknown) {
            world.positions.known[position] = next++;
            unknown[count++] = position;
            if (count == at_once) {
                add();
            }
        }
    }
    add();
}

} // namespace kaptein::volunteering
