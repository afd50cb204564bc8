#pragma once

#include "models/volunteering/declared/declared.hpp"

/// Who is sent, among those willing (phase: staff). Four rules on what can be seen:
///
///     first_come   in the order in which they came (a draw per employee and month)
///     grade        highest grade first, then as they came
///     specialist   own function is the kind of work first, then other professionals, then the rest; then as they came
///     fit          interview each candidate looked at; signal = true value + interview_error * N(0,1) for skill in
///                  the kind, empathy; predicted effective share of an hour from the signals and what is known of the
///                  need; exact assignment maximising the sum (scores rounded to 1e-6, ties by who came first);
///                  beyond 2^20 pairs (matching/groups.hpp) within 1 % of it
///
/// A company looks at no more than four candidates per place. An interview costs `interview_hours` of the candidate
/// and as many of a colleague. Grade and function are seen for free.
///
/// Source: screening and matching pays in retention (Hager and Brudney 2004); hours and error assumed.
/// Limits: interviews say nothing about motive. Taken out (`choosing.interview_error` 100): `fit` sees pure noise.
namespace kaptein::volunteering {

struct ChoosingParameters {
    double interview_hours;
    double interview_error;
};

inline constexpr DeclaredList<ChoosingParameters, 2> declared_choosing = {{
    real(&ChoosingParameters::interview_hours, "choosing.interview_hours", "Hours of either side for an interview",
         "hours", 0.5, closed(0, 100), {closed(0.1, 2), "from a form to a long talk", true},
         assumed("half an hour is a usual first talk")),
    real(&ChoosingParameters::interview_error, "choosing.interview_error",
         "Standard error of what an interview shows of skill and empathy", "share", 0.15, closed(0, 1000),
         {closed(0, 0.5), "from exact to hardly more than a guess", true},
         assumed("the spread between people is about 0.2; interviews are modestly valid")),
}};

inline constexpr std::uint32_t candidates_per_place = 4;

}  // namespace kaptein::volunteering
