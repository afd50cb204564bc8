#pragma once

#include "models/volunteering/declared/declared.hpp"

#include "base/elementary.hpp"

/// What it takes to have guests (phase: work). Lumpy and before the benefit:
///
///     coordinator hours = hours_per_event, once, before the first work
///                       + hours_per_head per volunteer and month of an engagement
///     out of pocket     = cost_per_head per volunteer and engagement
///     host quality      = min(1, capacity / load) ^ crowding
///
///   capacity  coordinator hours of the partner in a month   load  hours all its guests need in that month
///
/// Source: a 20-person day costs nearly GBP 1,500, at least one staff day before it and one to ten staff on it
/// (Third Sector, evidence.md 4). GBP 75 a head of about 2005 is some EUR 157
/// of 2025. With the usual values a day of 16 costs (10 + 16) h x EUR 40 + 16 x EUR 50 = EUR 1,840: EUR 115 a
/// head, 19 per hour served; a project of 4 x 30 h costs EUR 1,400, 12 per hour. Form of crowding ours. Limits:
/// capacity cannot be bought.
/// Taken out (`hosting.crowding` 0): crowding does no harm to quality.
namespace kaptein::volunteering {

struct HostingParameters {
    double hours_per_event;
    double hours_per_head;
    double cost_per_head;
    double crowding;
};

inline constexpr DeclaredList<HostingParameters, 4> declared_hosting = {{
    real(&HostingParameters::hours_per_event, "hosting.hours_per_event", "Coordinator hours before any work", "hours",
         10, closed(0, 1e4), {closed(4, 30), "from half a day to a week", true},
         measured("Third Sector: at least one staff day of organising and risk assessment")),
    real(&HostingParameters::hours_per_head, "hosting.hours_per_head",
         "Coordinator hours per volunteer and month of an engagement", "hours", 1, closed(0, 1000),
         {closed(0.2, 3), "1 to 10 staff for 20 guests on the day", true},
         measured("Third Sector: 1 to 10 staff on the day for 20 people, 0.4 to 4 h a head; Grantmaker Forum 2003: USD "
                  "300 to "
                  "1,000 a volunteer and year, some EUR 9 to 30 of 2025 per hour; 1 h lies in both")),
    real(&HostingParameters::cost_per_head, "hosting.cost_per_head", "Out of pocket per volunteer and engagement",
         "EUR", 50, closed(0, 1e5), {closed(5, 120), "from coffee to tools and transport", false},
         measured("Third Sector: some GBP 75 per head for a group day about 2005 (EUR 157 of 2025); the part that is "
                  "not staff time")),
    real(&HostingParameters::crowding, "hosting.crowding", "How quickly quality falls beyond capacity", "1", 1,
         closed(0, 20), {closed(0.2, 2), "from slowly to twice in proportion", false},
         assumed("57 % could not make good use of an influx (Deloitte 2009); form unknown")),
}};

inline double host_quality(const HostingParameters& parameters, double capacity_hours, double load_hours)
{
    if (load_hours <= capacity_hours) {
        return 1.0;
    }
    return capacity_hours <= 0.0 ? 0.0 : elementary::pow(capacity_hours / load_hours, parameters.crowding);
}

inline double hosting_hours_at_start(const HostingParameters& parameters, double heads)
{
    return parameters.hours_per_event + parameters.hours_per_head * heads;
}

inline double hosting_hours(const HostingParameters& parameters, double heads, double months)
{
    return parameters.hours_per_event + parameters.hours_per_head * heads * months;
}

} // namespace kaptein::volunteering
