#include "models/volunteering/phases/meeting/answers.hpp"

#include "models/volunteering/phases/meeting/plan.hpp"
#include "models/volunteering/phases/meeting/promising.hpp"
#include "models/volunteering/purposes.hpp"

#include <algorithm>

namespace kaptein::volunteering {
namespace {

constexpr double closed_option = -1e300;

/// Month of work `i` of what is agreed now: lead time is one month under every design.
std::size_t slot(const World& world, int i)
{
    return month_slot(world.clock.step / world.clock.steps_per_month + 1 + i);
}

/// What crowding would make of this engagement in its first month.
double quality_if_hosted(const World& world, const Partner& partner, const Proposal& proposal)
{
    const double load =
        partner.promised[slot(world, 0)] + coordinator_hours(world.parameters.hosting, proposal.heads, 0);
    return host_quality(world.parameters.hosting, partner.coordinator_hours, load);
}

void promise(const World& world, Partner& partner, const Proposal& proposal)
{
    for (int i = 0; i < proposal.months; ++i) {
        partner.promised[slot(world, i)] += coordinator_hours(world.parameters.hosting, proposal.heads, i);
    }
}

bool decides(const World& world, const Partner& partner, const Proposal& proposal)
{
    const Words words =
        bits(world.luck, purpose::partner_decides, proposal.company_luck, world.month_word(), partner.luck);
    return uniform(words[0]) < world.parameters.answering.share_deciding;
}

bool takes_redirect(const World& world, const Partner& partner, const Proposal& proposal)
{
    const Words words =
        bits(world.luck, purpose::redirect_taken, proposal.company_luck, world.month_word(), partner.luck);
    return uniform(words[0]) < world.parameters.answering.redirect_taken;
}

/// A company that takes up another need comes in the form its design has for that work, and with no more people than
/// it takes.
void fit_to_need(const World& world, Proposal& letter, const Need& need)
{
    letter.shape = shape_for(world.companies[letter.company].design.format, need.believed_kind);
    const FormatShape& shape = format_shapes[static_cast<std::size_t>(letter.shape)];
    const auto most = std::min(letter.heads, static_cast<std::uint16_t>(shape.heads));
    letter.heads = heads_for(need.hours_left, shape, most);
    letter.months = static_cast<std::uint16_t>(shape.months);
    letter.hours_per_month = shape.hours_per_head_and_month;
}

void settle_letter(World& world, Partner& partner, Proposal& letter)
{
    if (partner.coordinator_hours <= 0.0) {
        letter.answer = Answer::decline;
        return;
    }
    const Weighing weighing = weigh(world, partner, letter);
    letter.answer = best_answer(weighing.values);
    letter.answer_without_cash = best_answer(weighing.without_cash);
    if (!decides(world, partner, letter)) {
        letter.answer = weighing.accept_need != no_need ? Answer::accept : Answer::bend;
    }
    bool hosted = letter.answer != Answer::decline;
    if (letter.answer == Answer::accept) {
        letter.answer_need = weighing.accept_need;
    } else if (letter.answer == Answer::redirect) {
        hosted = takes_redirect(world, partner, letter);
        letter.answer_need = hosted ? weighing.redirect_need : no_need;
    }
    if (letter.answer == Answer::redirect && hosted) {
        fit_to_need(world, letter, *find_need(partner, letter.answer_need, letter.answer_place));
    }
    hold_to_answer(world, letter);
}

}  // namespace

void hold_to_answer(World& world, Proposal& letter)
{
    Partner& partner = world.partners[letter.partner];
    if (letter.answer_need != no_need) {
        find_need(partner, letter.answer_need, letter.answer_place)->reserved = true;
    }
    if (letter.answer == Answer::accept || letter.answer == Answer::bend || letter.answer_need != no_need) {
        promise(world, partner, letter);
    }
}

double hosting_eur(const World& world, double heads, double months, double fee_per_head)
{
    const HostingParameters& hosting = world.parameters.hosting;
    return hosting_hours(hosting, heads, months) * world.parameters.partners.hourly_cost
           + heads * (hosting.cost_per_head - fee_per_head);
}

Weighing weigh(const World& world, const Partner& partner, const Proposal& proposal)
{
    const AnsweringParameters& answering = world.parameters.answering;
    const double offered = proposal.heads * proposal.hours_per_month * proposal.months;
    const double quality = partner.expected_quality * quality_if_hosted(world, partner, proposal);
    const double hosting = hosting_eur(world, proposal.heads, proposal.months, proposal.fee_per_head);
    const double stake = cash_stake(answering, partner.dependence, proposal.cash);
    const double talk = answer_hours(world) * world.parameters.partners.hourly_cost;
    Weighing weighing;
    double accept_help = -1.0;
    double redirect_help = -1.0;
    for (const Need& need : partner.needs) {
        if (!can_be_named(need)) {
            continue;
        }
        const double help = believed_help(need.believed_worth, quality, need.hours_left, offered);
        const bool best = help > redirect_help;
        redirect_help = best ? help : redirect_help;
        weighing.redirect_need = best ? need.number : weighing.redirect_need;
        // The need that was named counts before any other of the kind that is offered.
        const bool named = need.number == proposal.need;
        const bool named_before = (weighing.accept_need == proposal.need) & (proposal.need != no_need);
        const bool best_of_kind =
            (need.believed_kind == proposal.kind) & !named_before & (named | (help > accept_help));
        accept_help = best_of_kind ? help : accept_help;
        weighing.accept_need = best_of_kind ? need.number : weighing.accept_need;
    }
    const WorkParameters& work = world.parameters.work;
    AnswerValues& values = weighing.values;
    values.accept = weighing.accept_need != no_need ? accept_help - hosting : closed_option;
    values.redirect = weighing.redirect_need != no_need && weighing.redirect_need != weighing.accept_need
                          ? redirect_value(answering, redirect_help - hosting, stake, talk)
                          : closed_option;
    values.bend = work.make_work_worth * work.worth * quality * offered - hosting;
    values.decline = -stake;
    weighing.without_cash = values;
    weighing.without_cash.decline = 0.0;
    if (values.redirect > closed_option) {
        weighing.without_cash.redirect = redirect_value(answering, redirect_help - hosting, 0.0, talk);
    }
    weighing.best = std::max(std::max(values.accept, values.redirect), std::max(values.bend, values.decline));
    return weighing;
}

void answer_letters(World& world, Partner& partner, std::uint32_t first, std::uint32_t last)
{
    for (std::uint32_t i = first; i < last; ++i) {
        Proposal& letter = world.letters[world.inbox[i]];
        const Words words =
            bits(world.luck, purpose::answer_tie, letter.company_luck, world.month_word(), partner.luck);
        letter.turn_value = weigh(world, partner, letter).best;
        letter.turn_tie = words[0];
    }
    const auto before = [&](std::uint32_t a, std::uint32_t b) {
        const Proposal& x = world.letters[a];
        const Proposal& y = world.letters[b];
        if (x.turn_value != y.turn_value) {
            return x.turn_value > y.turn_value;
        }
        return x.turn_tie != y.turn_tie ? x.turn_tie < y.turn_tie : x.company_luck < y.company_luck;
    };
    std::sort(world.inbox.begin() + first, world.inbox.begin() + last, before);
    for (std::uint32_t i = first; i < last; ++i) {
        settle_letter(world, partner, world.letters[world.inbox[i]]);
    }
}

}  // namespace kaptein::volunteering
