#include "models/volunteering/mechanisms/meeting/finding.hpp"
#include "models/volunteering/mechanisms/meeting/proposing.hpp"
#include "models/volunteering/phases/meeting/plan.hpp"
#include "models/volunteering/phases/meeting/searching.hpp"
#include "support/catch.hpp"
#include "support/statistics.hpp"
#include "support/volunteering_run.hpp"

using namespace kaptein;
using namespace kaptein::volunteering;
using kaptein::volunteering_runs::run;
using kaptein::volunteering_runs::small_world;

namespace {

constexpr FindingParameters finding{.considered = 6, .visibility_power = 1};

/// Six partners of visibility 1 to 6 in three regions, the fourth region empty; companies know partners 1 and 4.
World six_partners(double power)
{
    World world;
    world.parameters.finding = finding;
    world.parameters.finding.visibility_power = power;
    world.partners.resize(6);
    for (std::uint32_t id = 0; id < 6; ++id) {
        world.partners[id].luck = id;
        world.partners[id].region = static_cast<std::uint8_t>(id / 2);
        world.partners[id].visibility = id + 1.0;
    }
    SerialExecutor serial;
    prepare_search(world, serial);
    return world;
}

Company company_in(std::uint8_t region, std::vector<std::uint32_t> known)
{
    Company company;
    company.region = region;
    company.reach = {0, 1, 2, 3, 4, 5};
    for (const std::uint32_t id : known) {
        Relation relation;
        relation.partner = relation.partner_luck = id;
        relation.known = true;
        company.relations.push_back(relation);
    }
    return company;
}

std::vector<double> weights(const World& world, const Company& company)
{
    std::vector<double> result;
    for (const Partner& partner : world.partners) {
        const bool known = find_relation(company, partner.luck) != nullptr;
        const double bonus = 1.0 + (partner.region == company.region ? 2.0 : 0.0) + (known ? 4.0 : 0.0);
        result.push_back(std::pow(partner.visibility, world.parameters.finding.visibility_power) * bonus);
    }
    return result;
}

}  // namespace

TEST_CASE("visibility draws by its power and fades to what a partner has anyway")
{
    FindingParameters half = finding;
    half.visibility_power = 0.5;
    CHECK(visibility_weight(half, 9.0) == Approx(3.0).epsilon(1e-12));
    half.visibility_power = 0.0;
    CHECK(visibility_weight(half, 9.0) == 1.0);  // taken out
    // 24 months of fading: 2 + (5 - 2) / e = 3.1036.
    CHECK(faded_visibility(5.0, 2.0, 24.0) == Approx(2.0 + 3.0 * 0.36787944117144233).epsilon(1e-12));
    CHECK(faded_visibility(1.0, 1.0, 24.0) == 1.0);
    CHECK(faded_visibility(5.0, 1.0, 1e9) == Approx(1.0));
    const double twice = faded_visibility(faded_visibility(5.0, 1.0, 0.5), 1.0, 0.5);
    CHECK(twice == Approx(faded_visibility(5.0, 1.0, 1.0)).epsilon(1e-12));
    CHECK(least_visibility(true) > least_visibility(false));
}

TEST_CASE("partners are found by visibility, region and acquaintance in exactly the declared proportions")
{
    for (const double power : {0.0, 1.0, 2.0}) {
        const World world = six_partners(power);
        std::array<Company, 3> companies{company_in(1, {1, 4}), company_in(3, {}), company_in(0, {0, 1, 2, 3, 4, 5})};
        for (Company& company : companies) {
            prepare_looks(world, company);
            const std::vector<double> weight = weights(world, company);
            double total = 0.0;
            for (const double one : weight) {
                total += one;
            }
            // Even steps through (0, 1): every partner is met in proportion, but for one step at either end.
            constexpr int steps = 60000;
            std::vector<double> counts(6, 0.0);
            std::vector<double> drawn(6, 0.0);
            std::vector<double> expected(6, 0.0);
            for (int i = 0; i < steps; ++i) {
                counts[search_partner(company, (i + 0.5) / steps)] += 1.0;
                const Words words = bits({5, 0}, Purpose{30}, 0, 0, static_cast<Word>(i));
                drawn[search_partner(company, uniform(words[0], words[1]))] += 1.0;
            }
            for (std::size_t id = 0; id < 6; ++id) {
                expected[id] = steps * weight[id] / total;
                CHECK(std::abs(counts[id] - expected[id]) <= 2.0);
            }
            CHECK(statistics::chi_square(drawn, expected).fits());
        }
    }
}

