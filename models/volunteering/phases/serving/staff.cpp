#include "models/volunteering/phases/serving/staff.hpp"

#include "models/volunteering/parts.hpp"
#include "models/volunteering/phases/meeting/agree.hpp"
#include "models/volunteering/phases/meeting/decisions.hpp"
#include "models/volunteering/phases/meeting/plan.hpp"
#include "models/volunteering/phases/meeting/promising.hpp"
#include "models/volunteering/phases/serving/charging.hpp"
#include "models/volunteering/phases/serving/choose.hpp"
#include "models/volunteering/phases/serving/willing.hpp"
#include "models/volunteering/setup/knowing.hpp"
#include "models/volunteering/world/lists.hpp"

#include <algorithm>
#include <span>

namespace kaptein::volunteering {
namespace {

constexpr double estimate_step = 0.3;  // how quickly a company learns how many people come forward in a month

double promised_hours(const Engagement& engagement)
{
    return engagement.heads * engagement.hours_per_month * engagement.months;
}

/// Money set aside is free again, as long as its year has not ended.
void release(const World& world, Company& company, const Engagement& engagement)
{
    const int months = (world.clock.month() - 1) % 12;
    if (months >= 1) {  // agreed a month before: still this program year
        company.committed_eur -= engagement.expected_cost;
    }
}

void cancel(World& world, Company& company, Engagement& engagement)
{
    engagement.state = EngagementState::cancelled;
    if (Need* need = need_of(world.partners[engagement.partner], engagement)) {
        need->reserved = false;
    }
    company.engagements_cancelled += 1.0;
    release(world, company, engagement);
}

/// The engagement finds its need open, or both sides decide on make-work, or it is called off.
bool can_start(World& world, Company& company, Engagement& engagement)
{
    Partner& partner = world.partners[engagement.partner];
    const Need* need = need_of(partner, engagement);
    if (engagement.need != no_need && (need == nullptr || need->hours_left <= 0.0)) {
        engagement.need = no_need;
        const bool now = bends_at_start(world, company, partner, engagement);
        if (!(world.decisions != nullptr ? world.decisions->bends(company, engagement, now) : now)) {
            post(world, company, company_line::infeasible_hours, promised_hours(engagement));
            cancel(world, company, engagement);
            return false;
        }
    }
    return true;
}

void plan_the_work(const World& world, Company& company, Engagement& engagement)
{
    const Partner& partner = world.partners[engagement.partner];
    const Relation* relation = find_relation(company, partner.luck);
    const double known = relation != nullptr ? relation->knowledge : world.parameters.companies.problem_knowledge;
    const LeadingView by_company{known, company.planning_skill};
    const LeadingView by_partner{partner.problem_knowledge, partner.planning_skill};
    LeadingView lead = engagement.lead == Lead::company ? by_company : by_partner;
    double tools = engagement.lead == Lead::company ? company.tool_level : partner.tool_level;
    if (engagement.lead == Lead::shared) {
        lead = {std::max(by_company.knowledge, by_partner.knowledge),
                std::max(by_company.planning_skill, by_partner.planning_skill)};
        tools = 0.5 * (company.tool_level + partner.tool_level);
    }
    engagement.plan_quality = plan_quality(world.parameters.leading, engagement.problem, engagement.technical, lead);
    engagement.sophistication = tools;  // the makers' part follows when they are known
}

/// One person gets a place: paid preparation, and the hours set aside.
double take_on(World& world, Company& company, Engagement& engagement, const Candidate& candidate)
{
    const std::size_t position = candidate.position;
    Positions& people = world.positions;
    people.flags[position] |= Positions::at_work;
    Assignment assignment;
    assignment.engagement = engagement.id;
    assignment.position = candidate.position;
    assignment.generation = people.generation[position];
    assignment.asked = candidate.asked;
    assignment.start = world.clock.step;
    append(company.assignments, assignment);
    ++engagement.filled;
    const double preparation = company.design.preparation_hours;
    const double cost = world.hourly_cost(position);
    post_hours(world, company, preparation, cost, Use::overhead);
    post_money(world, company, company_line::fees, company.design.hosting_fee_eur);
    const double each = engagement.hours_per_month + world.parameters.serving.travel_hours;
    const double hours = preparation + each * engagement.months;
    return hours_charge(world, company, hours, cost) + money_charge(world, company.design.hosting_fee_eur);
}

/// Those of an engagement who have just got their places.
std::span<const Assignment> newest(const Company& company, std::size_t count)
{
    return std::span<const Assignment>(company.assignments).last(count);
}

/// Level of the makers: tools they are used to and skill in the kind of work.
double makers_level(World& world, Company& company, const Engagement& engagement)
{
    double sum = 0.0;
    for (const Assignment& assignment : newest(company, engagement.filled)) {
        const Traits& traits = known_person(world, company, assignment.position).traits;
        sum += 0.5 * (traits.tool_level + traits.skill[engagement.kind]);
    }
    return sum / engagement.filled;
}

/// Pairs of one team who serve together; assignments of an engagement are in order of position.
double pairs_of_teams(const Company& company, const Engagement& engagement)
{
    double pairs = 0.0;
    std::uint32_t team = no_need;
    double members = 0.0;
    for (const Assignment& assignment : newest(company, engagement.filled)) {
        const std::uint32_t of_team = (assignment.position - company.first) / team_size;
        members = of_team == team ? members + 1.0 : 0.0;
        team = of_team;
        pairs += members;
    }
    return pairs;
}

void start_engagement(World& world, Company& company, Engagement& engagement, double people_charge)
{
    post(world, company, company_line::not_joined_hours,
         (engagement.heads - engagement.filled) * engagement.hours_per_month * engagement.months);
    if (engagement.filled == 0) {
        cancel(world, company, engagement);
        return;
    }
    engagement.state = EngagementState::running;
    company.team_ties += pairs_of_teams(company, engagement);
    release(world, company, engagement);
    company.committed_eur += people_charge;
    organise(world, company, leading_hours_of_company(world.parameters.leading, engagement.lead));
    if (engagement.brokered) {
        post_money(world, company, company_line::out_of_pocket, world.parameters.proposing.broker_fee);
        company.committed_eur += money_charge(world, world.parameters.proposing.broker_fee);
    }
    organise(world, company, measuring_hours(world, company.design));
    plan_the_work(world, company, engagement);
    engagement.sophistication = 0.5 * (engagement.sophistication + makers_level(world, company, engagement));
}

/// Those who get a place are known from now on.
void look_at_chosen(World& world, Company& company, StaffingMemory& memory)
{
    memory.positions.clear();
    for (const Chosen& chosen : memory.chosen) {
        memory.positions.push_back(memory.candidates[chosen.candidate].position);
    }
    look_at(world, company, memory.positions);
}

void staff_company(World& world, Company& company, StaffingMemory& memory)
{
    memory.open.clear();
    double least_hours = 1e18;
    for (std::uint32_t i = 0; i < company.engagements.size(); ++i) {
        Engagement& engagement = company.engagements[i];
        if (engagement.state == EngagementState::agreed && engagement.start == world.clock.step
            && can_start(world, company, engagement)) {
            memory.open.push_back(i);
            least_hours = std::min(least_hours, hours_asked(company, engagement));
        }
    }
    if (memory.open.empty()) {
        return;
    }
    {
        const InPart part = in(world, Part::staff_ask);
        ask_everybody(world, company, memory.candidates, least_hours);
    }
    const auto willing = static_cast<double>(memory.candidates.size());
    company.willing_estimate += estimate_step * (willing - company.willing_estimate);
    company.willing_estimate = std::max(company.willing_estimate, 1.0);
    choose(world, company, memory);
    look_at_chosen(world, company, memory);
    auto next = memory.chosen.cbegin();
    for (std::size_t column = 0; column < memory.open.size(); ++column) {
        Engagement& engagement = company.engagements[memory.open[column]];
        double charge = 0.0;
        for (; next != memory.chosen.cend() && next->column == column; ++next) {
            charge += take_on(world, company, engagement, memory.candidates[next->candidate]);
        }
        start_engagement(world, company, engagement, charge);
    }
}

/// Of engagements that start or are called off now.
void bring_places(const Company& company, std::uint32_t id, int step, std::vector<Errand>& errands)
{
    for (std::uint32_t i = 0; i < company.engagements.size(); ++i) {
        if (company.engagements[i].start == step) {
            errands.push_back({company.engagements[i].partner, id, met::places, i});
        }
    }
}

}  // namespace

void staff(World& world, std::uint32_t id, int lane, std::vector<Errand>& errands)
{
    const InPart part = in(world, Part::staff_lead);
    Company& company = world.companies[id];
    if (company.design.agenda != Agenda::none && world.clock.in_program()) {
        company.awareness += awareness_growth(world.parameters.availability, company.participation, world.clock.dt());
    }
    staff_company(world, company, world.staffing[static_cast<std::size_t>(lane)]);
    bring_places(company, id, world.clock.step, errands);
}

void release_places(const World& world, Partner& partner, const Engagement& engagement)
{
    release_hours(world, partner, engagement, 0, engagement.heads - engagement.filled);
    if (engagement.state == EngagementState::cancelled) {
        const int month = world.clock.step / world.clock.steps_per_month;
        partner.promised[month_slot(month)] -= world.parameters.hosting.hours_per_event;
    }
}

}  // namespace kaptein::volunteering
