#include "models/volunteering/phases/meeting/propose.hpp"

#include "models/volunteering/phases/arising/new_needs.hpp"
#include "models/volunteering/phases/meeting/answers.hpp"
#include "models/volunteering/phases/meeting/plan.hpp"
#include "models/volunteering/phases/meeting/promising.hpp"
#include "models/volunteering/phases/meeting/searching.hpp"
#include "models/volunteering/phases/serving/charging.hpp"
#include "models/volunteering/purposes.hpp"
#include "random/batch.hpp"
#include "random/draw.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace kaptein::volunteering {
namespace {

constexpr Word looks_per_proposal = 64;
constexpr double taste_weight = 0.5;  // standing affinity of a company for a partner beside trust in [0, 1]

/// The partner approached with this proposal: the best trusted and liked of those considered, none twice a month.
/// Brokers look at all of them; `each` is called for every partner considered.
template <class Each>
std::uint32_t choose_partner(const World& world, const Company& company, Each&& each)
{
    const auto looks = static_cast<Word>(world.parameters.finding.considered);
    std::uint32_t best = no_need;
    double best_score = -1.0;
    for (Word look = 0; look < looks; ++look) {
        const Words words = bits(world.luck, purpose::search_partner, company.luck, world.month_word(),
                                 company.next_proposal * looks_per_proposal + look);
        const std::uint32_t id = search_partner(company, uniform(words[0], words[1]));
        const bool approached = std::any_of(company.proposals.begin(), company.proposals.end(),
                                            [&](const Proposal& proposal) { return proposal.partner == id; });
        if (approached) {
            continue;
        }
        each(id);
        const std::uint32_t luck = world.seen_partners[id].luck;
        const Relation* relation = find_relation(company, luck);
        const double taste = uniform(bits(world.luck, purpose::taste_for_partner, company.luck, 0, luck)[0]);
        const double score = (relation != nullptr ? relation->trust : 0.5) + taste_weight * taste;
        if (score > best_score) {
            best_score = score;
            best = id;
        }
    }
    return best;
}

/// Kind of help that follows from the people a company has, not from what anybody needs.
std::uint8_t offered_kind(const World& world, const Company& company)
{
    const Words words =
        bits(world.luck, purpose::offered_kind, company.luck, world.month_word(), company.next_proposal);
    const auto kinds_in_use = static_cast<int>(world.parameters.work.kinds_per_class);
    if (wants_skilled(company)) {
        double total = 0.0;
        const int kinds = std::min(kinds_of_class[2], kinds_in_use);
        for (int k = 0; k < kinds; ++k) {
            total += company.function_share[static_cast<std::size_t>(k)];
        }
        double target = uniform(words[0]) * total;
        for (int k = 0; k < kinds; ++k) {
            target -= company.function_share[static_cast<std::size_t>(k)];
            if (target < 0.0) {
                return static_cast<std::uint8_t>(first_kind_of_class[2] + k);
            }
        }
        return static_cast<std::uint8_t>(first_kind_of_class[2]);
    }
    const Format format = company.design.format;
    const bool relational = format == Format::recurring || (format == Format::by_need && uniform(words[0]) < 0.5);
    const int of_class = relational && world.parameters.work.relational_share > 0.0 ? 1 : 0;
    const int kinds = std::min(kinds_of_class[of_class], kinds_in_use);
    return static_cast<std::uint8_t>(first_kind_of_class[of_class]
                                     + static_cast<int>(pick(uniform(words[1]), static_cast<std::uint32_t>(kinds))));
}

/// Whether an assessment has to be paid for: none holds, and none was made this month.
bool needs_assessment(const World& world, const Company& company, std::uint32_t partner)
{
    const Relation* relation = find_relation(company, world.seen_partners[partner].luck);
    const bool holds = relation != nullptr && relation->assessed_until >= world.clock.step;
    return !holds && std::find(company.assessed.begin(), company.assessed.end(), partner) == company.assessed.end();
}

/// The best that assessments have shown: in the class of work the company means to serve, and in any.
struct Shown {
    Found wanted;
    Found any;
};

/// What the partner believes an engagement on this need to be worth, less what hosting it takes. This is the order in
/// which it names its needs. [EUR]
double value_to_partner(const World& world, const Partner& partner, double hours, double worth,
                        const FormatShape& shape, std::uint16_t heads_max)
{
    const int heads = heads_for(hours, shape, std::min(heads_max, static_cast<std::uint16_t>(shape.heads)));
    const int next_month = world.clock.step / world.clock.steps_per_month + 1;
    const double load =
        partner.promised[month_slot(next_month)] + hosting_hours_at_start(world.parameters.hosting, heads);
    const double quality =
        partner.expected_quality * host_quality(world.parameters.hosting, partner.coordinator_hours, load);
    const double offered = heads * shape.hours_per_head_and_month * shape.months;
    return believed_help(worth, quality, hours, offered) - hosting_eur(world, heads, shape.months, 0.0);
}

/// One assessment: what it shows of a partner, need by need, and the best of it so far.
class Assessment {
  public:
    Assessment(const World& world, const Company& company, std::uint32_t partner, std::uint16_t heads_max, Shown& shown)
        : world_(world),
          company_(company),
          id_(partner),
          partner_(world.partners[partner]),
          heads_max_(heads_max),
          skilled_(wants_skilled(company)),
          stake_(cash_stake(world.parameters.answering, partner_.dependence, cash_at_stake(company, partner_))),
          shown_(shown)
    {}

