#include "models/volunteering/phases/closing/adapt.hpp"

#include "models/volunteering/parts.hpp"
#include "models/volunteering/phases/serving/charging.hpp"
#include "models/volunteering/purposes.hpp"
#include "random/draw.hpp"

namespace kaptein::volunteering {
namespace {

/// What a company believes its own or a rival's program to be worth, by what it looks at: participation; where it
/// measures impact, that too, with error, each by its weight among the company's objectives.
double performance(const World& world, const Company& company, const Company& judge, double error_u)
{
    if (judge.design.measures == Measures::participation) {
        return company.participation;
    }
    const double impact = company.impact_seen * (1.0 + world.parameters.adapting.measuring_error * normal(error_u));
    return judge.objective * impact + (1.0 - judge.objective) * company.participation;
}

constexpr double review_hours = 8.0;

struct Best {
    const Company* company = nullptr;
    double value = 0.0;
};

/// Near rivals: adopters of the same sector or region; the published case is the best of all adopters.
Best best_rival(const World& world, const std::vector<ProgramDesign>& designs, const Company& self)
{
    Best best;
    Best published;
    for (const std::uint32_t id : world.company_by_luck) {
        const Company& other = world.companies[id];
        if (&other == &self || designs[id].agenda == Agenda::none) {
            continue;
        }
        const Words words = bits(world.luck, purpose::measured, self.luck, world.month_word(), other.luck);
        const double value = performance(world, other, self, uniform(words[0]));
        if (published.company == nullptr || value > published.value) {
            published = {&other, value};
        }
        const bool near_rival = other.sector == self.sector || other.region == self.region;
        if (near_rival && (best.company == nullptr || value > best.value)) {
            best = {&other, value};
        }
    }
    return best.company != nullptr ? best : published;
}

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
void review(World& world, Company& company, const std::vector<ProgramDesign>& before)
{
    const Words words = bits(world.luck, purpose::review, company.luck, world.month_word());
    if (company.design.agenda == Agenda::none || !company.has_volunteers
        || uniform(words[0]) >= world.parameters.adapting.review_chance) {
        return;
    }
    organise(world, company, review_hours);
    const Best best = best_rival(world, before, company);
    const double own = performance(world, company, company, uniform(words[1]));
    if (best.company != nullptr && best.value > own) {
        const auto rival = static_cast<std::size_t>(best.company - world.companies.data());
        copy_one_choice(world, company, before[rival], static_cast<std::uint32_t>(rival), pick(uniform(words[2]), 4));
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
    std::vector<ProgramDesign>& before = world.designs_before;
    before.resize(world.companies.size());
    for (std::size_t c = 0; c < world.companies.size(); ++c) {
        before[c] = world.companies[c].design;
    }
    executor.for_blocks(world.companies.size(), 1, [&](Block block, int) {
        for (std::size_t c = block.begin; c < block.end; ++c) {
            review(world, world.companies[c], before);
        }
    });
}

}  // namespace kaptein::volunteering
