#pragma once

#include "models/volunteering/world/world.hpp"

namespace kaptein::volunteering {

/// Everything a partner weighs about one proposal, on what it believes now.
struct Weighing {
    AnswerValues values;
    AnswerValues without_cash;  // the same with nothing at stake
    std::uint32_t accept_need = no_need;
    std::uint32_t redirect_need = no_need;
    double best = 0.0;
};

/// Partner's hours for an answer.
inline double answer_hours(const World& world)
{
    return answering_over_offering * world.parameters.proposing.offer_hours;
}

Weighing weigh(const World& world, const Partner& partner, const Proposal& proposal);

/// Believed cost of hosting: coordinator hours, out of pocket, less the fee. [EUR]
double hosting_eur(const World& world, double heads, double months, double fee_per_head);

/// What was agreed reserves the need and promises coordinator hours.
void hold_to_answer(World& world, Proposal& letter);

/// Serves a partner's letters of the month: fills in the answer of each, reserves needs and coordinator hours.
void answer_letters(World& world, Partner& partner, std::uint32_t first, std::uint32_t last);

}  // namespace kaptein::volunteering
