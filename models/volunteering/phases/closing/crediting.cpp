#include "models/volunteering/phases/closing/crediting.hpp"

#include "models/volunteering/phases/meeting/promising.hpp"
#include "models/volunteering/phases/serving/charging.hpp"
#include "models/volunteering/world/lists.hpp"

#include <algorithm>

namespace kaptein::volunteering {
namespace {

partner_line::Index line_of(bool for_beneficiaries)
{
    return for_beneficiaries ? partner_line::needs_met_beneficiaries : partner_line::needs_met_organisation;
}

/// Effective hours on a need: counted at once, or half a year later where something was made that has to last.
void credit(const World& world, const Company& company, Partner& partner, Engagement& engagement,
            std::vector<Pending>& made)
{
    const Need* need = find_need(partner, engagement.need, engagement.need_place);
    Pending done;
    done.hours = done.kept = engagement.step_credit;
    done.worth = need->worth;
    done.for_beneficiaries = need->for_beneficiaries;
    done.otherwise = need->met_otherwise < need->expires;
    done.waited_months = world.clock.time() - need->arose;
    // Hours that others would have given the need are taken from what volunteers add, whether their own last or not.
    if (done.otherwise) {
        post(world, partner, partner_line::added_by_volunteers, -done.hours * done.worth);
    }
    engagement.step_otherwise = done.otherwise;
    engagement.step_kept = done.kept;
    if (!has_to_last(engagement)) {
        count_value(world, partner, done);
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
    done.company = static_cast<std::uint32_t>(&company - world.companies.data());
    append(made, done);
}

/// Coordinator hours, out-of-pocket and the fee of one step.
void pay_hosting(const World& world, const Company& company, Partner& partner, const Engagement& engagement)
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

/// The partner looks back: what it expects follows what it got.
void close_engagement(const World& world, Partner& partner, Engagement& engagement)
{
    engagement.state = EngagementState::done;
    if (Need* need = need_of(partner, engagement)) {
        need->reserved = false;
        learn_from_trying(*need, engagement);
    }
    const bool on_a_need = engagement.need != no_need;
    if (on_a_need && engagement.served_sum > 0.0) {
        partner.expected_quality +=
            quality_step * (engagement.gain_sum / engagement.served_sum - partner.expected_quality);
    }
    release_hours(world, partner, engagement, 1, engagement.filled);
    partner.rating_sum += partner_rating(world.parameters.experience, gain_of(engagement), partner.dependence);
    partner.rating_count += 1.0;
}

} // namespace

void count_value(const World& world, Partner& partner, const Pending& done)
{
    post(world, partner, line_of(done.for_beneficiaries), done.kept * done.worth);
    post(world, partner, partner_line::met_by_volunteers, done.kept * done.worth);
    post(world, partner, partner_line::added_by_volunteers, done.kept * done.worth);
    if (world.clock.in_program()) {
        partner.needs_met_hours += done.kept;
    }
    partner.waiting_sum += done.kept * done.waited_months;
    partner.volunteer_hours_kept += done.kept;
}

void settle_with_partner(const World& world, const Company& company, Partner& partner, Engagement& engagement,
                         std::vector<Pending>& made)
{
    if (engagement.step_hours > 0.0) {
        pay_hosting(world, company, partner, engagement);
    }
    if (engagement.step_credit > 0.0) {
        credit(world, company, partner, engagement, made);
    } else if (engagement.step_hours > 0.0) {
        const WorkParameters& work = world.parameters.work;
        const Need* need = need_of(partner, engagement);
        const bool make_work = need == nullptr || !need->real || need->kind != engagement.kind;
        post(world, partner, partner_line::make_work,
             make_work ? engagement.step_hours * work.make_work_worth * work.worth : 0.0);
    }
    post(world, partner, partner_line::harm, engagement.step_harm);
    const bool deserted = engagement.people == 0;
    if (engagement.end <= world.clock.step + 1 || engagement.need_gone || deserted) {
        close_engagement(world, partner, engagement);
    }
}

} // namespace kaptein::volunteering
