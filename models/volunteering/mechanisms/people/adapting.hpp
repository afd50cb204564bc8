#pragma once

#include "models/volunteering/declared/declared.hpp"

/// Companies change their programs by looking at others (phase: adapt; once a year).
///
///     a company that has had volunteers reviews with chance review_chance (a year)
///     it sees near rivals: adopters of the same sector or region; where there are none, the published case (the best)
///     performance seen = participation; where it measures impact, w impact + (1 - w) participation: w, the weight of
///       impact among its objectives, is uniform on (0, 1) and its own; impact is a moving mean (step 1/4) of the
///       ratings that partners give, with candour that falls with dependence, seen with `measuring_error`
///     it copies ONE visible choice (agenda, lead, format, framing) of the best rival it sees, when that rival
///     performs better than itself. A review costs 8 hours; the change costs `change_hours`, for agenda and lead times
///     (1 - toolkit) where
///     the toolkit is known (half of companies)
///
/// Source: companies imitate peers in the same industry and community (Marquis and Tilcsik 2016; Han and Ito 2023).
/// Form ours. Limits: no leap to designs that nobody has.
/// Taken out (`adapting.review_chance` 0): companies keep the design they start with.
namespace kaptein::volunteering {

struct AdaptingParameters {
    double review_chance;
    double change_hours;
    double toolkit;
    double measuring_error;
};

inline constexpr DeclaredList<AdaptingParameters, 4> declared_adapting = {{
    real(&AdaptingParameters::review_chance, "adapting.review_chance",
         "Chance that a company reviews its program in a year", "share/year", 0.3, any_share,
         {closed(0, 0.8), "from never to nearly every year", false},
         assumed("a thorough review every three years; 0 in studies whose designs are treatments")),
    real(&AdaptingParameters::change_hours, "adapting.change_hours", "Company's hours to change one choice", "hours",
         40, closed(0, 1e5), {closed(10, 200), "from a day's meeting to a project", false}, assumed("a working week")),
    real(&AdaptingParameters::toolkit, "adapting.toolkit", "Share of the cost of a change that a toolkit saves",
         "share", 0.5, any_share, {closed(0, 0.9), "from useless to nearly all", false},
         assumed("the essay's toolkit; effect unknown")),
    real(&AdaptingParameters::measuring_error, "adapting.measuring_error",
         "Standard error of measured impact as a share of it", "share", 0.3, closed(0, 100),
         {closed(0, 1), "from exact to hardly a sign", false},
         assumed("customised metrics are rare (38 %, Deloitte 2010)")),
}};

} // namespace kaptein::volunteering
