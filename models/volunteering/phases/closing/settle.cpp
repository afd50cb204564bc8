#include "models/volunteering/phases/closing/settle.hpp"

#include "models/volunteering/parts.hpp"
#include "models/volunteering/phases/closing/crediting.hpp"
#include "models/volunteering/world/ahead.hpp"
#include "models/volunteering/world/blocks.hpp"
#include "models/volunteering/world/lists.hpp"

#include <algorithm>
#include <span>

namespace kaptein::volunteering {
namespace {

/// Value that is there and stays, in the waterfall of the company.
void count_hours(const World& world, Company& company, double hours, double kept, bool otherwise)
{
    post(world, company, company_line::not_kept_hours, hours - kept);
    post(world, company, otherwise ? company_line::otherwise_hours : company_line::kept_hours, kept);
}

/// The company looks back: trust by what volunteers say, impact as the partner rates it.
void look_back(const World& world, Company& company, const Engagement& engagement)
{
    const Partner& partner = world.partners[engagement.partner];
    company.engagements_done += 1.0;
    if (Relation* relation = find_relation(company, partner.luck);
        relation != nullptr && engagement.rating_weight > 0.0) {
        const RelationshipParameters& rules = world.parameters.relationship;
        const double rating = engagement.rating_sum / engagement.rating_weight;
        relation->trust = static_cast<float>(moved_trust(rules, relation->trust, rating, 1.0));
        relation->knowledge = static_cast<float>(learned(relation->knowledge));
        relation->last_contact = static_cast<std::int16_t>(world.clock.step);
    }
    const double rated = partner_rating(world.parameters.experience, gain_of(engagement), partner.dependence);
    company.impact_seen += quality_step * (rated - company.impact_seen);
}

/// The company's side.
void settle_with_company(const World& world, Company& company, const Engagement& engagement)
{
    if (engagement.step_credit > 0.0) {
        if (has_to_last(engagement)) {
            post(world, company, company_line::pending_hours, engagement.step_credit);
        } else {
            count_hours(world, company, engagement.step_credit, engagement.step_kept, engagement.step_otherwise);
        }
    }
    if (engagement.state == EngagementState::done) {
        look_back(world, company, engagement);
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

/// What a partner settles, in this order: what has lasted, then the work of the step.
enum Settled : std::uint32_t { lasted, step_of_work };

/// What is due now lasted as long as it had to. Its company's hours are whole parts of an hour, so their sums are exact
/// in any order.
std::size_t bring_what_lasted(World& world, std::vector<Errand>& errands)
{
    std::uint32_t count = 0;
    for (; count < world.pending.size() && world.pending[count].due <= world.clock.step; ++count) {
        const Pending& done = world.pending[count];
        Company& company = world.companies[done.company];
        post(world, company, company_line::pending_hours, -done.hours);
        count_hours(world, company, done.hours, done.kept, done.otherwise);
        errands.push_back({done.partner, done.company, lasted, count});
    }
    return count;
}

void settle_partner(World& world, Partner& partner, std::span<const Errand> errands)
{
    const auto id = static_cast<std::size_t>(&partner - world.partners.data());
    std::vector<Pending>& made = world.made[id / partners_at_once];
    for (const Errand& errand : errands) {
        ask_for_engagements(world, errand, step_of_work);
        Company& company = world.companies[errand.company];
        if (errand.kind == lasted) {
            count_value(world, partner, world.pending[errand.which]);
        } else {
            Engagement& engagement = company.engagements[errand.which];
            settle_with_partner(world, company, partner, engagement, made);
        }
    }
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

/// In the order in which partners settled it.
void keep_what_has_to_last(World& world, std::size_t counted)
{
    world.pending.erase(world.pending.begin(), world.pending.begin() + static_cast<std::ptrdiff_t>(counted));
    for (std::vector<Pending>& made : world.made) {
        for (const Pending& one : made) {
            append(world.pending, one);
        }
        made.clear();
    }
}

void settle_company(World& world, Company& company)
{
    const InPart part = in(world, Part::settle);
    for (const Engagement& engagement : company.engagements) {
        settle_with_company(world, company, engagement);
    }
    clear_finished(world, company);
    if (company.design.agenda != Agenda::none) {
        count_participation(world, company);
    }
}

} // namespace

void bring_work(World& world, std::uint32_t id, std::vector<Errand>& errands)
{
    const InPart part = in(world, Part::settle);
    Company& company = world.companies[id];
    find_people(company);
    std::size_t count = errands.size();
    errands.resize(count + company.engagements.size());
    for (std::uint32_t i = 0; i < company.engagements.size(); ++i) { // without a jump
        errands[count] = {company.engagements[i].partner, id, step_of_work, i};
        count += company.engagements[i].state == EngagementState::running ? 1 : 0;
    }
    errands.resize(count);
}

void settle(World& world, Executor& executor)
{
    const InPart part = in(world, Part::settle);
    const std::size_t counted = bring_what_lasted(world, world.errands.others());
    world.made.resize(world.partners.size() / partners_at_once + 1);
    take_errands(world, executor, Part::settle,
                 [&](Partner& partner, std::span<const Errand> errands) { settle_partner(world, partner, errands); });
    keep_what_has_to_last(world, counted);
    for_companies(world, executor, [&](Company& company) { settle_company(world, company); });
}

} // namespace kaptein::volunteering
