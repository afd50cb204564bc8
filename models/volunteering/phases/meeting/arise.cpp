#include "models/volunteering/phases/meeting/arise.hpp"

#include "models/volunteering/parts.hpp"
#include "models/volunteering/purposes.hpp"
#include "models/volunteering/setup/traits.hpp"

#include <algorithm>
#include <cmath>

namespace kaptein::volunteering {
namespace {

constexpr double need_size_spread = 0.6;     // sd of the logarithm of a need's hours
constexpr double need_hours_least = 4.0;
constexpr double contact_of_tasks = 0.1;     // share of the contact of relational work
// Complexity by class of work as a share of the declared mean complexity's trait: technical, of the problem.
constexpr double technical_by_class[3] = {0.3, 0.5, 1.0};
constexpr double problem_by_class[3] = {0.3, 1.0, 0.7};

/// The kind at two uniform numbers, class by the first and kind within it by the second as draw_kind does, in the
/// partner's own shares where the study gives them.
std::uint8_t kind_at(const WorkParameters& work, const Partner& partner, double u, double v)
{
    const auto& below = partner.kind_share;
    if (below.back() == 0.0) {
        return draw_kind(work, u, v);
    }
    const double not_capacity = below[static_cast<std::size_t>(first_kind_of_class[2]) - 1];
    const double tasks = below[static_cast<std::size_t>(first_kind_of_class[1]) - 1];
    const int of_class = u < 1.0 - not_capacity ? 2 : u < 1.0 - tasks ? 1 : 0;
    auto kind = static_cast<std::size_t>(first_kind_of_class[of_class]);
    const std::size_t last = kind + static_cast<std::size_t>(kinds_of_class[of_class]) - 1;
    const double low = kind == 0 ? 0.0 : below[kind - 1];
    const double target = low + v * (below[last] - low);
    while (kind < last && below[kind] <= target) {
        ++kind;
    }
    return static_cast<std::uint8_t>(kind);
}

/// What the partner takes the need for: rightly with chance self-knowledge, else not at all or for another kind.
std::uint8_t believed_kind(const WorkParameters& work, const Partner& partner, std::uint8_t kind, const Words& words)
{
    const double u = uniform(words[0]);
    if (u < partner.self_knowledge) {
        return kind;
    }
    return u < 0.5 * (1.0 + partner.self_knowledge) ? no_kind
                                                    : kind_at(work, partner, uniform(words[1]), uniform(words[2]));
}

Need draw_need(const World& world, Partner& partner, bool real, double arose)
{
    const WorkParameters& work = world.parameters.work;
    const NeedsParameters& needs = world.parameters.needs;
    Need need;
    need.number = partner.next_need++;
    const auto words = [&](Word block) {
        return bits(world.luck, purpose::need_profile, partner.luck, 0, need.number * 4 + block);
    };
    const Words a = words(0);
    const Words b = words(1);
    const Words c = words(2);
    const Words d = words(3);
    need.real = real;
    need.kind = kind_at(work, partner, uniform(a[0]), uniform(a[1]));
    need.hours = need.hours_left = need_hours(needs, uniform(a[2]));
    need.worth = need_worth(work, uniform(a[3]));
    const auto work_class = static_cast<std::size_t>(class_of_kind[need.kind]);
    need.technical =
        static_cast<float>(technical_by_class[work_class] * trait(work.complexity, trait_spread, uniform(b[0])));
    need.problem =
        static_cast<float>(problem_by_class[work_class] * trait(work.complexity, trait_spread, uniform(b[1])));
    need.contact = static_cast<float>(work_class == 1   ? work.contact
                                      : work_class == 0 ? contact_of_tasks * work.contact
                                                        : 0.0);
    need.skill_asked = static_cast<float>(0.3 + 0.5 * need.technical);
    need.for_beneficiaries = work_class == 1 || (work_class == 0 && uniform(b[2]) < 0.5);
    need.arose = arose;
    need.expires = arose + exponential_draw(uniform(c[0]), needs.open_months);
    need.met_otherwise = arose + exponential_draw(uniform(c[1]), needs.otherwise_months);
    need.believed_kind = real ? believed_kind(work, partner, need.kind, d) : need.kind;
    const double error = 0.5 * (1.0 - partner.self_knowledge);
    need.believed_worth = need.worth * elementary::exp(error * normal(uniform(b[3])) - 0.5 * error * error);
    if (!real) {
        need.worth = 0.0;
        need.met_otherwise = 1e18;
    }
    return need;
}

void count_arrival(const World& world, Partner& partner, const Need& need)
{
    if (need.real) {
        partner.hours_in_total += need.hours;
        if (world.clock.in_program()) {
            partner.needs_arisen_hours += need.hours;
        }
    }
}

partner_line::Index line_of(const Need& need)
{
    return need.for_beneficiaries ? partner_line::needs_met_beneficiaries : partner_line::needs_met_organisation;
}

/// A need that is gone: met by somebody else in full, or expired with what is left of it.
void close_need(const World& world, Partner& partner, const Need& need)
{
    if (!need.real) {
        return;
    }
    partner.hours_out_total += need.hours_left;
    partner.hours_given_closed += need.hours - need.hours_left;
    if (need.met_otherwise < need.expires) {
        post(world, partner, line_of(need), need.hours_left * need.worth);
        if (world.clock.in_program()) {
            partner.needs_met_hours += need.hours_left;
            partner.otherwise_hours += need.hours_left;
        }
    } else if (world.clock.in_program()) {
        partner.needs_expired_hours += need.hours_left;
    }
}

void add_arrivals(World& world, Partner& partner, bool real, std::uint32_t count)
{
    const double now = world.clock.time();
    const double dt = world.clock.dt();
    for (std::uint32_t k = 0; k < count; ++k) {
        // Arrivals are spread over the step that ends now, in order of number.
        const double arose = now - dt * (1.0 - (k + 0.5) / count);
        const Need need = draw_need(world, partner, real, arose);
        count_arrival(world, partner, need);
        if (std::min(need.expires, need.met_otherwise) <= now) {
            close_need(world, partner, need);
        } else {
            partner.needs.push_back(need);
        }
    }
}

double arrivals_per_month(const World& world, const Partner& partner)
{
    return partner.hours_arising / world.parameters.needs.hours_mean;
}

/// Besides needs that are seen wrongly, partners take for needs what are none, as often as they overlook one.
double phantom_share(const Partner& partner) { return 0.5 * (1.0 - partner.self_knowledge); }

}  // namespace

double need_hours(const NeedsParameters& needs, double u)
{
    const double sd = need_size_spread;
    const double hours = needs.hours_mean * elementary::exp(sd * normal(u) - 0.5 * sd * sd);
    return quantise_hours(std::max(hours, need_hours_least));
}

double need_worth(const WorkParameters& work, double u)
{
    const double sd = work.worth_spread;
    return work.worth * elementary::exp(sd * normal(u) - 0.5 * sd * sd);
}

std::uint8_t draw_kind(const WorkParameters& work, double u, double v)
{
    const int of_class = u < work.capacity_share ? 2 : u < work.capacity_share + work.relational_share ? 1 : 0;
    const int kinds = std::min(kinds_of_class[of_class], static_cast<int>(work.kinds_per_class));
    return static_cast<std::uint8_t>(first_kind_of_class[of_class]
                                     + static_cast<int>(pick(v, static_cast<std::uint32_t>(kinds))));
}

void draw_first_needs(World& world, Partner& partner)
{
    const NeedsParameters& needs = world.parameters.needs;
    const double rate = arrivals_per_month(world, partner);
    const double stay = 1.0 / (1.0 / needs.open_months + 1.0 / needs.otherwise_months);
    const Words words = bits(world.luck, purpose::needs_count, partner.luck, 0xffffU);
    const std::uint32_t real = poisson(uniform(words[0]), rate * stay);
    const std::uint32_t phantom = poisson(uniform(words[1]), rate * phantom_share(partner) * needs.open_months);
    // Open needs are Poisson: four and a half deviations above the mean and four more, so that no month allocates.
    const double mean = rate * (stay + phantom_share(partner) * needs.open_months);
    partner.needs.reserve(
        std::max<std::size_t>(static_cast<std::size_t>(mean + 4.5 * std::sqrt(mean)) + 4, real + phantom));
    for (std::uint32_t k = 0; k < real + phantom; ++k) {
        // Exponential times have no memory: what is left of them, a step before the first, is distributed as the whole.
        const Need need = draw_need(world, partner, k < real, -world.clock.dt());
        count_arrival(world, partner, need);
        partner.needs.push_back(need);
    }
}

void count_what_comes_anyway(World& world)
{
    for (Partner& partner : world.partners) {
        for (const Need& need : partner.needs) {
            if (need.real && need.met_otherwise < need.expires) {
                post(world, partner, line_of(need), need.hours_left * need.worth);
            }
        }
    }
}

void arise(World& world, Executor& executor)
{
    const double now = world.clock.time();
    executor.for_blocks(world.partners.size(), 16, [&](Block block, int) {
        const InPart part = in(world, Part::arise);
        for (std::size_t p = block.begin; p < block.end; ++p) {
            Partner& partner = world.partners[p];
            const auto gone = [&](const Need& need) {
                const bool leaves = need.hours_left <= 0.0 || std::min(need.expires, need.met_otherwise) <= now;
                if (leaves) {
                    close_need(world, partner, need);
                }
                return leaves;
            };
            partner.needs.erase(std::remove_if(partner.needs.begin(), partner.needs.end(), gone), partner.needs.end());
            const double mean = arrivals_per_month(world, partner) * world.clock.dt();
            const Words words = bits(world.luck, purpose::needs_count, partner.luck, world.month_word());
            add_arrivals(world, partner, true, poisson(uniform(words[0]), mean));
            add_arrivals(world, partner, false, poisson(uniform(words[1]), mean * phantom_share(partner)));
            partner.visibility =
                faded_visibility(partner.visibility, least_visibility(partner.looking), world.clock.dt());
            const int month = world.clock.step / world.clock.steps_per_month;
            partner.promised[static_cast<std::size_t>((month + months_ahead - 1) % months_ahead)] = 0.0;
        }
    });
}

} // namespace kaptein::volunteering
