#include "models/volunteering/phases/closing/adapt.hpp"

#include "models/volunteering/parts.hpp"
#include "models/volunteering/phases/serving/charging.hpp"
#include "models/volunteering/purposes.hpp"
#include "models/volunteering/world/blocks.hpp"
#include "random/batch.hpp"
#include "random/draw.hpp"

#include <array>

namespace kaptein::volunteering {
namespace {

/// What a company believes its own or a rival's program to be worth, by what it looks at: participation; where it
/// measures impact, that too, with error, each by its weight among the company's objectives. `z` is standard normal.
template <class Seen>
double performance(const World& world, const Seen& seen, const Company& judge, double z)
{
    if (judge.design.measures == Measures::participation) {
        return seen.participation;
    }
    const double impact = seen.impact_seen * (1.0 + world.parameters.adapting.measuring_error * z);
    return judge.objective * impact + (1.0 - judge.objective) * seen.participation;
}

constexpr double review_hours = 8.0;

struct Best {
    const Rival* rival = nullptr;
    double value = 0.0;
};

/// Rivals looked at, many at a time: in a large world there are thousands.
class Look {
  public:
    Look(const World& world, const Company& self) : world_(world), self_(self) { luck_.fill(self.luck); }

    void at(const Rival& rival)
    {
        rivals_[count_] = &rival;
        of_rival_[count_++] = rival.luck;
        if (count_ == at_once) {
            judge();
        }
    }

    /// The first of the best, in the order in which they were looked at.
    Best best()
    {
        judge();
        return best_;
    }

  private:
    static constexpr std::size_t at_once = 128;

    void judge()
    {
        z_.fill(0.0);
        if (self_.design.measures != Measures::participation) {  // only those who measure impact make errors
            block_each(world_.luck, purpose::measured, {luck_.data(), count_}, world_.month_word(),
                       {of_rival_.data(), count_}, {words_.data(), count_});
            for (std::size_t i = 0; i < count_; ++i) {
                of_rival_[i] = words_[i][0];
            }
            normal_each({of_rival_.data(), count_}, {z_.data(), count_});
        }
        for (std::size_t i = 0; i < count_; ++i) {
            const double value = performance(world_, *rivals_[i], self_, z_[i]);
            if (best_.rival == nullptr || value > best_.value) {
                best_ = {rivals_[i], value};
            }
        }
        count_ = 0;
    }

    const World& world_;
    const Company& self_;
    Best best_;
    std::size_t count_ = 0;
    std::array<const Rival*, at_once> rivals_;
    std::array<Word, at_once> luck_;
    std::array<Word, at_once> of_rival_;
    std::array<Words, at_once> words_;
    std::array<double, at_once> z_;
};

template <class Sees>
Best best_among(const World& world, const Company& self, Sees&& sees)
{
    Look look(world, self);
    for (const Rival& other : world.rivals) {
        if (other.luck != self.luck && sees(other)) {
            look.at(other);
        }
    }
    return look.best();
}

/// Near rivals: adopters of the same sector or region; without any, the published case is the best of all adopters.
Best best_rival(const World& world, const Company& self)
{
    const Best near_rival = best_among(
        world, self, [&](const Rival& other) { return other.sector == self.sector || other.region == self.region; });
    return near_rival.rival != nullptr ? near_rival : best_among(world, self, [](const Rival&) { return true; });
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
    world.rivals.clear();
    for (const std::uint32_t id : world.company_by_luck) {
        const Company& company = world.companies[id];
        if (company.design.agenda != Agenda::none) {
            world.rivals.push_back({id, company.luck, company.sector, company.region, company.participation,
                                    company.impact_seen, company.design});
        }
    }
    for_companies(world, executor, [&](Company& company) {
        const InPart reviewing = in(world, Part::adapt);
        review(world, company);
    });
}

}  // namespace kaptein::volunteering
