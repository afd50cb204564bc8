#include "models/volunteering/setup/first_employees.hpp"

#include "models/volunteering/purposes.hpp"
#include "models/volunteering/setup/hiring.hpp"
#include "models/volunteering/setup/positions.hpp"
#include "random/draw.hpp"

#include <algorithm>
#include <array>

namespace kaptein::volunteering {
namespace {

constexpr int factor_steps = 97;      // grid of log leaving factor from -3 to 3
constexpr double factor_low = -3.0;
constexpr double factor_width = 1.0 / 16.0;
constexpr std::uint16_t attempts_max = 256;

/// For each leaving factor on a grid: cumulative survival by tenure in months, and the mean length of a career.
struct Careers {
    std::vector<double> cumulative;  // [factor][tenure month], sum of survival up to and including
    double longest = 0.0;

    double length(int factor) const
    {
        return cumulative[static_cast<std::size_t>(factor) * tenure_months_max + tenure_months_max - 1];
    }
};

Careers make_careers(const LeavingParameters& leaving)
{
    Careers careers;
    careers.cumulative.resize(static_cast<std::size_t>(factor_steps) * tenure_months_max);
    for (int i = 0; i < factor_steps; ++i) {
        const double factor = elementary::exp(factor_low + i * factor_width);
        double survival = 1.0;
        double sum = 0.0;
        for (int month = 0; month < tenure_months_max; ++month) {
            if (month > 0) {
                survival *= elementary::exp(-factor * baseline_hazard(leaving, month));
            }
            sum += survival;
            careers.cumulative[static_cast<std::size_t>(i) * tenure_months_max + static_cast<std::size_t>(month)] = sum;
        }
        careers.longest = std::max(careers.longest, sum);
    }
    return careers;
}

int factor_index(double factor)
{
    const double place = (elementary::log(factor) - factor_low) / factor_width + 0.5;
    return place < 0.0 ? 0 : (place >= factor_steps ? factor_steps - 1 : static_cast<int>(place));
}

/// In the stationary state of a renewal process people are found in proportion to the length of their careers:
/// traits are drawn until accepted with that chance, then tenure by survival.
void draw_first_employee(World& world, const Careers& careers, const Company& company, std::size_t position)
{
    const Word luck = world.position_luck(company, position);
    hire(world, company, position, 0, 0);
    int factor = 0;
    for (std::uint16_t attempt = 0; attempt < attempts_max; ++attempt) {
        const Motives motives = draw_motives(world, luck, 0, attempt);
        const double brought = leaving_factor(world.parameters.leaving, motives.attachment, motives.motive);
        factor = factor_index(brought);
        const Words words = bits(world.luck, purpose::first_tenure, luck, 0, attempt);
        if (uniform(words[0]) * careers.longest < careers.length(factor)) {
            world.positions.motive[position] = static_cast<float>(motives.motive);
            world.positions.attachment[position] = static_cast<float>(motives.attachment);
            world.positions.motivation[position] =
                static_cast<float>(world.parameters.joining.motive_weight * motives.motive);
            world.positions.leaving_factor[position] = static_cast<float>(brought);
            break;
        }
    }
    const Words words = bits(world.luck, purpose::first_tenure, luck, 1, 0);
    const double* row = careers.cumulative.data() + static_cast<std::size_t>(factor) * tenure_months_max;
    const double target = uniform(words[0]) * row[tenure_months_max - 1];
    const auto months = std::upper_bound(row, row + tenure_months_max, target) - row;
    world.positions.hired[position] = static_cast<std::int16_t>(-1 - months * world.clock.steps_per_month);
}

}  // namespace

void draw_first_employees(World& world, Executor& executor)
{
    const Careers careers = make_careers(world.parameters.leaving);
    executor.for_blocks(world.companies.size(), 1, [&](Block block, int) {
        for (std::size_t c = block.begin; c < block.end; ++c) {
            Company& company = world.companies[c];
            double cost = 0.0;
            std::array<double, function_count> functions{};
            draw_positions(world, company);
            for (std::size_t position = company.first; position < company.first + company.size; ++position) {
                functions[world.positions.function[position] - 4U] += 1.0;
                cost += world.cost_of_grade[world.positions.grade[position]];
                world.positions.flags[position] = Positions::same_person;
                draw_first_employee(world, careers, company, position);
            }
            company.mean_hourly_cost = cost / company.size;
            for (std::size_t f = 0; f < function_count; ++f) {
                company.function_share[f] = functions[f] / company.size;
            }
        }
    });
}

} // namespace kaptein::volunteering
