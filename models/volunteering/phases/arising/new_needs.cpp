#include "models/volunteering/phases/arising/new_needs.hpp"

#include "base/contract.hpp"
#include "base/vectorised.hpp"
#include "base/vectors/padded.hpp"
#include "models/volunteering/purposes.hpp"
#include "models/volunteering/setup/traits.hpp"
#include "random/batch.hpp"

#include <algorithm>

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

template <class Value>
using Each = std::array<Value, needs_at_once>;

/// What is drawn of each need; columns by need.
struct Drawn {
    std::size_t count = 0;
    std::array<Each<Words>, 4> words;
    Each<double> hours_z;
    Each<double> worth_z;
    Each<double> technical_z;
    Each<double> problem_z;
    Each<double> belief_z;
    Each<double> belief_error;   // sd of the logarithm of the worth the partner believes
    Each<double> hours;          // before rounding
    Each<double> worth;
    Each<double> technical;
    Each<double> problem;
    Each<double> open;           // months until it has lost its sense
    Each<double> otherwise;      // months until it is met otherwise
    Each<double> belief_factor;  // of the worth

    double u(std::size_t need, std::size_t block, std::size_t word) const { return uniform(words[block][need][word]); }
};

void draw_words(const World& world, std::span<const Arrival> arrivals, Drawn& drawn)
{
    Each<Word> luck;
    Each<Word> draw;
    const std::size_t count = arrivals.size();
    for (std::size_t i = 0; i < count; ++i) {
        luck[i] = arrivals[i].partner->luck;
        drawn.belief_error[i] = 0.5 * (1.0 - arrivals[i].partner->self_knowledge);
    }
    for (Word block = 0; block < 4; ++block) {
        for (std::size_t i = 0; i < count; ++i) {
            draw[i] = arrivals[i].number * 4 + block;
        }
        block_each(world.luck, purpose::need_profile, {luck.data(), count}, 0, {draw.data(), count},
                   {drawn.words[block].data(), count});
    }
}

void draw_normals(Drawn& drawn)
{
    const std::size_t count = drawn.count;
    Each<Word> word;
    const auto normals = [&](std::size_t block, std::size_t which, Each<double>& z) {
        for (std::size_t i = 0; i < count; ++i) {
            word[i] = drawn.words[block][i][which];
        }
        normal_each({word.data(), count}, {z.data(), count});
    };
    normals(0, 2, drawn.hours_z);
    normals(0, 3, drawn.worth_z);
    normals(1, 0, drawn.technical_z);
    normals(1, 1, drawn.problem_z);
    normals(1, 3, drawn.belief_z);
}

double hours_at(const NeedsParameters& needs, double z)
{
    const double sd = need_size_spread;
    return needs.hours_mean * elementary::exp(sd * z - 0.5 * sd * sd);
}

double worth_at(const WorkParameters& work, double z)
{
    const double sd = work.worth_spread;
    return work.worth * elementary::exp(sd * z - 0.5 * sd * sd);
}

double rounded_hours(double hours) { return quantise_hours(std::max(hours, need_hours_least)); }

/// The formulas of mechanisms/meeting/needs.hpp, need by need.
void find_sizes(const World& world, Drawn& drawn)
{
    const WorkParameters work = world.parameters.work;
    const NeedsParameters needs = world.parameters.needs;
    for (std::size_t i = 0; i < drawn.count; ++i) {
        drawn.open[i] = drawn.u(i, 2, 0);
        drawn.otherwise[i] = drawn.u(i, 2, 1);
    }
    const std::size_t full = fill_up(drawn.count, drawn.hours_z, drawn.worth_z, drawn.open, drawn.otherwise,
                                     drawn.belief_error, drawn.belief_z, drawn.technical_z, drawn.problem_z);
    vectorised([work, needs, count = full, hours = drawn.hours.data(), hours_z = drawn.hours_z.data(),
                worth = drawn.worth.data(), worth_z = drawn.worth_z.data(), open = drawn.open.data(),
                otherwise = drawn.otherwise.data(), error = drawn.belief_error.data(), z = drawn.belief_z.data(),
                factor = drawn.belief_factor.data()]() KAPTEIN_VECTORISED {
        for (std::size_t i = 0; i < count; ++i) {
            hours[i] = hours_at(needs, hours_z[i]);
            worth[i] = worth_at(work, worth_z[i]);
        }
        for (std::size_t i = 0; i < count; ++i) {
            open[i] = exponential_draw(open[i], needs.open_months);
            otherwise[i] = exponential_draw(otherwise[i], needs.otherwise_months);
        }
        for (std::size_t i = 0; i < count; ++i) {
            factor[i] = elementary::exp(error[i] * z[i] - 0.5 * error[i] * error[i]);
        }
    });
}

