#include "models/volunteering/phases/meeting/searching.hpp"

#include <algorithm>

namespace kaptein::volunteering {

void prepare_search(World& world)
{
    world.search_weight.resize(world.partners.size());
    for (std::size_t p = 0; p < world.partners.size(); ++p) {
        world.search_weight[p] = visibility_weight(world.parameters.finding, world.partners[p].visibility);
    }
    double sum = 0.0;
    for (std::size_t i = 0; i < world.partner_order.size(); ++i) {
        sum += world.search_weight[world.partner_order[i]];
        world.cumulative_visibility[i] = sum;
    }
}

void prepare_acquaintances(const World& world, Company& company)
{
    company.known_weight.resize(company.relations.size());
    double sum = 0.0;
    for (std::size_t i = 0; i < company.relations.size(); ++i) {
        sum += world.search_weight[company.relations[i].partner];
        company.known_weight[i] = sum;
    }
}

/// The weight of a partner is w (1 + region bonus + acquaintance bonus): a mixture of acquaintances, one's own region
/// and everybody. One uniform number picks the part, what is left of it the partner within.
std::uint32_t search_partner(const World& world, const Company& company, double u)
{
    const std::vector<double>& cumulative = world.cumulative_visibility;
    const std::uint32_t first = world.region_first[company.region];
    const std::uint32_t last = world.region_first[company.region + 1U];
    const double before = first == 0 ? 0.0 : cumulative[first - 1];
    const double region = last > first ? region_bonus * (cumulative[last - 1] - before) : 0.0;
    const double known = company.known_weight.empty() ? 0.0 : acquaintance_bonus * company.known_weight.back();
    double target = u * (cumulative.back() + region + known);
    if (target < known) {
        const auto place =
            std::upper_bound(company.known_weight.begin(), company.known_weight.end() - 1, target / acquaintance_bonus);
        return company.relations[static_cast<std::size_t>(place - company.known_weight.begin())].partner;
    }
    target -= known;
    if (target < region) {
        const auto place =
            std::upper_bound(cumulative.begin() + first, cumulative.begin() + last - 1, before + target / region_bonus);
        return world.partner_order[static_cast<std::size_t>(place - cumulative.begin())];
    }
    const auto place = std::upper_bound(cumulative.begin(), cumulative.end() - 1, target - region);
    return world.partner_order[static_cast<std::size_t>(place - cumulative.begin())];
}

}  // namespace kaptein::volunteering
