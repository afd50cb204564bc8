#pragma once

#include "models/volunteering/declared/declared.hpp"

/// What a partner answers to a proposal (phase: agree). It decides on what it believes:
///
///     U(accept)   = help(need of the kind offered) - hosting
///     U(redirect) = redirect_taken * (help(best need) - hosting of it) - (1 - redirect_taken) * stake - talk
///     U(bend)     = make-work hours * quality * believed worth of make-work - hosting
///     U(decline)  = -stake
///
///     help(n)  = believed worth * quality * min(hours still needed, hours offered)
///     quality  = effective share of an hour the partner has come to expect (0.6 before any experience)
///     hosting  = hosting hours * partner's hourly cost + cost per head - fee           (mechanism hosting)
///     stake    = cash_stake * dependence * what this company gives it, or usually gives if that is more [EUR]
///     talk     = answering hours (two fifths of proposing.offer_hours) * partner's hourly cost, paid for every answer
///                and once more for a redirect
///
/// quality is multiplied by the host quality that this proposal's hours on top of those promised would leave in the
/// first month of work; a partner without any coordinator hours declines. The largest U wins; a tie goes to accept,
/// redirect, bend, decline in this order. Proposals of a month compete: the partner serves them by U, ties by a draw
/// keyed to the pair.
///
/// A redirect that is taken up is carried out in the form the company has for that kind of work, with at most the
/// people offered.
///
/// Source: partners weigh the funding tie as well as the help and are reluctant to push back (NPC 2018; Schneider
/// and Neumayr 2021; evidence.md 3). Decline rates are not published. Form and sizes are ours.
/// Limits: a partner does not think more than one engagement ahead.
/// Taken out (`answering.share_deciding` 0): every proposal is accepted by whoever has coordinator hours.
namespace kaptein::volunteering {

struct AnsweringParameters {
    double redirect_taken;
    double cash_stake;
    double share_deciding;
};

inline constexpr DeclaredList<AnsweringParameters, 3> declared_answering = {{
    real(&AnsweringParameters::redirect_taken, "answering.redirect_taken",
         "Chance that a company takes up the need a partner names instead", "share", 0.5, any_share,
         {closed(0.1, 0.9), "from rigid to flexible companies", true},
         assumed("no figure; a company's community head \"would not really be interested\" without slots, others are")),
    real(
        &AnsweringParameters::cash_stake, "answering.cash_stake",
        "Share of a company's cash a partner believes to hang on its answer", "share", 0.25, closed(0, 10),
        {closed(0, 1), "from none to all of it", true},
        assumed("volunteering as entry ticket to cash is reported (NPC 2018), never measured; in the model a no really "
                "costs about a tenth of a gift, and a partner fears more than that")),
    real(&AnsweringParameters::share_deciding, "answering.share_deciding",
         "Share of partners' answers that are decisions; the rest accept whatever is offered", "share", 1, any_share,
         {closed(0.3, 1), "partners \"do not say no\" (Boston Globe 2015)", false},
         definition("1: every partner decides; 0 takes the mechanism out")),
}};

inline constexpr double expected_quality_at_first = 0.6;
inline constexpr double answering_over_offering =
    0.4;  // a talk inside the house and a call, against an offer's five hours

enum class Answer : unsigned char { accept, redirect, bend, decline };

/// The believed value of each option [EUR]; not open = lowest.
struct AnswerValues {
    double accept;
    double redirect;
    double bend;
    double decline;
};

inline double believed_help(double worth, double quality, double hours_needed, double hours_offered)
{
    return worth * quality * (hours_needed < hours_offered ? hours_needed : hours_offered);
}

inline double cash_stake(const AnsweringParameters& parameters, double dependence, double cash_eur)
{
    return parameters.cash_stake * dependence * cash_eur;
}

inline double redirect_value(const AnsweringParameters& parameters, double help_less_hosting, double stake, double talk)
{
    return parameters.redirect_taken * help_less_hosting - (1.0 - parameters.redirect_taken) * stake - talk;
}

/// The best option; ties in the order of the enumeration.
inline Answer best_answer(const AnswerValues& values)
{
    Answer best = Answer::accept;
    double value = values.accept;
    if (values.redirect > value) {
        best = Answer::redirect;
        value = values.redirect;
    }
    if (values.bend > value) {
        best = Answer::bend;
        value = values.bend;
    }
    return values.decline > value ? Answer::decline : best;
}

}  // namespace kaptein::volunteering
