#include "models/volunteering/setup/first_employees.hpp"

#include "base/vectorised.hpp"
#include "base/vectors/branchless.hpp"
#include "models/volunteering/purposes.hpp"
#include "models/volunteering/setup/hiring.hpp"
#include "models/volunteering/setup/positions.hpp"
#include "models/volunteering/world/blocks.hpp"
#include "random/batch.hpp"
#include "random/draw.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace kaptein::volunteering {
namespace {

constexpr int factor_steps = 97;      // grid of log leaving factor from -3 to 3
constexpr double factor_low = -3.0;
constexpr double factor_width = 1.0 / 16.0;
constexpr std::uint16_t attempts_max = 256;
constexpr double normal_max = 6.4;    // no normal of a 32-bit uniform number is larger

double log_factor_at(int point) { return factor_low + point * factor_width; }

int point_nearest(double log_factor)
{
    const double place = (log_factor - factor_low) / factor_width + 0.5;
    return place < 0.0 ? 0 : (place >= factor_steps ? factor_steps - 1 : static_cast<int>(place));
}

/// For each leaving factor on a grid: cumulative survival by tenure in months, and so the mean length of a career.
/// And how first employees are proposed. Motives z at hire are standard normal and give the log factor x = -c z. People
/// are found in proportion to the length L(x) of their careers, which falls about as exp(-tilt x): motives are proposed
/// from the normal of mean tilt x c and taken with chance L(x) exp(tilt x) / bound, which leaves what is wanted, the
/// normal density times L.
struct Careers {
    std::vector<double> cumulative; // [factor][tenure month], sum of survival up to and including
    double tilt = 0.0;
    double log_bound = 0.0; // of L(x) exp(tilt x), over all x that can be proposed
    double shift = 0.0; // tilt c, of z and of the other z
    double other_shift = 0.0;

