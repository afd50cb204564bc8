#include "base/memory/large_pages.hpp"
#include "models/volunteering/phases/arising/arise.hpp"
#include "models/volunteering/phases/meeting/searching.hpp"
#include "models/volunteering/purposes.hpp"
#include "models/volunteering/setup/first_employees.hpp"
#include "models/volunteering/setup/setup.hpp"
#include "models/volunteering/setup/traits.hpp"
#include "models/volunteering/world/blocks.hpp"
#include "models/volunteering/world/lists.hpp"
#include "random/batch.hpp"

#include <algorithm>
#include <bit>
#include <numeric>

namespace kaptein::volunteering {
namespace {

constexpr double partner_size_spread = 0.8;   // sd of the logarithm of partner size; mean 1
constexpr double hours_without_post = 0.15;   // share of a full post where others find the time to coordinate

/// Urban Institute 2003: three in five have a paid coordinator, half of those for less than 30 % of the time. The
/// smallest post has no fewer hours than those who have none find.
double coordination_share(double u)
{
    if (u < 0.4) {
        return hours_without_post;
    }
    return u < 0.7 ? hours_without_post + (u - 0.4) / 0.3 * 0.15 : 0.3 + (u - 0.7) / 0.3 * 0.7;
}

/// Hours of need by kind, as running shares of their sum. None: they are drawn as everywhere.
void take_kinds(const EntityValues* own, Partner& partner)
{
    std::array<double, kind_count> hours{};
    double sum = 0.0;
    for (std::size_t kind = 0; kind < hours.size(); ++kind) {
        take(own, own_partner::of_kind + kind, partner.luck, hours[kind]);
        sum += hours[kind];
    }
    double below = 0.0;
    for (std::size_t kind = 0; kind < hours.size() && sum > 0.0; ++kind) {
        below += hours[kind];
        partner.kind_share[kind] = below / sum;
    }
}

/// What the study says of a partner goes over what was drawn for it.
void take_own(const World& world, Partner& partner)
{
    const EntityValues* own = world.own.partners;
    const std::size_t row = partner.luck;
    take(own, own_partner::cause, row, partner.cause);
    take(own, own_partner::region, row, partner.region);
    take(own, own_partner::size, row, partner.size);
    take(own, own_partner::looking, row, partner.looking);
    take(own, own_partner::coordinator_hours, row, partner.coordinator_hours);
    take(own, own_partner::tool_level, row, partner.tool_level);
    take(own, own_partner::planning_skill, row, partner.planning_skill);
    take(own, own_partner::problem_knowledge, row, partner.problem_knowledge);
    take(own, own_partner::self_knowledge, row, partner.self_knowledge);
    take(own, own_partner::dependence, row, partner.dependence);
    partner.hours_arising = partner.size * world.parameters.needs.hours_arising;
    take(own, own_partner::hours_arising, row, partner.hours_arising);
    take_kinds(own, partner);
}

void draw_traits(World& world, Partner& partner)
{
    const PartnersParameters& parameters = world.parameters.partners;
    const auto words = [&](Word block) { return bits(world.luck, purpose::partner_traits, partner.luck, 0, block); };
    const Words a = words(0);
    const Words b = words(1);
    const Words c = words(2);
    partner.cause = static_cast<std::uint8_t>(pick(uniform(a[0]), cause_count));
    partner.region = static_cast<std::uint8_t>(pick(uniform(a[1]), region_count));
    partner.size = log_normal(uniform(a[2]), -0.5 * partner_size_spread * partner_size_spread, partner_size_spread);
    partner.looking = uniform(a[3]) < parameters.looking;
    partner.tool_level = trait(parameters.tool_level, trait_spread, uniform(b[0]));
    partner.planning_skill = trait(parameters.planning_skill, trait_spread, uniform(b[1]));
    partner.problem_knowledge = trait(parameters.problem_knowledge, trait_spread, uniform(b[2]));
    partner.self_knowledge = trait(parameters.self_knowledge, trait_spread, uniform(b[3]));
    partner.coordinator_hours = parameters.coordinator_hours * coordination_share(uniform(c[0]));
    partner.dependence = trait(parameters.dependence, 1.5 * trait_spread, uniform(c[1]));
    take_own(world, partner);
    partner.visibility = least_visibility(partner.looking);
    partner.expected_quality = expected_quality_at_first;
}

/// Where bits are set, in order.
template <class Do>
void for_bits(std::span<const std::uint64_t> words, Do&& act)
{
    for (std::uint32_t i = 0; i < words.size(); ++i) {
        for (std::uint64_t some = words[i]; some != 0; some &= some - 1) {
            act(64 * i + static_cast<std::uint32_t>(std::countr_zero(some)));
        }
    }
}

}  // namespace

void set_up_partners(World& world, const Renaming& renaming, Executor& executor)
{
    const auto count = world.own.partners != nullptr ? static_cast<std::uint32_t>(world.own.partners->rows)
                                                     : static_cast<std::uint32_t>(world.parameters.partners.count);
    make_column(world.partners, count);
    world.partner_by_luck.resize(count);
    for (std::uint32_t id = 0; id < count; ++id) {
        Partner& partner = world.partners[id];
        partner.luck = renaming.partner_luck.empty() ? id : renaming.partner_luck[id];
        world.partner_by_luck[partner.luck] = id;
    }
    executor.for_blocks(count, 16, [&](Block block, int) {
        for (std::size_t p = block.begin; p < block.end; ++p) {
            draw_traits(world, world.partners[p]);
        }
    });
    draw_first_needs(world, executor);
}

/// The partners a company can hear of: a uniform subset of fixed size, by Floyd's algorithm, in order of luck.
void draw_reach(const World& world, Company& company)
{
    const auto count = static_cast<std::uint32_t>(world.partners.size());
    const std::uint32_t size = reach_of(company.size, count);
    std::vector<Word> last(size);
    std::iota(last.begin(), last.end(), count - size);
    std::vector<Words> words(size);
    block_each(world.luck, purpose::reach, std::vector<Word>(size, company.luck), 0, last, words);
    std::vector<std::uint64_t> in_reach(count / 64 + 1);
    std::vector<std::uint64_t> any_of(in_reach.size() / 64 + 1);  // which words of in_reach are not 0
    const auto is_in = [&](std::uint32_t partner) { return in_reach[partner / 64] >> partner % 64 & 1; };
    for (std::uint32_t i = 0; i < size; ++i) {
        const std::uint32_t drawn = pick(uniform(words[i][0]), last[i] + 1);
        const std::uint32_t other = is_in(drawn) != 0 ? last[i] : drawn;
        in_reach[other / 64] |= std::uint64_t{1} << other % 64;
        any_of[other / 4096] |= std::uint64_t{1} << other / 64 % 64;
    }
    company.reach.clear();
    company.reach.reserve(size);
    for_bits(any_of, [&](std::uint32_t word) {
        for_bits({&in_reach[word], 1},
                 [&](std::uint32_t bit) { company.reach.push_back(world.partner_by_luck[64 * word + bit]); });
    });
}

/// Cash exists without a program: each company gives `donations` per employee and year, in gifts of equal size, about
/// one per 150 employees and at most eight, to partners in reach drawn uniformly.
void set_up_gifts(World& world, Company& company)
{
    const auto in_reach = static_cast<std::uint32_t>(company.reach.size());
    const std::uint32_t gifts = std::clamp(company.size / 150U, 1U, 8U);
    const double spread = 0.5;  // sd of the logarithm of generosity between companies
    const double u = uniform(bits(world.luck, purpose::donation, company.luck, 0, 0)[0]);
    const double generosity = log_normal(u, -0.5 * spread * spread, spread);
    double per_employee = world.parameters.companies.donations * generosity;
    take(world.own.companies, own_company::donations, company.luck, per_employee);
    const double amount = per_employee * company.size / gifts;
    for (std::uint32_t g = 1; g <= gifts; ++g) {
        const double v = uniform(bits(world.luck, purpose::donation, company.luck, 0, g)[0]);
        Relation& relation = meet(world, company, company.reach[pick(v, in_reach)]);
        relation.known_without = true;
        relation.cash_per_year += amount;
        relation.cash_without += amount;
    }
}

Relation& relation_with(World& world, Company& company, std::uint32_t partner)
{
    const std::uint32_t luck = world.seen_partners[partner].luck;
    if (Relation* relation = find_relation(company, luck)) {
        return *relation;
    }
    Relation relation;
    relation.partner = partner;
    relation.partner_luck = luck;
    relation.knowledge = static_cast<float>(world.parameters.companies.problem_knowledge);
    make_room(company.relations);
    return *company.relations.insert(relation_place(company, luck), relation);
}

Relation& meet(World& world, Company& company, std::uint32_t partner)
{
    Relation& relation = relation_with(world, company, partner);
    relation.known = true;
    return relation;
}

void set_up(World& world, const Renaming& renaming, Executor& executor)
{
    // Nothing stays of a run before, so that a run holds what it needs, however many went before it.
    world.companies.clear();
    world.known = std::make_unique<PiecesOfPeople>();
    world.partners.clear();
    world.needs = std::vector<Need>();
    world.rooms.clear();
    world.staffing.clear();
    world.letters = std::vector<Proposal>();
    world.inbox = std::vector<std::uint32_t>();
    world.pending = std::vector<Pending>();
    world.made = {};
    world.errands = Errands();
    set_up_companies(world, renaming, executor);
    set_up_partners(world, renaming, executor);
    set_up_blocks(world);
    prepare_search(world, executor);
    for_companies(world, executor, [&](Company& company) {
        draw_reach(world, company);
        set_up_gifts(world, company);
    });
    const int n = world.clock.steps_per_month;
    world.hazard_of_tenure.resize(static_cast<std::size_t>(tenure_months_max * n) + 1);
    for (std::size_t k = 0; k < world.hazard_of_tenure.size(); ++k) {
        world.hazard_of_tenure[k] = static_cast<float>(
            baseline_hazard(world.parameters.leaving, static_cast<double>(k) / n) * world.clock.dt());
    }
    world.hazard_max = *std::max_element(world.hazard_of_tenure.begin(), world.hazard_of_tenure.end());
    const double effect = belief_factor(world.parameters.leaving, world.parameters.believing.on_attachment, 0.0);
    world.belief_factor_max = std::max(effect, 1.0 / effect);
    draw_first_employees(world, executor);
}

}  // namespace kaptein::volunteering
