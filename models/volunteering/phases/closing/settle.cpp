#include "models/volunteering/phases/closing/settle.hpp"

#include "models/volunteering/parts.hpp"
#include "models/volunteering/phases/meeting/promising.hpp"
#include "models/volunteering/phases/serving/charging.hpp"
#include "models/volunteering/world/lists.hpp"

#include <algorithm>

namespace kaptein::volunteering {
namespace {

constexpr double quality_step = 0.25;  // how quickly a partner's expectation follows what it got

partner_line::Index line_of(bool for_beneficiaries)
{
    return for_beneficiaries ? partner_line::needs_met_beneficiaries : partner_line::needs_met_organisation;
}

/// Value that is there and stays: to the partner, and to the waterfall of the company.
void count_value(const World& world, Partner& partner, Company& company, const Pending& done)
{
    post(world, partner, line_of(done.for_beneficiaries), done.kept * done.worth);
    post(world, partner, partner_line::met_by_volunteers, done.kept * done.worth);
    post(world, partner, partner_line::added_by_volunteers, done.kept * done.worth);
    post(world, company, company_line::not_kept_hours, done.hours - done.kept);
    post(world, company, done.otherwise ? company_line::otherwise_hours : company_line::kept_hours, done.kept);
    if (world.clock.in_program()) {
        partner.needs_met_hours += done.kept;
    }
    partner.waiting_sum += done.kept * done.waited_months;
    partner.volunteer_hours_kept += done.kept;
}

/// Effective hours on a need: counted at once, or half a year later where something was made that has to last.
void credit(World& world, Company& company, Partner& partner, Engagement& engagement)
{
    const Need* need = find_need(partner, engagement.need);
    Pending done;
    done.company = static_cast<std::uint32_t>(&company - world.companies.data());
    done.hours = done.kept = engagement.step_credit;
    done.worth = need->worth;
    done.for_beneficiaries = need->for_beneficiaries;
    done.otherwise = need->met_otherwise < need->expires;
    done.waited_months = world.clock.time() - need->arose;
    // Hours that others would have given the need are taken from what volunteers add, whether their own last or not.
    if (done.otherwise) {
        post(world, partner, partner_line::added_by_volunteers, -done.hours * done.worth);
    }
    if (class_of_kind[engagement.kind] != WorkClass::capacity) {
        count_value(world, partner, company, done);
        return;
    }
    const KeepingParameters& keeping = world.parameters.keeping;
    const double carry = partner.tool_level;
    // Hours with the partner at the middle of the step.
    const double hours = engagement.hours_with_partner - 0.5 * engagement.step_hours / engagement.filled;
    const double sophistication = adjusted_sophistication(keeping, engagement.sophistication, carry, hours);
    done.kept = std::min(done.hours, quantise_hours(done.hours * share_kept(keeping, sophistication, carry)));
    done.due = world.clock.step + keeping_lag_months * world.clock.steps_per_month;
    done.partner = engagement.partner;
    done.order = static_cast<std::uint32_t>(world.pending.size());
    append(world.pending, done);
    post(world, company, company_line::pending_hours, done.hours);
}

/// Coordinator hours, out-of-pocket and the fee of one step.
void pay_hosting(World& world, Company& company, Partner& partner, const Engagement& engagement)
{
    const HostingParameters& hosting = world.parameters.hosting;
    const double wage = world.parameters.partners.hourly_cost;
    double hours = hosting.hours_per_head * engagement.step_heads;
    if (engagement.start == world.clock.step) {
        hours += hosting.hours_per_event;
        const double filled = engagement.filled;
        post(world, partner, partner_line::hosting_cost, hosting.cost_per_head * filled);
        post(world, partner, partner_line::fees, company.design.hosting_fee_eur * filled);
        const double prepared = company.design.preparation_hours > 0.0 ? preparation_talk_hours * filled : 0.0;
        talk(world, partner,
             prepared + leading_hours_of_partner(world.parameters.leading, engagement.lead)
                 + measuring_hours(world, company.design));
        partner.visibility += 1.0;
        ++partner.engagements;
    }
    post(world, partner, partner_line::hosting_cost, hours * wage);
}

/// Trying shows a partner what it had wrong: a need that is none is struck off, one of another kind is seen rightly.
void learn_from_trying(Need& need, const Engagement& engagement)
{
    if (engagement.served_sum > 0.0) {
        need.hours_left = need.real ? need.hours_left : 0.0;
        need.believed_kind = need.kind;
    }
}

/// Both sides look back: trust by what volunteers say, the partner's expectation by what it got.
void close_engagement(World& world, Company& company, Partner& partner, Engagement& engagement)
{
    engagement.state = EngagementState::done;
    company.engagements_done += 1.0;
    if (Need* need = engagement.need != no_need ? find_need(partner, engagement.need) : nullptr) {
        need->reserved = false;
        learn_from_trying(*need, engagement);
    }
    const bool on_a_need = engagement.need != no_need;
    if (on_a_need && engagement.served_sum > 0.0) {
        partner.expected_quality +=
            quality_step * (engagement.gain_sum / engagement.served_sum - partner.expected_quality);
    }
    release_hours(world, partner, engagement, 1, engagement.filled);
    if (Relation* relation = find_relation(company, partner.luck);
        relation != nullptr && engagement.rating_weight > 0.0) {
        const RelationshipParameters& rules = world.parameters.relationship;
        const double rating = engagement.rating_sum / engagement.rating_weight;
        relation->trust = static_cast<float>(moved_trust(rules, relation->trust, rating, 1.0));
        relation->knowledge = static_cast<float>(learned(relation->knowledge));
        relation->last_contact = static_cast<std::int16_t>(world.clock.step);
    }
    const double gain = engagement.served_sum > 0.0 ? engagement.gain_sum / engagement.served_sum : 0.0;
    const double rated = partner_rating(world.parameters.experience, gain, partner.dependence);
    company.impact_seen += quality_step * (rated - company.impact_seen);
    partner.rating_sum += rated;
    partner.rating_count += 1.0;
}

void settle_engagement(World& world, Company& company, Engagement& engagement)
{
    Partner& partner = world.partners[engagement.partner];
    if (engagement.state == EngagementState::running) {
        if (engagement.step_hours > 0.0) {
            pay_hosting(world, company, partner, engagement);
        }
        if (engagement.step_credit > 0.0) {
            credit(world, company, partner, engagement);
        } else if (engagement.step_hours > 0.0) {
            const WorkParameters& work = world.parameters.work;
            const Need* need = engagement.need != no_need ? find_need(partner, engagement.need) : nullptr;
            const bool make_work = need == nullptr || !need->real || need->kind != engagement.kind;
            post(world, partner, partner_line::make_work,
                 make_work ? engagement.step_hours * work.make_work_worth * work.worth : 0.0);
        }
        post(world, partner, partner_line::harm, engagement.step_harm);
        const bool deserted = engagement.people == 0;
        if (engagement.end <= world.clock.step + 1 || engagement.need_gone || deserted) {
            close_engagement(world, company, partner, engagement);
        }
    }
}

/// People of engagements that are over are free; engagements that are over are forgotten.
void clear_finished(World& world, Company& company)
{
    EngagementOf engagement_of(company);
    std::erase_if(company.assignments, [&](const Assignment& assignment) {
        const bool over = engagement_of(assignment).state == EngagementState::done;
        if (over) {
            world.positions.flags[assignment.position] &= static_cast<std::uint8_t>(~Positions::at_work);
        }
        return over;
    });
    std::erase_if(company.engagements, [](const Engagement& engagement) {
        return engagement.state == EngagementState::done || engagement.state == EngagementState::cancelled;
    });
}

/// Partner by partner, in the order of their luck.
void count_what_lasted(World& world)
{
    const auto end = std::find_if(world.pending.begin(), world.pending.end(),
                                  [&](const Pending& pending) { return pending.due > world.clock.step; });
    std::sort(world.pending.begin(), end, [&](const Pending& one, const Pending& other) {
        const std::uint32_t luck = world.partners[one.partner].luck;
        const std::uint32_t other_luck = world.partners[other.partner].luck;
        return luck != other_luck ? luck < other_luck : one.order < other.order;
    });
    for (auto done = world.pending.begin(); done != end; ++done) {
        Company& company = world.companies[done->company];
        post(world, company, company_line::pending_hours, -done->hours);
        count_value(world, world.partners[done->partner], company, *done);
    }
    world.pending.erase(world.pending.begin(), end);
}

void count_participation(World& world, Company& company)
{
    const int since = std::max(world.clock.step - 12 * world.clock.steps_per_month + 1, 0);
    std::uint32_t served = 0;
    vectorised([last_served = world.positions.last_served.data() + company.first, size = company.size,
                since = static_cast<std::int16_t>(since), to = &served]() KAPTEIN_VECTORISED {
        std::uint32_t sum = 0;
        for (std::uint32_t i = 0; i < size; ++i) {
            sum += last_served[i] >= since ? 1U : 0U;
        }
        *to = sum;
    });
    company.participation = static_cast<double>(served) / company.size;
}

} // namespace

void settle(World& world)
{
    const InPart part = in(world, Part::settle);
    count_what_lasted(world);
    for (const std::uint32_t id : world.company_by_luck) {
        Company& company = world.companies[id];
        find_people(company);
        for (Engagement& engagement : company.engagements) {
            settle_engagement(world, company, engagement);
        }
        clear_finished(world, company);
        if (company.design.agenda != Agenda::none) {
            count_participation(world, company);
        }
    }
}

} // namespace kaptein::volunteering