    const double* row(int point) const
    {
        return cumulative.data() + static_cast<std::size_t>(point) * tenure_months_max;
    }
    double length(int point) const { return row(point)[tenure_months_max - 1]; }
};

void sum_survival(Careers& careers, const LeavingParameters& leaving)
{
    std::array<double, tenure_months_max> hazard{}; // from hire to this month
    for (std::size_t month = 1; month < hazard.size(); ++month) {
        hazard[month] = hazard[month - 1] + baseline_hazard(leaving, static_cast<double>(month));
    }
    careers.cumulative.resize(static_cast<std::size_t>(factor_steps) * tenure_months_max);
    double* cumulative = careers.cumulative.data();
    for (int point = 0; point < factor_steps; ++point, cumulative += tenure_months_max) {
        const double factor = elementary::exp(log_factor_at(point));
        vectorised([=, from = hazard.data()]() KAPTEIN_VECTORISED {
            for (std::size_t month = 0; month < tenure_months_max; ++month) {
                cumulative[month] = elementary::exp(-factor * from[month]);
            }
        });
        for (std::size_t month = 1; month < hazard.size(); ++month) {
            cumulative[month] += cumulative[month - 1];
        }
    }
}

/// log of the largest L(x) exp(tilt x) for x in [low, high]; L is constant around each point of the grid and beyond it.
double log_bound_of(const Careers& careers, double tilt, double low, double high)
{
    double bound = -1e300;
    for (int point = point_nearest(low); point <= point_nearest(high); ++point) {
        const double right = point + 1 < factor_steps ? log_factor_at(point) + 0.5 * factor_width : high;
        bound = std::max(bound, elementary::log(careers.length(point)) + tilt * std::min(right, high));
    }
    return bound + 1e-9; // more than rounding
}

/// The tilt that takes most proposals: their share falls with bound x exp(tilt^2 c^2 / 2).
Careers make_careers(const LeavingParameters& leaving, const EmployeesParameters& employees)
{
    Careers careers;
    sum_survival(careers, leaving);
    const Motives one = motives_of(employees, 1.0, 0.0);
    const Motives other = motives_of(employees, 0.0, 1.0);
    const double c = leaving.attachment_effect * one.attachment + leaving.motive_effect * one.motive;
    const double other_c = leaving.attachment_effect * other.attachment + leaving.motive_effect * other.motive;
    const double square = c * c + other_c * other_c;
    const double reach = normal_max * (std::abs(c) + std::abs(other_c));
    double least = 1e300;
    for (int i = 0; i <= 24; ++i) {
        const double tilt = i / 16.0;
        const double centre = -tilt * square;
        const double log_bound = log_bound_of(careers, tilt, centre - reach, centre + reach);
        if (log_bound + 0.5 * tilt * tilt * square < least) {
            least = log_bound + 0.5 * tilt * tilt * square;
            careers.tilt = tilt;
            careers.log_bound = log_bound;
        }
    }
    careers.shift = careers.tilt * c;
    careers.other_shift = careers.tilt * other_c;
    return careers;
}

template <class Value>
using Each = std::array<Value, Hires::at_once>;

/// First holders of positions whose motives are still sought, and where each stands among the hires.
struct Sought {
    std::size_t count = 0;
    Each<std::size_t> place;
    Each<Word> luck;
    Each<Words> words;
    std::array<Word, 2 * Hires::at_once> word;
    std::array<double, 2 * Hires::at_once> z;
};

/// Proposes motives to all who are sought; those who take them are not sought any more. `points` [place] is where the
/// leaving factor lies.
void propose_motives(const World& world, const Careers& careers, std::uint16_t attempt, Sought& sought, Hires& hires,
                     Each<int>& points)
{
    const LeavingParameters& leaving = world.parameters.leaving;
    block_each(world.luck, purpose::employee_motive, {sought.luck.data(), sought.count}, attempt, 0,
               {sought.words.data(), sought.count});
    for (std::size_t k = 0; k < sought.count; ++k) {
        sought.word[2 * k] = sought.words[k][0];
        sought.word[2 * k + 1] = sought.words[k][1];
    }
    normal_each({sought.word.data(), 2 * sought.count}, {sought.z.data(), 2 * sought.count});
    std::size_t left = 0;
    for (std::size_t k = 0; k < sought.count; ++k) {
        const std::size_t place = sought.place[k];
        const Motives motives = motives_of(world.parameters.employees, sought.z[2 * k] + careers.shift,
                                           sought.z[2 * k + 1] + careers.other_shift);
        const double log_factor =
            -leaving.attachment_effect * motives.attachment - leaving.motive_effect * motives.motive;
        points[place] = point_nearest(log_factor);
        hires.motive[place] = motives.motive;
        hires.attachment[place] = motives.attachment;
        hires.awareness_u[place] = uniform(sought.words[k][2]);
        const double chance =
            careers.length(points[place]) * elementary::exp(careers.tilt * log_factor - careers.log_bound);
        if (uniform(sought.words[k][3]) >= chance) {
            sought.place[left] = place;
            sought.luck[left++] = sought.luck[k];
        }
    }
    sought.count = left;
}

/// The first holders of `count` positions, from the stationary state of hiring and leaving: motives, then tenure by
/// survival.
void draw_first(World& world, const Careers& careers, const Company& company, std::size_t first, std::size_t count)
{
    Hires hires;
    Sought sought;
    Each<int> points{};
    sought.count = hires.count = count;
    for (std::size_t i = 0; i < count; ++i) {
        sought.place[i] = i;
        sought.luck[i] = world.position_luck(company, first + i);
    }
    block_each(world.luck, purpose::position_grade, {sought.luck.data(), count}, 0, 0, {sought.words.data(), count});
    Each<double> tenure_u;
    for (std::size_t i = 0; i < count; ++i) {
        tenure_u[i] = uniform(sought.words[i][2]);
    }
    for (std::uint16_t attempt = 0; attempt < attempts_max && sought.count > 0; ++attempt) {
        propose_motives(world, careers, attempt, sought, hires, points);
    }
    for (std::size_t i = 0; i < count; ++i) {
        const double* row = careers.row(points[i]);
        const double target = tenure_u[i] * row[tenure_months_max - 1];
        const std::size_t months =
            first_not(tenure_months_max, [=](std::size_t month) { return row[month] <= target; });
        hires.position[i] = first + i;
        hires.generation[i] = 0;
        hires.step[i] = -1 - static_cast<int>(months) * world.clock.steps_per_month;
    }
    take_up(world, company, hires);
}

} // namespace

void draw_first_employees(World& world, Executor& executor)
{
    const Careers careers = make_careers(world.parameters.leaving, world.parameters.employees);
    for_company_blocks(world, executor, [&](const CompanyBlock& block) {
        for (const std::uint32_t id : block.companies) {
            Company& company = world.companies[id];
            double cost = 0.0;
            std::array<double, function_count> functions{};
            draw_positions(world, company);
            for (std::size_t position = company.first; position < company.first + company.size; ++position) {
                functions[world.positions.function[position] - 4U] += 1.0;
                cost += world.cost_of_grade[world.positions.grade[position]];
                world.positions.flags[position] = Positions::same_person;
            }
            for (std::size_t done = 0; done < company.size; done += Hires::at_once) {
                draw_first(world, careers, company, company.first + done,
                           std::min<std::size_t>(Hires::at_once, company.size - done));
            }
            company.mean_hourly_cost = cost / company.size;
            for (std::size_t f = 0; f < function_count; ++f) {
                company.function_share[f] = functions[f] / company.size;
            }
        }
    });
}

} // namespace kaptein::volunteering
