#include "models/volunteering/phases/yearly/adapt.hpp"

#include "models/volunteering/parts.hpp"
#include "models/volunteering/phases/serving/charging.hpp"
#include "models/volunteering/phases/yearly/rivals.hpp"
#include "models/volunteering/purposes.hpp"
#include "models/volunteering/world/blocks.hpp"
#include "random/draw.hpp"

namespace kaptein::volunteering {
namespace {

constexpr double review_hours = 8.0;

/// Copies the first visible choice that differs, in an order drawn by the company; pays for the change.
void copy_one_choice(World& world, Company& company, const ProgramDesign& model, std::uint32_t from,
                     std::uint32_t first)
{
    for (std::uint32_t i = 0; i < 4; ++i) {
        const std::uint32_t which = (first + i) % 4;
        ProgramDesign& own = company.design;
        bool differs = false;
        if (which == 0 && own.agenda != model.agenda) {
            own.agenda = model.agenda;
            differs = true;
        } else if (which == 1 && own.lead != model.lead) {
            own.lead = model.lead;
            differs = true;
        } else if (which == 2 && own.format != model.format) {
            own.format = model.format;
            differs = true;
        } else if (which == 3 && own.framing != model.framing) {
            own.framing = model.framing;
            differs = true;
        }
        if (differs) {
            company.copied_at = world.clock.step;
            company.copied_choice = static_cast<std::uint8_t>(which);
            company.copied_from = from;
            const bool helped = company.knows_toolkit && which <= 1;
            const AdaptingParameters& adapting = world.parameters.adapting;
            organise(world, company, adapting.change_hours * (helped ? 1.0 - adapting.toolkit : 1.0));
            company.changes += 1.0;
            return;
        }
    }
}

/// A company with a program may look at itself and at others as they were before anybody changed.
void review(World& world, Company& company)
{
    const Words words = bits(world.luck, purpose::review, company.luck, world.month_word());
    if (company.design.agenda == Agenda::none || !company.has_volunteers
        || uniform(words[0]) >= world.parameters.adapting.review_chance) {
        return;
    }
    organise(world, company, review_hours);
    const Best best = best_rival(world, company);
    const double own = performance(world, company, company, normal(uniform(words[1])));
    if (best.rival != nullptr && best.value > own) {
        copy_one_choice(world, company, best.rival->design, best.rival->company, pick(uniform(words[2]), 4));
    }
}

}  // namespace

void adapt(World& world, Executor& executor)
{
    const AdaptingParameters& adapting = world.parameters.adapting;
    if (adapting.review_chance <= 0.0 || !world.clock.last_step_of_year() || !world.clock.in_program()) {
        return;
    }
    const InPart part = in(world, Part::adapt);
    look_around(world);
    for_companies(world, executor, [&](Company& company) {
        const InPart reviewing = in(world, Part::adapt);
        review(world, company);
    });
}

}  // namespace kaptein::volunteering
