#pragma once

#include "models/volunteering/world/world.hpp"

namespace kaptein::volunteering {

inline constexpr double quality_step = 0.25;  // how quickly what is expected of an engagement follows what came of it

/// Whether something is made that has to last before it counts.
inline bool has_to_last(const Engagement& engagement) { return class_of_kind[engagement.kind] == WorkClass::capacity; }

/// Share of the hours served that were effective.
inline double gain_of(const Engagement& engagement)
{
    return engagement.served_sum > 0.0 ? engagement.gain_sum / engagement.served_sum : 0.0;
}

/// Value that is there and stays, to the partner.
void count_value(const World& world, Partner& partner, const Pending& done);

/// The partner's side of a step of work; adds to `made` what has to last before it counts.
void settle_with_partner(const World& world, const Company& company, Partner& partner, Engagement& engagement,
                         std::vector<Pending>& made);

}  // namespace kaptein::volunteering
