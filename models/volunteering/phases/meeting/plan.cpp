#include "models/volunteering/phases/meeting/plan.hpp"

#include "models/volunteering/parts.hpp"
#include "models/volunteering/phases/meeting/decisions.hpp"
#include "models/volunteering/phases/meeting/propose.hpp"
#include "models/volunteering/phases/meeting/searching.hpp"
#include "models/volunteering/phases/serving/charging.hpp"
#include "models/volunteering/world/blocks.hpp"
#include "models/volunteering/world/lists.hpp"

#include <algorithm>
#include <cmath>

namespace kaptein::volunteering {
namespace {

/// What a company still has to give this month.
struct Means {
    double eur = 0.0;
    double people = 0.0;
};

Means means_of(const World& world, const Company& company)
{
    const int months_into_year = (world.clock.month() - 1) % 12 + 1;
    Means means;
    means.people = company.willing_estimate;
    means.eur = budget_of(world) == Budget::none
                    ? 1e18
                    : yearly_allotment(company) * months_into_year / 12.0 - company.committed_eur;
    return means;
}

/// Whether the money reaches for an engagement of the form the company means to do next, before it talks to anybody.
bool can_afford_one(const World& world, const Company& company, std::uint16_t heads_max, double eur)
{
    const std::uint8_t kind = wants_skilled(company) ? 4 : 0;
    const FormatShape& shape = format_shapes[static_cast<std::size_t>(shape_for(company.design.format, kind))];
    const int heads = std::min(static_cast<int>(heads_max), shape.heads);
    return expected_cost(world, company, heads, shape.hours_per_head_and_month, shape.months) <= eur;
}

/// One proposal after another, as long as money, people and partners last.
void plan_company(World& world, Company& company)
{
    Means means = means_of(world, company);
    const auto attempts = static_cast<int>(8 + company.size / 100);
    for (int attempt = 0; attempt < attempts; ++attempt) {
        const auto heads_max = static_cast<std::uint16_t>(std::clamp(means.people, 0.0, 1000.0));
        if (heads_max < 1 || !can_afford_one(world, company, heads_max, means.eur)) {
            break;
        }
        const double before = company.committed_eur;
        const Found found = find_work(world, company, heads_max);
        means.eur -= company.committed_eur - before;  // what an assessment has cost
        ++company.next_proposal;
        if (found.partner == no_need) {
            continue;
        }
        const Shape form = shape_for(company.design.format, found.kind);
        const FormatShape& shape = format_shapes[static_cast<std::size_t>(form)];
        const std::uint16_t heads =
            heads_for(found.hours, shape, std::min<std::uint16_t>(heads_max, static_cast<std::uint16_t>(shape.heads)));
        const double cost = expected_cost(world, company, heads, shape.hours_per_head_and_month, shape.months);
        if (cost > means.eur) {
            break;
        }
        organise(world, company, world.parameters.proposing.offer_hours);
        means.eur -=
            cost + hours_charge(world, company, world.parameters.proposing.offer_hours, company.mean_hourly_cost);
        means.people -= heads;
        Proposal proposal;
        proposal.company = static_cast<std::uint32_t>(&company - world.companies.data());
        proposal.company_luck = company.luck;
        proposal.partner = found.partner;
        proposal.need = found.need;
        proposal.kind = found.kind;
        proposal.shape = form;
        proposal.heads = heads;
        proposal.months = static_cast<std::uint16_t>(shape.months);
        proposal.hours_per_month = shape.hours_per_head_and_month;
        proposal.fee_per_head = company.design.hosting_fee_eur;
        proposal.cash = cash_at_stake(company, world.partners[found.partner]);
        proposal.misfit = misfit_of(world.partners[found.partner], found.kind);
        append(company.proposals, proposal);
    }
}

/// Plans, or does and pays what the tape says it planned.
void plan_or_play(World& world, Company& company)
{
    Decisions* decisions = world.decisions;
    if (decisions == nullptr || !decisions->playing()) {
        plan_company(world, company);
    }
    if (decisions == nullptr) {
        return;
    }
    decisions->plan(world, company);
    if (decisions->playing()) {
        const ProposingParameters& prices = world.parameters.proposing;
        const auto assessed = static_cast<double>(company.assessed.size());
        organise(world, company, company.design.agenda == Agenda::needs ? assessed * prices.assessment_hours : 0.0);
        organise(world, company, static_cast<double>(company.proposals.size()) * prices.offer_hours);
    }
}

}  // namespace

double cash_at_stake(const Company& company, const Partner& partner)
{
    const Relation* relation = find_relation(company, partner.luck);
    const double gifts = std::clamp(company.size / 150U, 1U, 8U);
    const double usual_gift = company.donations * company.size / gifts;
    return std::max(relation != nullptr ? relation->cash_per_year : 0.0, usual_gift);
}

double yearly_allotment(const Company& company) { return company.allotment * company.size; }

Shape shape_for(Format format, std::uint8_t kind)
{
    return format == Format::by_need ? shape_of_class[static_cast<std::size_t>(class_of_kind[kind])]
                                     : static_cast<Shape>(format);
}

std::uint16_t heads_for(double hours, const FormatShape& shape, std::uint16_t heads_max)
{
    const double each = shape.hours_per_head_and_month * shape.months;
    const double heads = std::ceil(std::min(hours / each, 10000.0));
    return static_cast<std::uint16_t>(std::max(1.0, std::min(heads, static_cast<double>(heads_max))));
}

double misfit_of(const Partner& partner, std::uint8_t kind)
{
    double least = 1.0;
    for (const Need& need : partner.needs) {
        if (need.real && !need.reserved && need.hours_left > 0.0) {
            if (need.kind == kind) {
                return 0.0;
            }
            if (class_of_kind[need.kind] == class_of_kind[kind]) {
                least = 0.5;
            }
        }
    }
    return least;
}

void plan(World& world, Executor& executor)
{
    const InPart part = in(world, Part::plan_find);
    prepare_search(world, executor);
    world.letter_first.assign(world.companies.size() + 1, 0);
    for_company_blocks(world, executor, [&](const CompanyBlock& block) {
        for (const std::uint32_t id : block.companies) {
            Company& company = world.companies[id];
            company.proposals.clear();
            company.assessed.clear();
            if (company.design.agenda != Agenda::none && world.clock.in_program()
                && world.clock.first_step_of_month()) {
                const InPart finding = in(world, Part::plan_find);
                prepare_looks(world, company);
                const InPart proposing = in(world, Part::plan_propose);
                plan_or_play(world, company);
            }
            world.letter_first[company.luck + 1U] = static_cast<std::uint32_t>(company.proposals.size());
        }
    });
}

}  // namespace kaptein::volunteering
