#pragma once

#include "models/volunteering/declared/declared.hpp"

#include "base/elementary.hpp"

/// Who is willing, among employees who are aware, not inactive, not yet at work for a partner, and have the hours
/// (phase: staff). Every employee of a company that fills places this month is asked once.
///
///     willing ~ Bernoulli(p)
///     p = logistic(level + spread * z_company + m + peers * s + pressure * [asked by the boss])
///
///   m  motivation of the employee: motive_weight x prosocial motive at hire, then moved by experience [logits]
///   s  share of the other members of the team who served in the past 12 months                     [share]
///   z  N(0,1) per company, drawn once
///
/// Asked how: by a colleague when s > 0 and the first of two coins falls so (chance s); else by the boss with
/// chance 1/4 (a quarter of corporate volunteers felt pressed, Stukas et al.); else by open call.
/// Companies plan, and so ask, once a month however short the step is.
///
/// Source: colleagues' participation raises intention (Hou et al. 2020; Park and Shin 2017: direct peers only).
/// The logistic form is ours. Limits: nobody refuses a second time in the same month.
/// Taken out (`joining.level` 20): everybody asked who has the hours is willing.
namespace kaptein::volunteering {

struct JoiningParameters {
    double level;
    double spread;
    double peers;
    double motive_weight;
};

inline constexpr DeclaredList<JoiningParameters, 4> declared_joining = {{
    real(&JoiningParameters::level, "joining.level", "Willingness of a medium employee at an open call", "1", -5.2,
         closed(-20, 20), {closed(-6.5, -4), "0.2 to 2 % a month at an open call, a medium employee", true},
         fitted("C2: mean participation over adopters 15-33 %")),
    real(&JoiningParameters::spread, "joining.spread", "Standard deviation of willingness between companies", "1", 1.5,
         closed(0, 10), {closed(0, 2.5), "from all alike to very different companies", false},
         fitted("C2: upper quartile over adopters, up to 50 %")),
    real(&JoiningParameters::peers, "joining.peers", "Gain in willingness when the whole team has served", "1", 1.0,
         closed(-10, 20), {closed(0, 2.5), "from no influence to tenfold odds", true},
         assumed("direct peers shift prosocial acts (Park and Shin 2017); size for this setting unknown")),
    real(&JoiningParameters::motive_weight, "joining.motive_weight",
         "Gain in willingness per standard deviation of prosocial motive", "1", 4.5, closed(-10, 20),
         {closed(3, 6), "people who come again are mostly the same people", true},
         fitted("C5: 30-36 % of volunteers inactive the next year")),
}};

inline constexpr double boss_pressure = 0.7;     // logits; half-way between no effect and a doubling-and-more of odds
inline constexpr double boss_share = 0.25;       // Stukas et al.: a quarter felt some pressure
enum class Asked : unsigned char { open_call, colleague, boss };

/// What being asked so adds to willingness; `asked` as a number.
inline double pressure_of(double asked) { return asked == static_cast<double>(Asked::boss) ? boss_pressure : 0.0; }

inline double joining_logit(const JoiningParameters& parameters, double company_z, double motivation,
                            double share_of_team, double pressure)
{
    return parameters.level + parameters.spread * company_z + motivation + parameters.peers * share_of_team + pressure;
}

inline double joining_chance(const JoiningParameters& parameters, double company_z, double motivation,
                             double share_of_team, Asked asked)
{
    return elementary::logistic(
        joining_logit(parameters, company_z, motivation, share_of_team, pressure_of(static_cast<double>(asked))));
}

/// How an employee is asked, from one uniform number; as a number, so that loops over many vectorise.
inline double asked_number(double u, double share_of_team)
{
    const double open_call_from = share_of_team + (1.0 - share_of_team) * boss_share;
    return u < share_of_team    ? static_cast<double>(Asked::colleague)
           : u < open_call_from ? static_cast<double>(Asked::boss)
                                : static_cast<double>(Asked::open_call);
}

inline Asked asked_how(double u, double share_of_team)
{
    return static_cast<Asked>(static_cast<int>(asked_number(u, share_of_team)));
}

}  // namespace kaptein::volunteering
