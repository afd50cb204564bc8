#include "models/volunteering/phases/serving/work.hpp"

#include "models/volunteering/parts.hpp"
#include "models/volunteering/phases/serving/charging.hpp"
#include "models/volunteering/purposes.hpp"
#include "models/volunteering/setup/knowing.hpp"
#include "models/volunteering/world/ahead.hpp"

#include <algorithm>

namespace kaptein::volunteering {
namespace {

/// What the step of one engagement is like, the same for all its volunteers.
struct Setting {
    Need* need = nullptr;    // null: make-work, a need that is none, or one of another kind than was thought
    double quality = 1.0;    // plan x host
    double skill_asked = 0.5;
    double contact = 0.0;
    double worth = 0.0;      // of the need, for harm
    double part = 1.0;       // of the step, until the need goes
    double gap_left = 1.0;   // of a lack of skill, after preparation
    double months = 0.0;     // of work this step
    BondGap bond_left{1.0, 1.0};
    bool gone = false;       // the need of longer work is not there any more
};

Setting setting_of(World& world, Engagement& engagement)
{
    Partner& partner = world.partners[engagement.partner];
    const std::size_t month = month_slot(world.clock.step / world.clock.steps_per_month);
    Setting setting;
    setting.quality = engagement.plan_quality
                      * host_quality(world.parameters.hosting, partner.coordinator_hours, partner.promised[month]);
    Need* need = need_of(partner, engagement);
    if (need != nullptr && need->real && need->kind == engagement.kind) {
        setting.need = need;
        setting.skill_asked = need->skill_asked;
        setting.contact = need->contact;
        setting.worth = need->worth;
    }
    setting.gone = engagement.need != no_need && need == nullptr && engagement.months > 1;
    // Work of several months stops when its need goes, within the step; a day is a day.
    if (need != nullptr && engagement.months > 1) {
        const double left = std::min(need->expires, need->met_otherwise) - world.clock.time();
        setting.part = std::clamp(left / world.clock.dt(), 0.0, 1.0);
    }
    // A one-day event gives its month's hours in one step; longer engagements spread theirs, until the need goes.
    setting.months = engagement.months == 1 ? 1.0 : world.clock.dt() * setting.part;
    setting.bond_left = bond_gap_left(world.parameters.bond, setting.months);
    return setting;
}

/// Effective share of an hour of one volunteer this step, after ability, plan, host, empathy and bond.
double effective_share(const World& world, const Engagement& engagement, const Setting& setting, const Traits& traits,
                       Assignment& assignment)
{
    const double skill = traits.skill[engagement.kind];
    const double able = ability(skill, setting.skill_asked, setting.gap_left);
    const double feeling = empathy_factor(world.parameters.serving, setting.contact, traits.empathy);
    const double bond = mean_bond(setting.bond_left, assignment.bond);
    assignment.bond = static_cast<float>(grown_bond(setting.bond_left, assignment.bond));
    return able * setting.quality * feeling * carried_by_bond(world.parameters.bond, setting.contact, bond);
}

/// The volunteer learns by doing; the company keeps count of what is of use in the job.
void learn(World& world, Company& company, const Engagement& engagement, KnownPerson& person, double hours)
{
    float& skill = person.traits.skill[engagement.kind];
    const double after = practised(world.parameters.learning, skill, hours);
    const double gain = after - skill;
    skill = static_cast<float>(after);
    const WorkClass work_class = class_of_kind[engagement.kind];
    const double relevant = world.positions.function[person.position] == engagement.kind ? 1.0
                            : work_class == WorkClass::task                              ? 0.0
                                                                                         : transfer;
    person.skill_gained += static_cast<float>(relevant * gain);
    company.skill_stock += relevant * gain;
    company.skill_gained_total += gain;
    // What participants report: practice without its ceiling, through the eyes of self-assessment, all of use.
    const double reported = world.parameters.learning.rate * hours * 0.01 * 0.5
                            + 0.1 * std::max(0.0F, person.traits.self_assessment) * hours * 0.01;
    post(world, company, company_line::self_reported_skill, reported * world.parameters.accounts.skill_worth * 12.0);
}

/// The volunteer rates the work as it looks from inside; belief and motivation follow in the reflect phase.
double rate_work(const Engagement& engagement, const Setting& setting, const Traits& traits)
{
    const double self = traits.skill[engagement.kind] + traits.self_assessment;
    const double use =
        setting.need == nullptr ? use_of_skill_in_make_work : std::clamp(self / setting.skill_asked, 0.0, 1.0);
    return volunteer_rating(use, setting.contact, setting.quality);
}

/// Hours on a need and what they do.
struct Served {
    double part;       // of a month
    double hours;
    double effective;
};

/// People on a day stay for the day; in longer work they stop when the need is filled.
void stop_when_filled(const Engagement& engagement, double hours_left, Served& served)
{
    if (engagement.months > 1 && served.effective > hours_left) {
        const double whole = served.hours;
        served.hours = std::max(quantise_hours(whole * hours_left / served.effective), hours_left);
        served.effective = hours_left;
        served.part *= served.hours / whole;
    }
}

void serve(World& world, Company& company, Engagement& engagement, const Setting& setting, Assignment& assignment)
{
    Positions& people = world.positions;
    const std::size_t position = assignment.position;
    KnownPerson& person = known_person(world, company, position);
    Served served{setting.months, 0.0, 0.0};
    served.hours = quantise_hours(engagement.hours_per_month * served.part);
    const bool filled = setting.need != nullptr && setting.need->hours_left <= 0.0 && engagement.months > 1;
    if (served.hours <= 0.0 || filled) {
        return;
    }
    if (setting.need == nullptr) {
        post(world, company, company_line::unneeded_hours, served.hours);
    } else {
        const double share = effective_share(world, engagement, setting, person.traits, assignment);
        served.effective = std::min(served.hours, quantise_hours(served.hours * share));
        stop_when_filled(engagement, setting.need->hours_left, served);
        const double credit = std::min(served.effective, setting.need->hours_left);
        setting.need->hours_left -= credit;
        post(world, company, company_line::misfit_hours, served.hours - served.effective);
        post(world, company, company_line::unneeded_hours, served.effective - credit);
        engagement.step_credit += credit;
        assignment.effective += static_cast<float>(credit);
    }
    const double hours = served.hours;
    const double cost = world.hourly_cost(position);
    post(world, company, company_line::volunteer_hours, hours);
    post_hours(world, company, hours, cost, Use::serving);
    post_hours(world, company, world.parameters.serving.travel_hours * served.part, cost, Use::overhead);
    engagement.step_hours += hours;
    engagement.step_heads += served.part;  // volunteer-months
    assignment.part_of_month = static_cast<float>(served.part);
    assignment.rating = static_cast<float>(rate_work(engagement, setting, person.traits));
    assignment.hours += static_cast<float>(hours);
    const double weight = people.grade[position] == grade_count - 1 ? world.parameters.relationship.senior_weight : 1.0;
    engagement.rating_sum += weight * assignment.rating;
    engagement.rating_weight += weight;
    person.hours_of_year += static_cast<float>(hours);
    people.last_served[position] = static_cast<std::int16_t>(world.clock.step);
    people.flags[position] |= Positions::served_this_year;
    learn(world, company, engagement, person, hours);
}

} // namespace

void work(World& world, Company& company)
{
    const InPart part = in(world, Part::work);
    find_people(company);
    const double left = gap_left(world.parameters.serving, company.design.preparation_hours);
    for (std::size_t turn = 0; turn < company.engagements.size(); ++turn) {
        Engagement& engagement = company.engagements[turn];
        engagement.step_hours = engagement.step_heads = engagement.step_credit = engagement.step_harm = 0.0;
        if (engagement.state != EngagementState::running) {
            continue;
        }
        ask_for_partners(world, company.engagements, turn);
        Setting setting = setting_of(world, engagement);
        setting.gap_left = left;
        if (setting.gone) {
            engagement.need_gone = true;
            continue;
        }
        for (Assignment& assignment : people_of(company, engagement)) {
            ask_for_people(world, company, static_cast<std::size_t>(&assignment - company.assignments.data()));
            serve(world, company, engagement, setting, assignment);
        }
        engagement.served_sum += engagement.step_hours;
        engagement.gain_sum += engagement.step_credit;
        engagement.hours_with_partner += engagement.step_hours / std::max<double>(engagement.filled, 1.0);
        // A need that goes or is filled within this step ends the engagement with it.
        engagement.need_gone = engagement.months > 1
                               && (setting.part < 1.0 || (setting.need != nullptr && setting.need->hours_left <= 0.0));
    }
}

void end_early(World& world, Company& company, const Assignment& assignment)
{
    world.positions.flags[assignment.position] &= static_cast<std::uint8_t>(~Positions::at_work);
    Engagement* engagement = find_engagement(company, assignment.engagement);
    const double steps_left = std::max(0, engagement->end - world.clock.step - 1);
    if (steps_left <= 0.0 || engagement->need_gone) {
        return;
    }
    post(world, company, company_line::broken_off_hours, steps_left * world.clock.dt() * engagement->hours_per_month);
    const Setting setting = setting_of(world, *engagement);
    engagement->step_harm += harm_of_break_eur(world.parameters.bond, setting.contact, assignment.bond, setting.worth);
}

} // namespace kaptein::volunteering
