#pragma once

#include "models/volunteering/world/world.hpp"

namespace kaptein::volunteering {

/// Notes what all companies with a program look like now.
void look_around(World& world);

struct Best {
    const Rival* rival = nullptr;
    double value = 0.0;
};

/// The rival that performs best as this company sees it: among adopters of its sector or region or, without any, among
/// all; null where there is none. Ties go to the lower luck.
Best best_rival(const World& world, const Company& self);

/// What a company believes its own or a rival's program to be worth, by what it looks at: participation; where it
/// measures impact, that too, with error, each by its weight among the company's objectives. `z` is standard normal.
template <class Seen>
double performance(const World& world, const Seen& seen, const Company& judge, double z)
{
    if (judge.design.measures == Measures::participation) {
        return seen.participation;
    }
    const double impact = seen.impact_seen * (1.0 + world.parameters.adapting.measuring_error * z);
    return judge.objective * impact + (1.0 - judge.objective) * seen.participation;
}

}  // namespace kaptein::volunteering
