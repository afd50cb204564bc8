#include "models/volunteering/phases/meeting/plan.hpp"

#include "models/volunteering/phases/meeting/answers.hpp"
#include "models/volunteering/phases/meeting/arise.hpp"
#include "models/volunteering/phases/meeting/promising.hpp"
#include "models/volunteering/phases/meeting/searching.hpp"
#include "models/volunteering/phases/serving/charging.hpp"
#include "models/volunteering/purposes.hpp"
#include "random/draw.hpp"

#include <algorithm>
#include <cmath>

namespace kaptein::volunteering {
namespace {

constexpr Word looks_per_proposal = 64;
constexpr double taste_weight = 0.5;  // standing affinity of a company for a partner beside trust in [0, 1]

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
                    : yearly_allotment(world, company) * months_into_year / 12.0 - company.committed_eur;
    return means;
}

/// The partner approached with this proposal: the best trusted and liked of those considered, none twice a month.
/// Brokers look at all of them; `each` is called for every partner considered.
template <class Each>
std::uint32_t choose_partner(const World& world, const Company& company, Each&& each)
{
    const auto looks = static_cast<Word>(world.parameters.finding.considered);
    std::uint32_t best = no_need;
    double best_score = -1.0;
    for (Word look = 0; look < looks; ++look) {
        const Words words = bits(world.luck, purpose::search_partner, company.luck, world.month_word(),
                                 company.next_proposal * looks_per_proposal + look);
        const std::uint32_t id = search_partner(world, company, uniform(words[0], words[1]));
        const bool approached = std::any_of(company.proposals.begin(), company.proposals.end(),
                                            [&](const Proposal& proposal) { return proposal.partner == id; });
        if (approached) {
            continue;
        }
        each(id);
        const Partner& partner = world.partners[id];
        const Relation* relation = find_relation(company, partner.luck);
        const double taste = uniform(bits(world.luck, purpose::taste_for_partner, company.luck, 0, partner.luck)[0]);
        const double score = (relation != nullptr ? relation->trust : 0.5) + taste_weight * taste;
        if (score > best_score) {
            best_score = score;
            best = id;
        }
    }
    return best;
}

/// Work class the company means to serve next, so that skilled hours keep their share.
bool wants_skilled(const Company& company)
{
    const double share = company.design.skilled_share;
    return share > 0.0 && company.skilled_hours <= share * company.offered_hours;
}

/// Kind of help that follows from the people a company has, not from what anybody needs.
std::uint8_t offered_kind(const World& world, const Company& company)
{
    const Words words =
        bits(world.luck, purpose::offered_kind, company.luck, world.month_word(), company.next_proposal);
    const auto kinds_in_use = static_cast<int>(world.parameters.work.kinds_per_class);
    if (wants_skilled(company)) {
        double total = 0.0;
        const int kinds = std::min(kinds_of_class[2], kinds_in_use);
        for (int k = 0; k < kinds; ++k) {
            total += company.function_share[static_cast<std::size_t>(k)];
        }
        double target = uniform(words[0]) * total;
        for (int k = 0; k < kinds; ++k) {
            target -= company.function_share[static_cast<std::size_t>(k)];
            if (target < 0.0) {
                return static_cast<std::uint8_t>(first_kind_of_class[2] + k);
            }
        }
        return static_cast<std::uint8_t>(first_kind_of_class[2]);
    }
    const Format format = company.design.format;
    const bool relational = format == Format::recurring || (format == Format::by_need && uniform(words[0]) < 0.5);
    const int of_class = relational && world.parameters.work.relational_share > 0.0 ? 1 : 0;
    const int kinds = std::min(kinds_of_class[of_class], kinds_in_use);
    return static_cast<std::uint8_t>(first_kind_of_class[of_class]
                                     + static_cast<int>(pick(uniform(words[1]), static_cast<std::uint32_t>(kinds))));
}

/// What an assessment by this company shows of one need: the kind the partner believes, or by error some other.
std::uint8_t assessed_kind(const World& world, const Company& company, const Partner& partner, const Need& need)
{
    const Words words = bits(world.luck, purpose::assessment_error, partner.luck,
                             static_cast<std::uint16_t>(company.luck), need.number);
    if (uniform(words[0]) >= world.parameters.proposing.assessment_error) {
        return need.believed_kind;
    }
    return draw_kind(world.parameters.work, uniform(words[1]), uniform(words[2]));
}

/// Whether an assessment has to be paid for: none holds, and none was made this month.
bool needs_assessment(const World& world, const Company& company, std::uint32_t partner)
{
    const Relation* relation = find_relation(company, world.partners[partner].luck);
    const bool holds = relation != nullptr && relation->assessed_until >= world.clock.step;
    return !holds && std::find(company.assessed.begin(), company.assessed.end(), partner) == company.assessed.end();
}

struct Found {
    std::uint32_t partner = no_need;
    std::uint32_t need = no_need;
    std::uint8_t kind = 0;
    double hours = 0.0;
    double value = -1e300;  // to the partner, as it believes [EUR]
};

/// The best that assessments have shown: in the class of work the company means to serve, and in any.
struct Shown {
    Found wanted;
    Found any;
};

/// What the partner believes an engagement on this need to be worth, less what hosting it takes. This is the order in
/// which it names its needs. [EUR]
double value_to_partner(const World& world, const Partner& partner, const Need& need, const FormatShape& shape,
                        std::uint16_t heads_max)
{
    const int heads = heads_for(need.hours_left, shape, std::min(heads_max, static_cast<std::uint16_t>(shape.heads)));
    const int next_month = world.clock.step / world.clock.steps_per_month + 1;
    const double load =
        partner.promised[month_slot(next_month)] + hosting_hours_at_start(world.parameters.hosting, heads);
    const double quality =
        partner.expected_quality * host_quality(world.parameters.hosting, partner.coordinator_hours, load);
    const double offered = heads * shape.hours_per_head_and_month * shape.months;
    return believed_help(need.believed_worth, quality, need.hours_left, offered)
           - hosting_eur(world, heads, shape.months, 0.0);
}

/// What an assessment of this partner shows: its needs in its own order, without those that it would rather do without
/// even at the price of the company's goodwill.
void assess(const World& world, const Company& company, std::uint32_t id, std::uint16_t heads_max, Shown& shown)
{
    const Partner& partner = world.partners[id];
    if (partner.coordinator_hours <= 0.0) {
        return;
    }
    const bool skilled = wants_skilled(company);
    const double stake =
        cash_stake(world.parameters.answering, partner.dependence, cash_at_stake(world, company, partner));
    for (const Need& need : partner.needs) {
        if (need.believed_kind == no_kind || need.reserved || need.hours_left <= 0.0) {
            continue;
        }
        const std::uint8_t kind = assessed_kind(world, company, partner, need);
        const FormatShape& shape = format_shapes[static_cast<std::size_t>(shape_for(company.design.format, kind))];
        const double value = value_to_partner(world, partner, need, shape, heads_max);
        const Found found{id, need.number, kind, need.hours_left, value};
        if (value > -stake && value > shown.any.value) {
            shown.any = found;
        }
        if ((class_of_kind[kind] == WorkClass::capacity) == skilled && value > shown.wanted.value) {
            shown.wanted = found;
        }
    }
}

/// The class the company means to serve comes first, as long as it is worth the hosting.
Found best_of(const Shown& shown) { return shown.wanted.value > 0.0 ? shown.wanted : shown.any; }

Found find_work(const World& world, Company& company, std::uint16_t heads_max)
{
    Shown shown;
    if (company.design.agenda == Agenda::broker) {
        choose_partner(world, company, [&](std::uint32_t id) {
            assess(world, company, id, heads_max, shown);
            if (needs_assessment(world, company, id)) {
                company.assessed.push_back(id);
            }
        });
        return best_of(shown);
    }
    Found found;
    const std::uint32_t partner = choose_partner(world, company, [](std::uint32_t) {});
    if (partner == no_need) {
        return found;
    }
    if (company.design.agenda == Agenda::needs) {
        if (needs_assessment(world, company, partner)) {
            organise(world, company, world.parameters.proposing.assessment_hours);
            company.assessed.push_back(partner);
        }
        assess(world, company, partner, heads_max, shown);
        return best_of(shown);
    }
    found.partner = partner;
    found.kind = offered_kind(world, company);
    found.hours = 1e18;
    return found;
}

/// Whether the money reaches for an engagement of the form the company means to do next, before it talks to anybody.
bool can_afford_one(const World& world, const Company& company, std::uint16_t heads_max, double eur)
{
    const std::uint8_t kind = wants_skilled(company) ? 4 : 0;
    const FormatShape& shape = format_shapes[static_cast<std::size_t>(shape_for(company.design.format, kind))];
    const int heads = std::min(static_cast<int>(heads_max), shape.heads);
    return expected_cost(world, company, heads, shape.hours_per_head_and_month * shape.months) <= eur;
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
        const double cost = expected_cost(world, company, heads, shape.hours_per_head_and_month * shape.months);
        if (cost > means.eur) {
            break;
        }
        organise(world, company, world.parameters.proposing.offer_hours);
        means.eur -=
            cost + hours_charge(world, company, world.parameters.proposing.offer_hours, company.mean_hourly_cost);
        means.people -= heads;
        Proposal proposal;
        proposal.company = static_cast<std::uint32_t>(&company - world.companies.data());
        proposal.partner = found.partner;
        proposal.need = found.need;
        proposal.kind = found.kind;
        proposal.shape = form;
        proposal.heads = heads;
        proposal.months = static_cast<std::uint16_t>(shape.months);
        proposal.hours_per_month = shape.hours_per_head_and_month;
        proposal.fee_per_head = company.design.hosting_fee_eur;
        proposal.cash = cash_at_stake(world, company, world.partners[found.partner]);
        proposal.misfit = misfit_of(world.partners[found.partner], found.kind);
        company.proposals.push_back(proposal);
    }
}

}  // namespace

double cash_at_stake(const World& world, const Company& company, const Partner& partner)
{
    const Relation* relation = find_relation(company, partner.luck);
    const double gifts = std::clamp(company.size / 150U, 1U, 8U);
    const double usual_gift = world.parameters.companies.donations * company.size / gifts;
    return std::max(relation != nullptr ? relation->cash_per_year : 0.0, usual_gift);
}

double yearly_allotment(const World& world, const Company& company)
{
    return world.parameters.comparison.allotment * company.size;
}

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
    prepare_search(world);
    executor.for_blocks(world.companies.size(), 1, [&](Block block, int) {
        for (std::size_t c = block.begin; c < block.end; ++c) {
            Company& company = world.companies[c];
            company.proposals.clear();
            company.assessed.clear();
            if (company.design.agenda != Agenda::none && world.clock.in_program()
                && world.clock.first_step_of_month()) {
                prepare_acquaintances(world, company);
                plan_company(world, company);
            }
        }
    });
}

}  // namespace kaptein::volunteering
