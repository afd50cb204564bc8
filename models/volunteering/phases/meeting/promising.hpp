#pragma once

#include "models/volunteering/world/world.hpp"

/// Coordinator hours a partner has promised, month by month.
namespace kaptein::volunteering {

inline double coordinator_hours(const HostingParameters& hosting, double heads, int months_from_start)
{
    return months_from_start == 0 ? hosting_hours_at_start(hosting, heads) : hosting.hours_per_head * heads;
}

/// Gives back what `heads` would have taken, from `from` months after now to the end of the engagement. The hours
/// before the first work stay spent once it has begun.
inline void release_hours(const World& world, Partner& partner, const Engagement& engagement, int from, double heads)
{
    const int n = world.clock.steps_per_month;
    const int now = world.clock.step / n;
    const int start = engagement.start / n;
    for (int month = now + from; month < start + engagement.months; ++month) {
        partner.promised[month_slot(month)] -= world.parameters.hosting.hours_per_head * heads;
    }
}

}  // namespace kaptein::volunteering
