#include "models/volunteering/recording/sample.hpp"

#include "models/volunteering/purposes.hpp"

#include <algorithm>
#include <numeric>

namespace kaptein::volunteering {
namespace {

/// The ids that draws of this population follow.
std::vector<Word> lucks_of(const World& world, Population population)
{
    std::vector<Word> lucks;
    if (population == Population::partners) {
        for (const Partner& partner : world.partners) {
            lucks.push_back(partner.luck);
        }
        return lucks;
    }
    for (const Company& company : world.companies) {
        if (population == Population::companies) {
            lucks.push_back(company.luck);
            continue;
        }
        for (std::uint32_t i = 0; i < company.size; ++i) {
            lucks.push_back(company.first_luck + i);
        }
    }
    return lucks;
}

struct Drawn {
    std::uint64_t draw;
    Word luck;
    std::uint32_t id;
};

}  // namespace

Sample draw_sample(const World& world, Population population, std::uint32_t size)
{
    const std::vector<Word> lucks = lucks_of(world, population);
    Sample sample;
    if (size == 0 || size >= lucks.size()) {
        sample.ids.resize(lucks.size());
        std::iota(sample.ids.begin(), sample.ids.end(), 0U);
        sample.drawn.assign(lucks.size(), 1);
        return sample;
    }
    std::vector<Drawn> draws;
    draws.reserve(lucks.size());
    for (std::uint32_t id = 0; id < lucks.size(); ++id) {
        const Words words = bits(world.luck, purpose::panel_sample, lucks[id], 0, static_cast<Word>(population));
        draws.push_back({(std::uint64_t{words[0]} << 32) | words[1], lucks[id], id});
    }
    std::nth_element(draws.begin(), draws.begin() + (size - 1), draws.end(), [](const Drawn& a, const Drawn& b) {
        return a.draw != b.draw ? a.draw < b.draw : a.luck < b.luck;
    });
    sample.drawn.assign(lucks.size(), 0);
    for (std::uint32_t i = 0; i < size; ++i) {
        sample.drawn[draws[i].id] = 1;
        sample.ids.push_back(draws[i].id);
    }
    std::sort(sample.ids.begin(), sample.ids.end());
    return sample;
}

}  // namespace kaptein::volunteering
