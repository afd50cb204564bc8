#include "models/volunteering/phases/meeting/searching.hpp"

#include "base/memory/large_pages.hpp"
#include "base/vectors/branchless.hpp"
#include "models/volunteering/world/blocks.hpp"

#include <algorithm>

namespace kaptein::volunteering {
namespace {

/// Weights of the partners in reach. Reach and relations are both in order of the partners' luck: one walk along both.
template <class Weight, class Knows>
void cumulate(const World& world, Company& company, Weight&& weight, Knows&& knows)
{
    company.look_weight.resize(company.reach.size());
    static constexpr Relation nobody{};
    auto relation = company.relations.begin();
    double sum = 0.0;
    for (std::size_t i = 0; i < company.reach.size(); ++i) {
        const SeenPartner& partner = world.seen_partners[company.reach[i]];
        while (relation != company.relations.end() && relation->partner_luck < partner.luck) {
            ++relation;
        }
        // Without a jump: who is met is anybody's guess.
        const Relation& next = relation != company.relations.end() ? *relation : nobody;
        const bool known = (next.partner_luck == partner.luck) & knows(next);
        sum += weight(partner) * look_bonus(partner.region == company.region, known);
        company.look_weight[i] = sum;
    }
}

}  // namespace

void prepare_search(World& world, Executor& executor)
{
    if (world.seen_partners.size() != world.partners.size()) {
        make_column(world.seen_partners, world.partners.size());
    }
    for_partner_blocks(world, executor, [&](const Block& block) {
        for (std::size_t p = block.begin; p < block.end; ++p) {
            const Partner& partner = world.partners[p];
            world.seen_partners[p] = {visibility_weight(world.parameters.finding, partner.visibility), partner.luck,
                                      partner.region, partner.looking};
        }
    });
}

void prepare_looks(const World& world, Company& company)
{
    cumulate(
        world, company, [](const SeenPartner& partner) { return partner.weight; },
        [](const Relation& relation) { return relation.known; });
}

void prepare_looks_without(const World& world, Company& company)
{
    cumulate(
        world, company,
        [&](const SeenPartner& partner) {
            return visibility_weight(world.parameters.finding, least_visibility(partner.looking));
        },
        [](const Relation& relation) { return relation.known_without; });
}

std::uint32_t search_partner(const Company& company, double u)
{
    const std::vector<double>& cumulative = company.look_weight;
    const double target = u * cumulative.back();
    return company.reach[first_not(cumulative.size() - 1, [&](std::size_t i) { return cumulative[i] <= target; })];
}

}  // namespace kaptein::volunteering