/// Complexity leaves no room at 0 or 1 (setup/traits.hpp).
void find_complexities(double complexity, Drawn& drawn)
{
    if (complexity <= 0.0 || complexity >= 1.0) {
        drawn.technical.fill(complexity <= 0.0 ? 0.0 : 1.0);
        drawn.problem = drawn.technical;
        return;
    }
    vectorised([centre = elementary::logit(complexity), count = (drawn.count + 7) / 8 * 8,
                technical = drawn.technical.data(), technical_z = drawn.technical_z.data(),
                problem = drawn.problem.data(), problem_z = drawn.problem_z.data()]() KAPTEIN_VECTORISED {
        for (std::size_t i = 0; i < count; ++i) {
            technical[i] = elementary::logistic(centre + trait_spread * technical_z[i]);
            problem[i] = elementary::logistic(centre + trait_spread * problem_z[i]);
        }
    });
}

Need need_of(const World& world, const Arrival& arrival, const Drawn& drawn, std::size_t i)
{
    const WorkParameters& work = world.parameters.work;
    Need need;
    need.number = arrival.number;
    need.real = arrival.real;
    need.kind = kind_at(work, *arrival.partner, drawn.u(i, 0, 0), drawn.u(i, 0, 1));
    need.hours = need.hours_left = rounded_hours(drawn.hours[i]);
    need.worth = drawn.worth[i];
    const auto work_class = static_cast<std::size_t>(class_of_kind[need.kind]);
    need.technical = static_cast<float>(technical_by_class[work_class] * drawn.technical[i]);
    need.problem = static_cast<float>(problem_by_class[work_class] * drawn.problem[i]);
    need.contact = static_cast<float>(work_class == 1   ? work.contact
                                      : work_class == 0 ? contact_of_tasks * work.contact
                                                        : 0.0);
    need.skill_asked = static_cast<float>(0.3 + 0.5 * need.technical);
    need.for_beneficiaries = work_class == 1 || (work_class == 0 && drawn.u(i, 1, 2) < 0.5);
    need.arose = arrival.arose;
    need.expires = arrival.arose + drawn.open[i];
    need.met_otherwise = arrival.arose + drawn.otherwise[i];
    need.believed_kind = arrival.real ? believed_kind(work, *arrival.partner, need.kind, drawn.words[3][i]) : need.kind;
    need.believed_worth = need.worth * drawn.belief_factor[i];
    if (!arrival.real) {
        need.worth = 0.0;
        need.met_otherwise = 1e18;
    }
    return need;
}

} // namespace

void draw_needs(const World& world, std::span<const Arrival> arrivals, std::span<Need> needs)
{
    EXPECTS(arrivals.size() <= needs_at_once && needs.size() == arrivals.size());
    Drawn drawn;
    drawn.count = arrivals.size();
    draw_words(world, arrivals, drawn);
    draw_normals(drawn);
    find_sizes(world, drawn);
    find_complexities(world.parameters.work.complexity, drawn);
    for (std::size_t i = 0; i < arrivals.size(); ++i) {
        needs[i] = need_of(world, arrivals[i], drawn, i);
    }
}

double need_hours(const NeedsParameters& needs, double u) { return rounded_hours(hours_at(needs, normal(u))); }

double need_worth(const WorkParameters& work, double u) { return worth_at(work, normal(u)); }

std::uint8_t draw_kind(const WorkParameters& work, double u, double v)
{
    const int of_class = u < work.capacity_share ? 2 : u < work.capacity_share + work.relational_share ? 1 : 0;
    const int kinds = std::min(kinds_of_class[of_class], static_cast<int>(work.kinds_per_class));
    return static_cast<std::uint8_t>(first_kind_of_class[of_class]
                                     + static_cast<int>(pick(v, static_cast<std::uint32_t>(kinds))));
}

} // namespace kaptein::volunteering
