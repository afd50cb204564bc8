#include "models/volunteering/phases/searching.hpp"

#include <algorithm>

namespace kaptein::volunteering {

void prepare_search(World& world)
{
    double sum = 0.0;
    for (std::size_t i = 0; i < world.partner_order.size(); ++i) {
        sum += visibility_weight(world.parameters.finding, world.partners[world.partner_order[i]].visibility);
        world.cumulative_visibility[i] = sum;
    }
}

/// The weight of a partner is w (1 + region bonus + acquaintance bonus): a mixture of everybody, one's own region and
/// acquaintances. One uniform number picks the part, what is left of it the partner within.
std::uint32_t search_partner(const World& world, const Company& company, double u)
{
    const std::vector<double>& cumulative = world.cumulative_visibility;
    const double everybody = cumulative.back();
    const std::uint32_t first = world.region_first[company.region];
    const std::uint32_t last = world.region_first[company.region + 1U];
    const double before = first == 0 ? 0.0 : cumulative[first - 1];
    const double region = last > first ? cumulative[last - 1] - before : 0.0;
    double known = 0.0;
    for (const Relation& relation : company.relations) {
        known += visibility_weight(world.parameters.finding, world.partners[relation.partner].visibility);
    }
    double target = u * (everybody + region_bonus * region + acquaintance_bonus * known);
    if (target < acquaintance_bonus * known) {
        for (const Relation& relation : company.relations) {
            target -= acquaintance_bonus *
                      visibility_weight(world.parameters.finding, world.partners[relation.partner].visibility);
            if (target < 0.0) {
                return relation.partner;
            }
        }
        return company.relations.back().partner;
    }
    target -= acquaintance_bonus * known;
    if (target < region_bonus * region) {
        const auto place = std::upper_bound(cumulative.begin() + first, cumulative.begin() + last - 1,
                                            before + target / region_bonus);
        return world.partner_order[static_cast<std::size_t>(place - cumulative.begin())];
    }
    const auto place = std::upper_bound(cumulative.begin(), cumulative.end() - 1, target - region_bonus * region);
    return world.partner_order[static_cast<std::size_t>(place - cumulative.begin())];
}

}  // namespace kaptein::volunteering
