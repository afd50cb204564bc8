#include "models/volunteering/phases/meeting/agree.hpp"

#include "models/volunteering/parts.hpp"
#include "models/volunteering/phases/meeting/answers.hpp"
#include "models/volunteering/phases/meeting/decisions.hpp"
#include "models/volunteering/phases/meeting/plan.hpp"
#include "models/volunteering/phases/meeting/searching.hpp"
#include "models/volunteering/phases/serving/charging.hpp"
#include "models/volunteering/purposes.hpp"
#include "models/volunteering/setup/setup.hpp"
#include "models/volunteering/world/ahead.hpp"
#include "models/volunteering/world/blocks.hpp"
#include "models/volunteering/world/lists.hpp"

#include <algorithm>
#include <span>
#include <utility>

namespace kaptein::volunteering {
namespace {

constexpr double rigidity_step = 0.2;  // smoothing of the perceived rigidity of a partner

/// Letters of all companies, in order of luck.
void collect(World& world, Executor& executor)
{
    for (std::size_t luck = 0; luck < world.companies.size(); ++luck) {
        world.letter_first[luck + 1] += world.letter_first[luck];
    }
    resize(world.letters, world.letter_first.back());
    for_company_blocks(world, executor, [&](const CompanyBlock& block) {
        for (const std::uint32_t id : block.companies) {
            const Company& company = world.companies[id];
            std::copy(company.proposals.begin(), company.proposals.end(),
                      world.letters.begin() + world.letter_first[company.luck]);
        }
    });
}

/// For every partner which of the letters are its own.
void deliver(World& world)
{
    world.inbox_first.assign(world.partners.size() + 1, 0);
    for (const Proposal& letter : world.letters) {
        ++world.inbox_first[letter.partner + 1U];
    }
    for (std::size_t p = 0; p < world.partners.size(); ++p) {
        world.inbox_first[p + 1] += world.inbox_first[p];
    }
    world.inbox.resize(world.letters.size());
    std::vector<std::uint32_t>& next = world.inbox_next;
    next.assign(world.inbox_first.begin(), world.inbox_first.end());
    for (std::uint32_t i = 0; i < world.letters.size(); ++i) {
        world.inbox[next[world.letters[i].partner]++] = i;
    }
}

/// An engagement as agreed; the company learns the profile of a need it assessed, was told, or was redirected to.
void begin_engagement(World& world, Company& company, const Proposal& letter)
{
    Engagement engagement;
    engagement.id = company.next_engagement++;
    engagement.partner = letter.partner;
    engagement.need = letter.answer_need;
    engagement.kind = letter.kind;
    engagement.lead = company.design.lead;
    engagement.brokered = company.design.agenda == Agenda::broker;
    engagement.shape = letter.shape;
    engagement.heads = letter.heads;
    engagement.months = letter.months;
    engagement.hours_per_month = letter.hours_per_month;
    engagement.need_place = letter.answer_place;
    if (const Need* need = need_of(world.partners[letter.partner], engagement)) {
        engagement.kind = need->believed_kind;
        engagement.profile_known = letter.need == letter.answer_need || letter.answer == Answer::redirect;
        engagement.technical = need->technical;
        engagement.problem = need->problem;
        engagement.contact = need->contact;
        engagement.skill_asked = need->skill_asked;
    }
    const int n = world.clock.steps_per_month;
    engagement.start = world.clock.step + n;
    engagement.end = engagement.start + (letter.months == 1 ? 1 : letter.months * n);  // a day is inside its month
    const double each = letter.hours_per_month * letter.months;
    engagement.expected_cost = expected_cost(world, company, letter.heads, letter.hours_per_month, letter.months);
    company.committed_eur += engagement.expected_cost;
    company.offered_hours += letter.heads * each;
    company.skilled_hours += class_of_kind[engagement.kind] == WorkClass::capacity ? letter.heads * each : 0.0;
    company.engagements_agreed += 1.0;
    post(world, company, company_line::committed_hours, letter.heads * each);
    append(company.engagements, engagement);
}

bool as_offered(const Proposal& letter) { return letter.answer == Answer::accept || letter.answer == Answer::bend; }

/// A partner keeps in mind what it has answered.
void note_own_answer(const World& world, Partner& partner, const Proposal& letter)
{
    ++partner.proposals;
    partner.as_offered += as_offered(letter) ? 1 : 0;
    partner.perceived_rigidity += rigidity_step * ((as_offered(letter) ? 0.0 : 1.0) - partner.perceived_rigidity);
    talk(world, partner, answer_hours(world));
    if (letter.answer == Answer::redirect) {
        talk(world, partner, answer_hours(world));
    }
}

/// A company takes note of an answer.
void note_answer(World& world, Company& company, const Proposal& letter)
{
    Relation& relation = meet(world, company, letter.partner);
    const RelationshipParameters& rules = world.parameters.relationship;
    const double signal = as_offered(letter) ? 1.0 : letter.answer == Answer::redirect ? 0.5 : 0.0;
    ++relation.proposals;
    if (as_offered(letter)) {
        ++relation.as_offered;
    }
    relation.last_contact = static_cast<std::int16_t>(world.clock.step);
    relation.trust = static_cast<float>(moved_trust(rules, relation.trust, signal, 1.0));
    if (letter.need != no_need || letter.answer == Answer::redirect) {
        relation.knowledge = static_cast<float>(learned(relation.knowledge));
    }
    company.misfit_sum += letter.misfit;
    const bool unskilled = class_of_kind[letter.kind] != WorkClass::capacity;
    company.team_tasks_offered += letter.shape == Shape::team_day && unskilled ? 1.0 : 0.0;
    company.answers[static_cast<std::size_t>(letter.answer)] += 1.0;
    if (letter.answer == Answer::redirect) {
        organise(world, company, world.parameters.proposing.offer_hours);
    }
    if (as_offered(letter) || letter.answer_need != no_need) {
        begin_engagement(world, company, letter);
    }
}

/// What is not renewed of a gift; the gift is gone then.
double given_up(const World& world, double& gift, double trust, double u)
{
    const double chance = elementary::pow(world.parameters.relationship.renewal, 2.0 * (1.0 - trust));
    return gift > 0.0 && u >= chance ? std::exchange(gift, 0.0) : 0.0;
}

/// Once a year a gift is renewed or goes to another partner; companies in turn, by their luck.
void renew_gifts(World& world, Company& company)
{
    const int month = world.clock.step / world.clock.steps_per_month;
    const bool first_step = world.clock.step % world.clock.steps_per_month == 0;
    if (!first_step || (month + static_cast<int>(company.luck)) % 12 != 0) {
        return;
    }
    double moved = 0.0;
    double moved_without = 0.0;
    for (Relation& relation : company.relations) {
        if (relation.cash_per_year <= 0.0 && relation.cash_without <= 0.0) {
            continue;
        }
        const Words words =
            bits(world.luck, purpose::gift_renewed, company.luck, world.month_word(), relation.partner_luck);
        moved += given_up(world, relation.cash_per_year, relation.trust, uniform(words[0]));
        moved_without += given_up(world, relation.cash_without, 0.5, uniform(words[0]));
    }
    const Words words = bits(world.luck, purpose::gift_moves, company.luck, world.month_word());
    const double u = uniform(words[0], words[1]);
    // Where the gift would have gone without a program comes first: what programs made known does not count there.
    if (moved_without > 0.0) {
        prepare_looks_without(world, company);
        Relation& relation = relation_with(world, company, search_partner(company, u));
        relation.known_without = true;
        relation.cash_without += moved_without;
    }
    if (moved > 0.0) {
        prepare_looks(world, company);
        meet(world, company, search_partner(company, u)).cash_per_year += moved;
    }
}

double of_step(const World& world, double eur_per_year) { return eur_per_year * world.clock.dt() / 12.0; }

void give(const World& world, Company& company)
{
    for (const Relation& relation : company.relations) {
        post(world, company, company_line::donations, of_step(world, relation.cash_per_year));
    }
}

/// Partners answer their letters, each its own; or the tape says what they answered.
void answer_all(World& world, Executor& executor)
{
    if (world.decisions != nullptr && world.decisions->playing()) {
        world.decisions->answers(world);
        for (Proposal& letter : world.letters) {
            hold_to_answer(world, letter);
        }
        return;
    }
    for_partner_blocks(world, executor, [&](const Block& block) {
        const InPart part = in(world, Part::agree_answer);
        for (std::size_t p = block.begin; p < block.end; ++p) {
            if (world.inbox_first[p + 1] > world.inbox_first[p]) {
                answer_letters(world, world.partners[p], world.inbox_first[p], world.inbox_first[p + 1]);
            }
        }
    });
    if (world.decisions != nullptr) {
        world.decisions->answers(world);
    }
}

}  // namespace

void agree(World& world, Executor& executor)
{
    const InPart part = in(world, Part::agree_relate);
    collect(world, executor);
    deliver(world);
    answer_all(world, executor);
}

void note_meetings(World& world, std::uint32_t id, std::vector<Errand>& errands)
{
    const InPart part = in(world, Part::agree_relate);
    Company& company = world.companies[id];
    for (const std::uint32_t partner : company.assessed) {
        errands.push_back({partner, id, met::assessed, 0});
        const int until = world.clock.step + 12 * world.clock.steps_per_month - 1;
        meet(world, company, partner).assessed_until = static_cast<std::int16_t>(until);
    }
    const std::uint32_t first = world.letter_first[company.luck];
    const std::span letters(world.letters.data() + first, world.letter_first[company.luck + 1U] - first);
    for (std::size_t turn = 0; turn < letters.size(); ++turn) {
        ask_for_partners(world, letters, turn);
        note_answer(world, company, letters[turn]);
    }
    renew_gifts(world, company);
    give(world, company);
}

void note_own_answers(World& world, Partner& partner)
{
    const auto id = static_cast<std::size_t>(&partner - world.partners.data());
    const auto first = world.inbox.begin() + world.inbox_first[id];
    const auto end = world.inbox.begin() + world.inbox_first[id + 1];
    std::sort(first, end);
    for (auto letter = first; letter != end; ++letter) {
        note_own_answer(world, partner, world.letters[*letter]);
    }
}

void receive_gifts(World& world)
{
    const InPart part = in(world, Part::agree_relate);
    for (const std::uint32_t id : world.company_by_luck) {
        for (const Relation& relation : world.companies[id].relations) {
            if (relation.cash_per_year > 0.0 || relation.cash_without > 0.0) {
                Partner& partner = world.partners[relation.partner];
                post(world, partner, partner_line::donations, of_step(world, relation.cash_per_year));
                post(world, partner, partner_line::donations_without, of_step(world, relation.cash_without));
            }
        }
    }
}

bool bends_at_start(const World& world, const Company& company, const Partner& partner, const Engagement& engagement)
{
    const WorkParameters& work = world.parameters.work;
    const double hours = engagement.heads * engagement.hours_per_month * engagement.months;
    const double hosting = hosting_eur(world, engagement.heads, engagement.months, company.design.hosting_fee_eur);
    const double bend = work.make_work_worth * work.worth * partner.expected_quality * hours - hosting;
    const double cash = cash_at_stake(company, partner);
    return bend >= -cash_stake(world.parameters.answering, partner.dependence, cash);
}

}  // namespace kaptein::volunteering