    /// In the partner's own order, without what it would rather do without even at the price of the company's goodwill.
    void show(std::uint32_t number, std::uint8_t kind, double hours, double worth)
    {
        const FormatShape& shape = format_shapes[static_cast<std::size_t>(shape_for(company_.design.format, kind))];
        const double value = value_to_partner(world_, partner_, hours, worth, shape, heads_max_);
        const Found found{id_, number, kind, hours, value};
        if (value > std::max(-stake_, shown_.any.value)) {
            shown_.any = found;
        }
        const bool wanted = (class_of_kind[kind] == WorkClass::capacity) == skilled_;
        if (wanted & (value > shown_.wanted.value)) {
            shown_.wanted = found;
        }
    }

    /// What a talk makes up: needs that nobody has, drawn like any, for as many as an assessment misses at a partner
    /// of mean size. They do not depend on what this partner has, so an assessment that is all error tells nothing.
    void show_noise()
    {
        const Parameters& all = world_.parameters;
        const double mean = all.proposing.assessment_error * expected_backlog_hours(all.needs) / all.needs.hours_mean;
        const std::uint32_t count = std::min(poisson(uniform(noise(0)[0]), mean), noise_max);
        for (std::uint32_t i = 0; i < count; ++i) {
            const Words kind = noise(2 * i + 1);
            const Words size = noise(2 * i + 2);
            show(no_need, draw_kind(all.work, uniform(kind[0]), uniform(kind[1])),
                 need_hours(all.needs, uniform(size[0])), need_worth(all.work, uniform(size[1])));
        }
    }

  private:
    Words noise(std::uint32_t block) const
    {
        return bits(world_.luck, purpose::assessment_noise, partner_.luck, world_.month_word(),
                    company_.luck * 128 + block);
    }

    static constexpr std::uint32_t noise_max = 60; // a block of 128 words' numbers per company and month
    const World& world_;
    const Company& company_;
    std::uint32_t id_;
    const Partner& partner_;
    std::uint16_t heads_max_;
    bool skilled_;
    double stake_;
    Shown& shown_;
};

constexpr std::size_t told_at_once = 32;

/// Needs the partner has told of, at most `told_at_once`, but for those that assessments by this company miss.
void show_told(const World& world, const Company& company, const Partner& partner, std::span<const Need* const> told,
               Assessment& assessment)
{
    std::array<Word, told_at_once> luck;
    std::array<Word, told_at_once> number;
    std::array<Words, told_at_once> words;
    const std::size_t count = told.size();
    luck.fill(partner.luck);
    for (std::size_t i = 0; i < count; ++i) {
        number[i] = told[i]->number;
    }
    block_each(world.luck, purpose::assessment_error, {luck.data(), count}, static_cast<std::uint16_t>(company.luck),
               {number.data(), count}, {words.data(), count});
    for (std::size_t i = 0; i < count; ++i) {
        if (uniform(words[i][0]) >= world.parameters.proposing.assessment_error) {
            assessment.show(told[i]->number, told[i]->believed_kind, told[i]->hours_left, told[i]->believed_worth);
        }
    }
}

/// What an assessment of this partner shows: believed needs, some of them missing, and some that are not there.
void assess(const World& world, const Company& company, std::uint32_t id, std::uint16_t heads_max, Shown& shown)
{
    const Partner& partner = world.partners[id];
    if (partner.coordinator_hours <= 0.0) {
        return;
    }
    Assessment assessment(world, company, id, heads_max, shown);
    std::array<const Need*, told_at_once> told;
    std::size_t count = 0;
    for (const Need& need : partner.needs) {
        told[count] = &need;
        count += static_cast<std::size_t>(can_be_named(need));
        if (count == told_at_once) {
            show_told(world, company, partner, {told.data(), count}, assessment);
            count = 0;
        }
    }
    show_told(world, company, partner, {told.data(), count}, assessment);
    if (world.parameters.proposing.assessment_error > 0.0) {
        assessment.show_noise();
    }
}

/// The class the company means to serve comes first, as long as it is worth the hosting.
Found best_of(const Shown& shown) { return shown.wanted.value > 0.0 ? shown.wanted : shown.any; }

} // namespace

bool wants_skilled(const Company& company)
{
    const double share = company.design.skilled_share;
    return share > 0.0 && company.skilled_hours <= share * company.offered_hours;
}

Found find_work(const World& world, Company& company, std::uint16_t heads_max)
{
    Shown shown;
    if (company.design.agenda == Agenda::broker) {
        choose_partner(world, company, [&](std::uint32_t id) {
            assess(world, company, id, heads_max, shown);
            if (needs_assessment(world, company, id)) {
                company.assessed.push_back(id);
            }
        });
        return best_of(shown);
    }
    Found found;
    const std::uint32_t partner = choose_partner(world, company, [](std::uint32_t) {});
    if (partner == no_need) {
        return found;
    }
    if (company.design.agenda == Agenda::needs) {
        if (needs_assessment(world, company, partner)) {
            organise(world, company, world.parameters.proposing.assessment_hours);
            company.assessed.push_back(partner);
        }
        assess(world, company, partner, heads_max, shown);
        return best_of(shown);
    }
    found.partner = partner;
    found.kind = offered_kind(world, company);
    found.hours = 1e18;
    return found;
}

} // namespace kaptein::volunteering
