#include "models/volunteering/setup/first_employees.hpp"

#include "base/vectorised.hpp"
#include "base/vectors/padded.hpp"
#include "models/volunteering/purposes.hpp"
#include "models/volunteering/setup/careers.hpp"
#include "models/volunteering/setup/hiring.hpp"
#include "models/volunteering/setup/positions.hpp"
#include "models/volunteering/world/blocks.hpp"
#include "random/batch.hpp"

#include <algorithm>
#include <array>
#include <numeric>

namespace kaptein::volunteering {
namespace {

constexpr std::uint16_t attempts_max = 256;

template <class Value>
using Each = std::array<Value, Hires::at_once>;

/// First holders of positions whose motives are still sought, and where each stands among the hires. Columns by person.
struct Sought {
    std::size_t count = 0;
    Each<std::uint32_t> place;
    Each<Word> luck;
    Each<Words> words;
    Each<Word> word;
    Each<Word> other_word;
    Each<double> z;
    Each<double> other_z;
    Each<double> motive;
    Each<double> attachment;
    Each<double> chance; // but for the length of a career
    Each<int> point;
};

void draw_proposals(const World& world, std::uint16_t attempt, Sought& sought)
{
    const std::size_t count = sought.count;
    block_each(world.luck, purpose::employee_motive, {sought.luck.data(), count}, attempt, 0,
               {sought.words.data(), count});
    for (std::size_t k = 0; k < count; ++k) {
        sought.word[k] = sought.words[k][0];
        sought.other_word[k] = sought.words[k][1];
    }
    normal_each({sought.word.data(), count}, {sought.z.data(), count});
    normal_each({sought.other_word.data(), count}, {sought.other_z.data(), count});
}

/// Motives proposed, where the log leaving factor lies, and the chance to take them but for the length of a career.
void weigh_proposals(const World& world, const Careers& careers, Sought& sought)
{
    const std::size_t full = fill_up(sought.count, sought.z, sought.other_z);
    vectorised([count = full, motives_of = MotivesAtHire(world.parameters.employees),
                leaving = world.parameters.leaving, shift = careers.shift, other_shift = careers.other_shift,
                tilt = careers.tilt, log_bound = careers.log_bound, z = sought.z.data(),
                other_z = sought.other_z.data(), motive = sought.motive.data(), attachment = sought.attachment.data(),
                point = sought.point.data(), chance = sought.chance.data()]() KAPTEIN_VECTORISED {
        for (std::size_t k = 0; k < count; ++k) {
            const Motives motives = motives_of(z[k] + shift, other_z[k] + other_shift);
            motive[k] = motives.motive;
            attachment[k] = motives.attachment;
        }
        for (std::size_t k = 0; k < count; ++k) {
            const double log_factor = -leaving.attachment_effect * attachment[k] - leaving.motive_effect * motive[k];
            point[k] = point_nearest(log_factor);
            chance[k] = elementary::exp(tilt * log_factor - log_bound);
        }
    });
}

/// Proposes motives to all who are sought; those who take them are not sought any more. `point` [place] is where the
/// leaving factor lies.
void propose_motives(const World& world, const Careers& careers, std::uint16_t attempt, Sought& sought, Hires& hires,
                     Each<int>& point)
{
    draw_proposals(world, attempt, sought);
    weigh_proposals(world, careers, sought);
    std::size_t left = 0;
    for (std::size_t k = 0; k < sought.count; ++k) {
        const std::uint32_t place = sought.place[k];
        point[place] = sought.point[k];
        hires.motive[place] = sought.motive[k];
        hires.attachment[place] = sought.attachment[k];
        hires.awareness_u[place] = uniform(sought.words[k][2]);
        const double chance = careers.length[static_cast<std::size_t>(sought.point[k])] * sought.chance[k];
        sought.place[left] = place;
        sought.luck[left] = sought.luck[k];
        left += uniform(sought.words[k][3]) >= chance ? 1 : 0;
    }
    sought.count = left;
}

/// The step of hire: as many months ago as have a cumulative survival of at most the share `u` of all. The search of
/// first_not for all people at once, step by step.
void find_hired(const World& world, const Careers& careers, const Each<int>& point, const Each<double>& u,
                std::span<std::int16_t> hired)
{
    constexpr auto apart = static_cast<int>(Careers::side_by_side);
    Each<double> target;
    Each<int> next; // place of the first month not known to be survived
    for (std::size_t i = 0; i < hired.size(); ++i) {
        target[i] = u[i] * careers.length[static_cast<std::size_t>(point[i])];
        next[i] = Careers::begin_of(point[i]);
    }
    vectorised([cumulative = careers.cumulative.data(), target = target.data(), next = next.data(),
                count = hired.size()]() KAPTEIN_VECTORISED {
        for (int among = tenure_months_max; among > 0; among /= 2) {
            const int step = (among + 1) / 2 * apart;
            for (std::size_t i = 0; i < count; ++i) {
                next[i] += cumulative[next[i] + step - apart] <= target[i] ? step : 0;
            }
        }
    });
    for (std::size_t i = 0; i < hired.size(); ++i) {
        const int months = (next[i] - Careers::begin_of(point[i])) / apart;
        hired[i] = static_cast<std::int16_t>(-1 - months * world.clock.steps_per_month);
    }
}

/// The first holders of `count` positions and the positions themselves. People come from the stationary state of hiring
/// and leaving: motives, then tenure by survival.
void draw_first(World& world, const Careers& careers, const Company& company, std::size_t first, std::size_t count)
{
    Hires hires;
    Sought sought;
    Each<int> point;
    Each<double> tenure_u;
    sought.count = hires.count = count;
    std::iota(sought.place.begin(), sought.place.begin() + count, 0U);
    std::iota(sought.luck.begin(), sought.luck.begin() + count, world.position_luck(company, first));
    block_each(world.luck, purpose::position_grade, {sought.luck.data(), count}, 0, 0, {sought.words.data(), count});
    draw_positions(world, first, {sought.words.data(), count});
    for (std::size_t i = 0; i < count; ++i) {
        tenure_u[i] = uniform(sought.words[i][2]);
    }
    for (std::uint16_t attempt = 0; attempt < attempts_max && sought.count > 0; ++attempt) {
        propose_motives(world, careers, attempt, sought, hires, point);
    }
    Positions& people = world.positions;
    find_hired(world, careers, point, tenure_u, {people.hired.data() + first, count});
    Brought brought;
    bring(world, company, hires, brought);
    std::copy_n(brought.motive.begin(), count, people.motive.begin() + first);
    std::copy_n(brought.attachment.begin(), count, people.attachment.begin() + first);
    std::copy_n(brought.leaving_factor.begin(), count, people.leaving_factor.begin() + first);
    std::copy_n(brought.aware_at.begin(), count, people.aware_at.begin() + first);
    std::copy_n(brought.motivation.begin(), count, people.motivation.begin() + first);
}

/// What is the same for all at first.
void start_equal(Positions& people, const Company& company)
{
    const auto all = [&](auto& column, auto value) {
        std::fill_n(column.begin() + company.first, company.size, value);
    };
    all(people.generation, std::uint16_t{0});
    all(people.belief, static_cast<float>(neutral_belief));
    all(people.inactive_until, std::int16_t{0});
    all(people.last_served, Positions::never_served);
    all(people.flags, std::uint8_t{Positions::same_person});
    all(people.known, Positions::unknown);
}

/// What the positions of a company cost an hour, and their shares of functions.
void sum_up_positions(const World& world, Company& company)
{
    double cost = 0.0;
    for (std::size_t position = company.first; position < company.first + company.size; ++position) {
        cost += world.cost_of_grade[world.positions.grade[position]];
    }
    company.mean_hourly_cost = cost / company.size;
    for (std::size_t f = 0; f < function_count; ++f) {
        const auto* from = world.positions.function.data() + company.first;
        company.function_share[f] =
            static_cast<double>(std::count(from, from + company.size, static_cast<std::uint8_t>(f + 4))) / company.size;
    }
}

} // namespace

void draw_first_employees(World& world, Executor& executor)
{
    const Careers careers = make_careers(world.parameters.leaving, world.parameters.employees);
    for_company_blocks(world, executor, [&](const CompanyBlock& block) {
        for (const std::uint32_t id : block.companies) {
            Company& company = world.companies[id];
            for (std::size_t done = 0; done < company.size; done += Hires::at_once) {
                draw_first(world, careers, company, company.first + done,
                           std::min<std::size_t>(Hires::at_once, company.size - done));
            }
            deal_own_positions(world, company);
            sum_up_positions(world, company);
            start_equal(world.positions, company);
        }
    });
}

} // namespace kaptein::volunteering