TEST_CASE("reach follows from the company's size alone, is drawn uniformly and holds nobody twice")
{
    CHECK(reach_of(0, 1000) == 20);
    CHECK(reach_of(119, 1000) == 25);
    CHECK(reach_of(4000, 1000) == 220);
    CHECK(reach_of(4000, 150) == 150);
    std::vector<double> counts(60, 0.0);
    double reached = 0.0;
    for (std::uint32_t replicate = 0; replicate < 40; ++replicate) {
        World world;
        SerialExecutor executor;
        run(small_world("no_program").with("partners.count", 60).months(0, 1, 0), replicate, world, executor);
        for (const Company& company : world.companies) {
            CHECK(company.reach.size() == reach_of(company.size, 60));
            for (std::size_t i = 0; i < company.reach.size(); ++i) {
                const auto luck = [&](std::size_t k) { return world.partners[company.reach[k]].luck; };
                REQUIRE((i == 0 || luck(i - 1) < luck(i)));
                counts[company.reach[i]] += 1.0;
                reached += 1.0;
            }
        }
    }
    // Drawn without replacement: cells vary less than a multinomial's, so the bound is on the safe side.
    CHECK(statistics::chi_square(counts, std::vector<double>(60, reached / 60.0)).fits());
}

TEST_CASE("the ends of the unit interval find a partner too")
{
    const World world = six_partners(1.0);
    std::array<Company, 2> companies{company_in(1, {1, 4}), company_in(3, {})};
    for (Company& company : companies) {
        prepare_looks(world, company);
        CHECK(search_partner(company, 1e-300) < 6);
        CHECK(search_partner(company, 1.0 - 0x1p-53) < 6);
    }
}

TEST_CASE("heads are as many as the hours take, at least one and at most those there are")
{
    const FormatShape& day = format_shapes[0]; // 16 x 6 h
    const FormatShape& recurring = format_shapes[1]; // 4 h a month for 9 months = 36 h a head
    CHECK(heads_for(100.0, day, 16) == 16); // 100 / 6 = 16.7: 17, but 16 places
    CHECK(heads_for(30.0, day, 16) == 5);
    CHECK(heads_for(30.1, day, 16) == 6);
    CHECK(heads_for(100.0, recurring, 4) == 3);
    CHECK(heads_for(0.0, day, 16) == 1);
    CHECK(heads_for(1e18, day, 7) == 7);
}

TEST_CASE("the form is the design's, or the one that suits the class of work")
{
    CHECK(shape_for(Format::team_day, 4) == Shape::team_day);
    CHECK(shape_for(Format::recurring, 0) == Shape::recurring);
    CHECK(shape_for(Format::project, 0) == Shape::project);
    CHECK(shape_for(Format::by_need, 1) == Shape::team_day);
    CHECK(shape_for(Format::by_need, 3) == Shape::recurring);
    CHECK(shape_for(Format::by_need, 7) == Shape::project);
}

TEST_CASE("misfit is 0 for the same kind, 1/2 for the same class of work, else 1, among needs that are open")
{
    Partner partner;
    CHECK(misfit_of(partner, 0) == 1.0);
    Need need;
    need.kind = 4;
    need.hours_left = 10.0;
    partner.needs = {&need, 1};
    CHECK(misfit_of(partner, 4) == 0.0);
    CHECK(misfit_of(partner, 6) == 0.5);
    CHECK(misfit_of(partner, 0) == 1.0);
    partner.needs[0].reserved = true;
    CHECK(misfit_of(partner, 4) == 1.0);
    partner.needs[0].reserved = false;
    partner.needs[0].real = false;
    CHECK(misfit_of(partner, 4) == 1.0);
}

TEST_CASE("with partners who know their needs and an exact assessment every offer fits, error alone spoils it")
{
    const auto exact =
        small_world("needs_plain").with({{"partners.self_knowledge", 1}, {"proposing.assessment_error", 0}});
    CHECK(run(exact)["proposals"] > 0.0);
    CHECK(run(exact)["offer_misfit"] == 0.0);
    const double some = run(exact.with("proposing.assessment_error", 0.3))["offer_misfit"];
    const double noise = run(exact.with("proposing.assessment_error", 1))["offer_misfit"];
    CHECK(some > 0.0);
    CHECK(noise > some);
}

TEST_CASE("offers, assessments and brokers are paid for")
{
    // Only the bill changes: without an allotment the company plans as before, partners take what is offered, and
    // no other company's letter is served before.
    const auto held = small_world("needs_plain")
                          .with("answering.share_deciding", 0)
                          .with("companies.count", 1)
                          .with("comparison.budget", 2)
                          .with("proposing.offer_hours", 0)
                          .with("proposing.assessment_hours", 0);
    const auto free_talk = run(held);
    const auto offers = run(held.with("proposing.offer_hours", 5));
    CHECK(offers["paid_hours"] - free_talk["paid_hours"] == Approx(5.0 * offers["proposals"]).epsilon(1e-9));
    const auto assessed = run(held.with("proposing.assessment_hours", 8));
    CHECK(assessed["paid_hours"] > free_talk["paid_hours"]);
    CHECK(assessed["talking_cost"] > free_talk["talking_cost"]);
    const auto broker = held.choose("agenda", "broker").with("proposing.assessment_hours", 8);
    CHECK(run(broker.with("proposing.broker_fee", 0))["money_cost"] == 0.0);
    const auto fee = run(broker.with("proposing.broker_fee", 1500));
    CHECK(fee["money_cost"] > 0.0);
    CHECK(std::abs(fee["money_cost"] / 1500.0 - std::round(fee["money_cost"] / 1500.0)) < 1e-9);
}
