#pragma once

#include "models/volunteering/declared/declared.hpp"

#include "base/elementary.hpp"
#include "random/normal.hpp"

/// Who can be asked at all: free hours, awareness and inactive spells (phase: staff; part of joining).
///
///     free hours of an employee in a month of year y = mean * exp(fluctuation * z - fluctuation^2 / 2),  z ~ N(0,1)
///                                                      per person and year
///     an employee joins only when free hours >= hours asked in a month (and the block asked)
///     aware when  X_company(now) - X_company(hire) >= E,  E ~ Exponential(1) per person
///     X grows by  awareness_rate * (1 + 3 * participation) * dt  in months with a program
///     an ask that names the employee (boss or colleague) starts an inactive spell with chance fatigue;
///     its length ~ 1 + Exponential(5 months)
///
/// Source: time is the first barrier (69 %, Pilotlight 2020); 22 % do not know whether leave exists (CAF 2015);
/// 6 % of new against 20 % of long-tenured employees take part (Benevity 2022); each notification may start an
/// inactive period, about 30 % disengage within a year (Manshadi and Rodilitz). Forms ours.
/// Limits: free hours are independent of work for the partner. Taken out (`free_hours.fluctuation` 0 makes hours
/// certain; `asking.fatigue` 0 takes fatigue out).
namespace kaptein::volunteering {

struct AvailabilityParameters {
    double free_hours_mean;
    double free_hours_fluctuation;
    double awareness_rate;
    double fatigue;
};

inline constexpr DeclaredList<AvailabilityParameters, 4> declared_availability = {{
    real(&AvailabilityParameters::free_hours_mean, "free_hours.mean",
         "Hours a month an employee can free for the program, on average", "hours/month", 8.0, closed(0, 1000),
         {closed(5, 14), "hours per participant and year of 5 to 40", true},
         assumed(
             "above what any form asks in a month; hours per participant then follow from forms and allotment (C3)")),
    real(&AvailabilityParameters::free_hours_fluctuation, "free_hours.fluctuation",
         "Standard deviation of the logarithm of free hours between years", "1", 0.12, closed(0, 5),
         {closed(0, 0.5), "from steady to very unsteady lives", false},
         fitted("C5: 30-36 % of volunteers inactive the next year")),
    real(&AvailabilityParameters::awareness_rate, "awareness.rate",
         "Rate at which employees come to know of the program", "1/month", 0.12, closed(0, 100),
         {closed(0.02, 0.4), "half the staff within two months to three years", false},
         fitted("C7: participation 6 % in the first year of tenure, about 20 % for the long-tenured")),
    real(&AvailabilityParameters::fatigue, "asking.fatigue", "Chance that a personal ask starts an inactive spell",
         "share", 0.06, any_share, {closed(0, 0.2), "from none to every fifth ask", false},
         assumed("a handful of asks a year then puts off about 30 % of people in a year (Manshadi and Rodilitz)")),
}};

inline constexpr double awareness_by_colleagues = 3.0;
inline constexpr double inactive_months_mean = 5.0;

inline double free_hours(const AvailabilityParameters& parameters, double z)
{
    const double sd = parameters.free_hours_fluctuation;
    return parameters.free_hours_mean * elementary::exp(sd * z - 0.5 * sd * sd);
}

/// Chance of fewer free hours than these: who has a uniform number of at least this much has the hours.
inline double chance_of_less_free_hours(const AvailabilityParameters& parameters, double hours)
{
    const double sd = parameters.free_hours_fluctuation;
    if (hours <= 0.0 || parameters.free_hours_mean <= 0.0 || sd == 0.0) {
        return free_hours(parameters, 0.0) >= hours ? 0.0 : 1.0;
    }
    return normal_cumulative((elementary::log(hours / parameters.free_hours_mean) + 0.5 * sd * sd) / sd);
}

inline double awareness_growth(const AvailabilityParameters& parameters, double participation, double dt_months)
{
    return parameters.awareness_rate * (1.0 + awareness_by_colleagues * participation) * dt_months;
}

}  // namespace kaptein::volunteering
