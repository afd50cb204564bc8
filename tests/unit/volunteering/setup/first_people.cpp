#include "models/volunteering/purposes.hpp"
#include "models/volunteering/setup/careers.hpp"
#include "models/volunteering/setup/hiring.hpp"
#include "models/volunteering/setup/positions.hpp"
#include "models/volunteering/setup/setup.hpp"
#include "random/draw.hpp"
#include "support/catch.hpp"
#include "support/volunteering_run.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

using namespace kaptein;
using namespace kaptein::volunteering;
using kaptein::volunteering_runs::small_world;

namespace {

/// Words around every share that is a multiple of 1 / 200: all boundaries of the draws are among them.
std::vector<Words> words_around_boundaries()
{
    std::vector<Words> all;
    for (int i = 0; i <= 200; ++i) {
        const double share = i / 200.0;
        for (int near = -3; near <= 3; ++near) {
            const double word = std::clamp(share * 0x1p32 + near, 0.0, 0x1p32 - 1.0);
            all.push_back({static_cast<Word>(word), static_cast<Word>(word), 0, 0});
        }
    }
    return all;
}

std::uint8_t plain_function(double v)
{
    return v < 0.4 ? general_function : static_cast<std::uint8_t>(4 + pick((v - 0.4) / 0.6, 4));
}

int plain_grade(double u)
{
    return (u >= 0.35 ? 1 : 0) + (u >= 0.35 + 0.35 ? 1 : 0) + (u >= 0.35 + 0.35 + 0.2 ? 1 : 0);
}

/// A world before its first month.
World first_world()
{
    World world;
    world.parameters = to_parameters(small_world("no_program").values);
    world.luck = {20261123, 3};
    SerialExecutor executor;
    set_up(world, Renaming{}, executor);
    return world;
}

double survived(const Careers& careers, int point, int month)
{
    return careers.cumulative[static_cast<std::size_t>(Careers::begin_of(point))
                              + static_cast<std::size_t>(month) * Careers::side_by_side];
}

struct Person {
    Motives motives;
    double awareness_u;
    int point;
};

Person first_person(const World& world, const Careers& careers, Word luck)
{
    const LeavingParameters& leaving = world.parameters.leaving;
    for (std::uint16_t attempt = 0;; ++attempt) {
        const Words words = bits(world.luck, purpose::employee_motive, luck, attempt);
        const Motives motives = MotivesAtHire(world.parameters.employees)(
            normal(uniform(words[0])) + careers.shift, normal(uniform(words[1])) + careers.other_shift);
        const double log_factor =
            -leaving.attachment_effect * motives.attachment - leaving.motive_effect * motives.motive;
        const int point = point_nearest(log_factor);
        const double chance = careers.length[static_cast<std::size_t>(point)]
                              * elementary::exp(careers.tilt * log_factor - careers.log_bound);
        if (uniform(words[3]) < chance) {
            return {motives, uniform(words[2]), point};
        }
    }
}

} // namespace

TEST_CASE("grades and functions by whole numbers are those of their shares, to the last word")
{
    const std::vector<Words> words = words_around_boundaries();
    World world;
    world.positions.make(words.size());
    draw_positions(world, 0, words);
    for (std::size_t i = 0; i < words.size(); ++i) {
        CAPTURE(words[i][0]);
        CHECK(world.positions.grade[i] == plain_grade(uniform(words[i][0])));
        CHECK(world.positions.function[i] == plain_function(uniform(words[i][1])));
    }
}

TEST_CASE("the nearest point of the grid of leaving factors is the nearest, and an end beyond it")
{
    for (int i = -4000; i <= 4000; ++i) {
        const double log_factor = i / 1000.0;
        const int point = point_nearest(log_factor);
        REQUIRE(point >= 0);
        REQUIRE(point < factor_steps);
        const double inside = std::clamp(log_factor, factor_low, -factor_low);
        CHECK(std::abs(factor_low + point * factor_width - inside) <= factor_width / 2);
    }
}

TEST_CASE("careers sum the survival of each leaving factor, month by month")
{
    const World world = first_world();
    const LeavingParameters& leaving = world.parameters.leaving;
    const Careers careers = make_careers(leaving, world.parameters.employees);
    for (int point = 0; point < factor_steps; ++point) {
        double hazard = 0.0;
        double sum = 0.0;
        for (int month = 0; month < tenure_months_max; ++month) {
            hazard += month > 0 ? baseline_hazard(leaving, month) : 0.0;
            sum += elementary::exp(-elementary::exp(factor_low + point * factor_width) * hazard);
            REQUIRE(survived(careers, point, month) == sum);
        }
        CHECK(careers.length[static_cast<std::size_t>(point)] == sum);
    }
}

// Setting up takes people many at a time; who somebody is must not depend on that. So each is drawn again alone, by the
// words of the model's description, and must be the same to the bit.
TEST_CASE("first people are those whom proposals one by one and a search month by month find")
{
    const World world = first_world();
    const LeavingParameters& leaving = world.parameters.leaving;
    const Careers careers = make_careers(leaving, world.parameters.employees);
    for (const Company& company : world.companies) {
        for (std::size_t position = company.first; position < company.first + company.size; ++position) {
            const Word luck = world.position_luck(company, position);
            const Person person = first_person(world, careers, luck);
            const double u = uniform(bits(world.luck, purpose::position_grade, luck, 0)[2]);
            int months = 0;
            while (survived(careers, person.point, months)
                   <= u * careers.length[static_cast<std::size_t>(person.point)]) {
                ++months;
            }
            const Positions& people = world.positions;
            REQUIRE(people.hired[position] == -1 - months);
            CHECK(people.generation[position] == 0);
            CHECK(people.motive[position] == static_cast<float>(person.motives.motive));
            CHECK(people.attachment[position] == static_cast<float>(person.motives.attachment));
            CHECK(people.leaving_factor[position]
                  == static_cast<float>(leaving_factor(leaving, person.motives.attachment, person.motives.motive)));
            CHECK(people.aware_at[position]
                  == static_cast<float>(company.awareness + exponential_draw(person.awareness_u, 1.0)));
        }
    }
}
