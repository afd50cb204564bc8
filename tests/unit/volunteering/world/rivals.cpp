#include "models/volunteering/phases/yearly/rivals.hpp"

#include "models/volunteering/purposes.hpp"
#include "random/draw.hpp"
#include "support/catch.hpp"

namespace kaptein::volunteering {
namespace {

/// Adopters and others with impacts from 0 to `impact_max` and so many levels of participation, some of them equal;
/// lucks in another order than ids. Where participation is equal, the error needed to win is known best.
World companies_with(double measuring_error, double impact_max, std::uint32_t participations)
{
    World world;
    world.luck = {11, 3};
    world.parameters.adapting.measuring_error = measuring_error;
    world.companies.resize(1500);
    for (std::uint32_t id = 0; id < world.companies.size(); ++id) {
        const Words words = bits({5, 0}, Purpose{1}, id, 0);
        const Words more = bits({5, 0}, Purpose{1}, id, 1);
        Company& company = world.companies[id];
        company.luck = (id * 7) % 1500;
        company.sector = static_cast<std::uint8_t>(pick(uniform(words[0]), sector_count));
        company.region = static_cast<std::uint8_t>(pick(uniform(words[1]), region_count));
        company.impact_seen = impact_max * pick(uniform(words[2]), 4) / 4.0;
        company.participation = pick(uniform(words[3]), participations) / 20.0;
        company.objective = id % 10 == 0 ? 0.0 : uniform(more[0]);
        company.design.agenda = uniform(more[1]) < 0.8 ? Agenda::needs : Agenda::none;
        company.design.measures = uniform(more[2]) < 0.8 ? Measures::impact : Measures::participation;
    }
    return world;
}

struct Found {
    const Company* company = nullptr;
    double value = 0.0;
};

/// As the mechanism says it: everybody is judged, and of those who are best the one of lowest luck wins.
Found best_by_looking_at_all(const World& world, const Company& self)
{
    Found best;
    for (const Company& other : world.companies) {
        const bool near = other.sector == self.sector || other.region == self.region;
        if (!near || other.luck == self.luck || other.design.agenda == Agenda::none) {
            continue;
        }
        const Words words = bits(world.luck, purpose::measured, self.luck, world.month_word(), other.luck);
        const double value = performance(world, other, self, normal(uniform(words[0])));
        if (best.company == nullptr || value > best.value || (value == best.value && other.luck < best.company->luck)) {
            best = {&other, value};
        }
    }
    return best;
}

} // namespace

TEST_CASE("the best rival is the one that judging every rival finds")
{
    for (const double error : {0.0, 0.02, 0.3, 20.0}) {
        for (const auto& [impact_max, participations] : {std::pair{0.0, 20U}, {1.0, 20U}, {1.0, 1U}}) {
            World world = companies_with(error, impact_max, participations);
            look_around(world);
            for (const Company& self : world.companies) {
                const Found expected = best_by_looking_at_all(world, self);
                const Best found = best_rival(world, self);
                REQUIRE(&world.companies[found.rival->company] == expected.company);
                REQUIRE(found.value == expected.value);
            }
        }
    }
}

TEST_CASE("a company without near rivals sees the best of all")
{
    World world = companies_with(0.3, 1.0, 20);
    Company& self = world.companies[3];
    for (Company& other : world.companies) {
        other.sector = other.region = 1;
    }
    self.sector = self.region = 2;
    self.design.measures = Measures::participation;
    look_around(world);
    double most = 0.0;
    for (const Rival& rival : world.rivals.all) {
        most = rival.luck != self.luck ? std::max(most, rival.participation) : most;
    }
    CHECK(best_rival(world, self).value == most);
    world.companies.clear();
    world.companies.resize(1);
    look_around(world);
    CHECK(best_rival(world, world.companies[0]).rival == nullptr);
}

} // namespace kaptein::volunteering
