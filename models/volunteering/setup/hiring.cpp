#include "models/volunteering/setup/hiring.hpp"

#include "base/vectorised.hpp"
#include "base/vectors/padded.hpp"
#include "models/volunteering/purposes.hpp"
#include "random/batch.hpp"
#include "random/draw.hpp"

#include <algorithm>
#include <cmath>

namespace kaptein::volunteering {
namespace {

constexpr double survey_error = 0.7; // sd: a survey shows two thirds of the variance of motive

template <class Value>
using Each = std::array<Value, Hires::at_once>;

/// What the formulas of taking up give for each of these people.
struct Found {
    Each<double> leaving_factor;
    Each<double> aware_after;
};

void find(const World& world, Hires& hires, Found& found)
{
    const std::size_t full = fill_up(hires.count, hires.attachment, hires.motive, hires.awareness_u);
    vectorised([leaving = world.parameters.leaving, count = full, attachment = hires.attachment.data(),
                motive = hires.motive.data(), u = hires.awareness_u.data(), factor = found.leaving_factor.data(),
                after = found.aware_after.data()]() KAPTEIN_VECTORISED {
        for (std::size_t i = 0; i < count; ++i) {
            factor[i] = leaving_factor(leaving, attachment[i], motive[i]);
        }
        for (std::size_t i = 0; i < count; ++i) {
            after[i] = exponential_draw(u[i], 1.0);
        }
    });
}

void hire_some(World& world, const Company& company, std::span<const Newcomer> newcomers, int step)
{
    Hires hires;
    hires.count = newcomers.size();
    Each<Word> luck;
    Each<Word> generation;
    Each<Words> words;
    for (std::size_t i = 0; i < hires.count; ++i) {
        hires.position[i] = newcomers[i].position;
        hires.generation[i] = newcomers[i].generation;
        hires.step[i] = step;
        luck[i] = world.position_luck(company, newcomers[i].position);
        generation[i] = newcomers[i].generation;
    }
    block_each(world.luck, purpose::employee_motive, {luck.data(), hires.count}, 0, {generation.data(), hires.count},
               {words.data(), hires.count});
    std::array<Word, 2 * Hires::at_once> word;
    std::array<double, 2 * Hires::at_once> z;
    for (std::size_t i = 0; i < hires.count; ++i) {
        word[2 * i] = words[i][0];
        word[2 * i + 1] = words[i][1];
        hires.awareness_u[i] = uniform(words[i][2]);
    }
    normal_each({word.data(), 2 * hires.count}, {z.data(), 2 * hires.count});
    for (std::size_t i = 0; i < hires.count; ++i) {
        const Motives motives = motives_of(world.parameters.employees, z[2 * i], z[2 * i + 1]);
        hires.motive[i] = motives.motive;
        hires.attachment[i] = motives.attachment;
    }
    take_up(world, company, hires);
}

} // namespace

Motives motives_of(const EmployeesParameters& employees, double z, double other_z)
{
    const double rho = employees.motive_attachment_correlation;
    return {employees.spread * z, employees.spread * (rho * z + std::sqrt(1.0 - rho * rho) * other_z)};
}

void take_up(World& world, const Company& company, Hires& hires)
{
    Found found;
    find(world, hires, found);
    Positions& people = world.positions;
    for (std::size_t i = 0; i < hires.count; ++i) {
        const std::size_t position = hires.position[i];
        people.generation[position] = hires.generation[i];
        people.hired[position] = static_cast<std::int16_t>(hires.step[i]);
        people.motive[position] = static_cast<float>(hires.motive[i]);
        people.attachment[position] = static_cast<float>(hires.attachment[i]);
        people.leaving_factor[position] = static_cast<float>(found.leaving_factor[i]);
        people.aware_at[position] = static_cast<float>(company.awareness + found.aware_after[i]);
        people.motivation[position] = static_cast<float>(world.parameters.joining.motive_weight * hires.motive[i]);
        people.belief[position] = static_cast<float>(neutral_belief);
        people.inactive_until[position] = 0;
        people.last_served[position] = Positions::never_served;
        people.known[position] = Positions::unknown;
    }
}

void hire(World& world, const Company& company, std::span<const Newcomer> newcomers, int step)
{
    for (std::size_t first = 0; first < newcomers.size(); first += Hires::at_once) {
        hire_some(world, company, newcomers.subspan(first, std::min(Hires::at_once, newcomers.size() - first)), step);
    }
}

/// The one who leaves makes place for the last of those known.
void forget(World& world, Company& company, std::size_t position)
{
    Positions& people = world.positions;
    const std::uint32_t index = people.known[position];
    if (index != Positions::unknown) {
        company.known[index] = company.known.back();
        people.known[company.known[index].position] = index;
        people.known[position] = Positions::unknown;
        company.known.pop_back();
    }
}

void survey_motives(const World& world, const Company& company, std::span<const std::uint32_t> positions,
                    std::span<double> out)
{
    Each<Word> luck;
    Each<Word> generation;
    Each<Words> words;
    Each<Word> word;
    for (std::size_t done = 0; done < out.size(); done += Hires::at_once) {
        const std::size_t count = std::min(Hires::at_once, out.size() - done);
        for (std::size_t i = 0; i < count; ++i) {
            luck[i] = world.position_luck(company, positions[done + i]);
            generation[i] = world.positions.generation[positions[done + i]];
        }
        block_each(world.luck, purpose::survey, {luck.data(), count}, 0, {generation.data(), count},
                   {words.data(), count});
        for (std::size_t i = 0; i < count; ++i) {
            word[i] = words[i][0];
        }
        normal_each({word.data(), count}, out.subspan(done, count));
        for (std::size_t i = 0; i < count; ++i) {
            out[done + i] = world.positions.motive[positions[done + i]] + survey_error * out[done + i];
        }
    }
}

double surveyed_motive(const World& world, const Company& company, std::size_t position)
{
    const auto which = static_cast<std::uint32_t>(position);
    double motive = 0.0;
    survey_motives(world, company, {&which, 1}, {&motive, 1});
    return motive;
}

} // namespace kaptein::volunteering
