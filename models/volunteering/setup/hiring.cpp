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

void take_up(World& world, std::span<const Newcomer> newcomers, int step, const Brought& brought)
{
    Positions& people = world.positions;
    for (std::size_t i = 0; i < newcomers.size(); ++i) {
        const std::size_t position = newcomers[i].position;
        people.generation[position] = newcomers[i].generation;
        people.hired[position] = static_cast<std::int16_t>(step);
        people.motive[position] = brought.motive[i];
        people.attachment[position] = brought.attachment[i];
        people.leaving_factor[position] = brought.leaving_factor[i];
        people.aware_at[position] = brought.aware_at[i];
        people.motivation[position] = brought.motivation[i];
        people.belief[position] = static_cast<float>(neutral_belief);
        people.inactive_until[position] = 0;
        people.last_served[position] = Positions::never_served;
        people.known[position] = Positions::unknown;
    }
}

void hire_some(World& world, const Company& company, std::span<const Newcomer> newcomers, int step)
{
    Hires hires;
    hires.count = newcomers.size();
    Each<Word> luck;
    Each<Word> generation;
    Each<Words> words;
    for (std::size_t i = 0; i < hires.count; ++i) {
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
    const MotivesAtHire motives_of(world.parameters.employees);
    for (std::size_t i = 0; i < hires.count; ++i) {
        const Motives motives = motives_of(z[2 * i], z[2 * i + 1]);
        hires.motive[i] = motives.motive;
        hires.attachment[i] = motives.attachment;
    }
    Brought brought;
    bring(world, company, hires, brought);
    take_up(world, newcomers, step, brought);
}

} // namespace

MotivesAtHire::MotivesAtHire(const EmployeesParameters& employees)
    : spread_(employees.spread),
      correlation_(employees.motive_attachment_correlation),
      rest_(std::sqrt(1.0 - correlation_ * correlation_))
{}

void bring(const World& world, const Company& company, Hires& hires, Brought& brought)
{
    const std::size_t full = fill_up(hires.count, hires.attachment, hires.motive, hires.awareness_u);
    vectorised([leaving = world.parameters.leaving, count = full, attachment = hires.attachment.data(),
                motive = hires.motive.data(), factor = brought.leaving_factor.data(),
                as_is = brought.attachment.data()]() KAPTEIN_VECTORISED {
        for (std::size_t i = 0; i < count; ++i) {
            factor[i] = static_cast<float>(leaving_factor(leaving, attachment[i], motive[i]));
        }
        for (std::size_t i = 0; i < count; ++i) {
            as_is[i] = static_cast<float>(attachment[i]);
        }
    });
    vectorised([weight = world.parameters.joining.motive_weight, awareness = company.awareness, count = full,
                motive = hires.motive.data(), u = hires.awareness_u.data(), aware_at = brought.aware_at.data(),
                motivation = brought.motivation.data(), as_is = brought.motive.data()]() KAPTEIN_VECTORISED {
        for (std::size_t i = 0; i < count; ++i) {
            aware_at[i] = static_cast<float>(awareness + exponential_draw(u[i], 1.0));
        }
        for (std::size_t i = 0; i < count; ++i) {
            motivation[i] = static_cast<float>(weight * motive[i]);
            as_is[i] = static_cast<float>(motive[i]);
        }
    });
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
        company.known[index] = company.known[company.known.size() - 1];
        people.known[company.known[index].position] = index;
        people.known[position] = Positions::unknown;
        company.known.drop_last();
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
