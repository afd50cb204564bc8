#include "models/volunteering/mechanisms/meeting/relationship.hpp"
#include "models/volunteering/mechanisms/people/believing.hpp"
#include "support/catch.hpp"
#include "support/volunteering_run.hpp"

using namespace kaptein;
using namespace kaptein::volunteering;
using kaptein::volunteering_runs::run;
using kaptein::volunteering_runs::small_world;

namespace {

constexpr RelationshipParameters relationship{.rate = 0.25, .renewal = 0.8, .senior_weight = 1};
constexpr BelievingParameters believing{.rate = 0.15, .asymmetry = 2, .on_attachment = 0.4};

/// Gifts of all companies by pair, [company][partner].
std::vector<std::vector<double>> gifts(const World& world)
{
    std::vector<std::vector<double>> cash(world.companies.size(), std::vector<double>(world.partners.size(), 0.0));
    for (std::size_t c = 0; c < world.companies.size(); ++c) {
        for (const Relation& relation : world.companies[c].relations) {
            cash[c][relation.partner] = relation.cash_per_year;
        }
    }
    return cash;
}

std::vector<std::vector<double>> gifts_after(const volunteering_runs::Case& one)
{
    World world;
    SerialExecutor executor;
    run(one, 0, world, executor);
    return gifts(world);
}

}  // namespace

TEST_CASE("trust moves a quarter of the way to a signal, and never beyond it")
{
    CHECK(moved_trust(relationship, 0.5, 1.0, 1.0) == 0.625);
    CHECK(moved_trust(relationship, 0.5, 0.0, 1.0) == 0.375);
    CHECK(moved_trust(relationship, 0.5, 0.5, 1.0) == 0.5);
    CHECK(moved_trust(relationship, 0.5, 1.0, 9.0) == 1.0);  // a heavy voice: all the way, not further
    RelationshipParameters still = relationship;
    still.rate = 0.0;  // taken out
    CHECK(moved_trust(still, 0.3, 1.0, 5.0) == 0.3);
    for (double trust = 0.0; trust <= 1.0; trust += 0.125) {
        for (double signal = 0.0; signal <= 1.0; signal += 0.125) {
            const double moved = moved_trust(relationship, trust, signal, 1.0);
            CHECK((moved >= std::min(trust, signal) && moved <= std::max(trust, signal)));
        }
    }
}

TEST_CASE("knowledge of a problem grows by 15 % of what is missing, towards all of it")
{
    CHECK(learned(0.25) == Approx(0.3625).epsilon(1e-12));  // 0.25 + 0.15 x 0.75
    CHECK(learned(1.0) == 1.0);
    double knowledge = 0.0;
    for (int i = 0; i < 300; ++i) {
        CHECK(learned(knowledge) >= knowledge);
        knowledge = learned(knowledge);
    }
    CHECK(knowledge == Approx(1.0));
}

TEST_CASE("taken out, trust stays at one half whatever partners answer")
{
    World world;
    SerialExecutor executor;
    run(small_world("needs_driven").with("relationship.rate", 0), 0, world, executor);
    bool all = true;
    bool moved = false;
    for (const Company& company : world.companies) {
        for (const Relation& relation : company.relations) {
            all = all && relation.trust == 0.5F;
        }
    }
    CHECK(all);
    run(small_world("needs_driven"), 0, world, executor);
    for (const Company& company : world.companies) {
        for (const Relation& relation : company.relations) {
            moved = moved || relation.trust != 0.5F;
        }
    }
    CHECK(moved);
}

TEST_CASE("cash is moved, never made: gifts that are always renewed stay, gifts that never are all move")
{
    const auto one = small_world("no_program").with("relationship.renewal", 1).months(1, 12, 0);
    const auto stay = gifts_after(one);
    CHECK(stay == gifts_after(one.months(1, 60, 0)));
    const auto move = gifts_after(one.with("relationship.renewal", 0).months(1, 60, 0));
    CHECK(stay != move);
    for (std::size_t c = 0; c < stay.size(); ++c) {
        double before = 0.0;
        double after = 0.0;
        double largest = 0.0;
        for (std::size_t p = 0; p < stay[c].size(); ++p) {
            before += stay[c][p];
            after += move[c][p];
            largest = std::max(largest, move[c][p]);
        }
        CHECK(after == Approx(before).epsilon(1e-9));
        CHECK(largest == Approx(before).epsilon(1e-9));  // what is not renewed goes to one other partner
    }
}

TEST_CASE("belief by hand: a claim lifts it, evidence below the claim counts double")
{
    // Colleagues' rating 0.3 under a claim of 0.8: 0.5 x 2 x (0.3 - 0.5) = -0.2.
    CHECK(pull_of_evidence(believing, 0.5, 0.3, 0.8, 0.5) == Approx(-0.2).epsilon(1e-12));
    CHECK(pull_of_evidence(believing, 0.5, 0.9, 0.8, 0.5) == Approx(0.2).epsilon(1e-12));
    CHECK(pull_of_claim(0.5, 0.8) == Approx(0.075).epsilon(1e-12));
    // 0.5 + 0.15 x (-0.2 + 0.075) = 0.48125.
    CHECK(moved_belief(believing, 0.5, -0.125, 1.0) == Approx(0.48125).epsilon(1e-12));
    BelievingParameters even = believing;
    even.asymmetry = 1.0;
    CHECK(pull_of_evidence(even, 0.5, 0.3, 0.8, 0.5) == Approx(-0.1).epsilon(1e-12));
    BelievingParameters still = believing;
    still.rate = 0.0;  // taken out
    CHECK(moved_belief(still, 0.5, 100.0, 1.0) == 0.5);
}

TEST_CASE("belief stays between 0 and 1 and comes to rest at the weighted mean of claim and evidence")
{
    CHECK(moved_belief(believing, 0.9, 1e6, 1.0) == 1.0);
    CHECK(moved_belief(believing, 0.1, -1e6, 1.0) == 0.0);
    double belief = 0.5;
    for (int month = 0; month < 1000; ++month) {
        belief = moved_belief(believing, belief,
                              pull_of_claim(belief, 0.8) + pull_of_evidence(believing, belief, 0.6, 0.8, 0.5), 1.0);
    }
    // Weights 1/4 on the claim and 1/2 x 2 on the evidence: (0.25 x 0.8 + 1 x 0.6) / 1.25 = 0.64.
    CHECK(belief == Approx(0.64).epsilon(1e-9));
}

TEST_CASE("without a program, and with the mechanism taken out, nobody believes anything else than one half")
{
    for (const auto& one : {small_world("no_program"), small_world("needs_driven").with("believing.rate", 0)}) {
        const auto ran = run(one);
        CHECK(ran["belief_internal"] == 0.5);
        CHECK(ran["belief_external"] == 0.5);
    }
    const auto moved = run(small_world("needs_driven"));
    CHECK(moved["belief_internal"] != 0.5);
    CHECK(moved["belief_external"] != 0.5);
    // A public that sees nothing of what volunteers live only hears the claim.
    const auto unseen = run(small_world("needs_driven").with("public.scrutiny", 0));
    CHECK((unseen["belief_external"] > 0.5 && unseen["belief_external"] <= 0.8));
}
