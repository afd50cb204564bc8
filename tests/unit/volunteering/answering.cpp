#include "models/volunteering/mechanisms/meeting/answering.hpp"
#include "support/catch.hpp"
#include "support/volunteering_run.hpp"

using namespace kaptein;
using namespace kaptein::volunteering;
using kaptein::volunteering_runs::run;
using kaptein::volunteering_runs::small_world;

namespace {

constexpr AnsweringParameters answering{.redirect_taken = 0.5, .cash_stake = 0.25, .share_deciding = 1};

}  // namespace

TEST_CASE("what a partner weighs, by hand")
{
    // 30 EUR x 0.6 x the lesser of 80 needed and 96 offered hours.
    CHECK(believed_help(30.0, 0.6, 80.0, 96.0) == Approx(1440.0).epsilon(1e-12));
    CHECK(believed_help(30.0, 0.6, 200.0, 96.0) == Approx(1728.0).epsilon(1e-12));
    // A quarter of 8,000 EUR, for a partner that depends by 0.3 on it.
    CHECK(cash_stake(answering, 0.3, 8000.0) == Approx(600.0).epsilon(1e-12));
    // Half a chance of 2,000 EUR, half of losing 600, less 80 for one more talk.
    CHECK(redirect_value(answering, 2000.0, 600.0, 80.0) == Approx(0.5 * 2000.0 - 0.5 * 600.0 - 80.0).epsilon(1e-12));
}

TEST_CASE("stakes and redirects move the way their causes do")
{
    AnsweringParameters rigid = answering;
    rigid.redirect_taken = 0.0;
    CHECK(redirect_value(rigid, 2000.0, 600.0, 80.0) == -680.0);  // a no, and a talk for nothing
    rigid.redirect_taken = 1.0;
    CHECK(redirect_value(rigid, 2000.0, 600.0, 80.0) == 1920.0);
    AnsweringParameters fearless = answering;
    fearless.cash_stake = 0.0;  // taken out: nothing hangs on the answer
    CHECK(cash_stake(fearless, 1.0, 1e6) == 0.0);
    for (double dependence = 0.0; dependence < 1.0; dependence += 0.1) {
        CHECK(cash_stake(answering, dependence + 0.1, 100.0) > cash_stake(answering, dependence, 100.0));
        CHECK(believed_help(30.0, dependence + 0.1, 80.0, 96.0) > believed_help(30.0, dependence, 80.0, 96.0));
    }
    CHECK(believed_help(30.0, 0.6, 0.0, 96.0) == 0.0);
    CHECK(believed_help(30.0, 0.6, 80.0, 0.0) == 0.0);
}

TEST_CASE("the answer is the best option, and a tie goes to accept, redirect, bend, decline in this order")
{
    CHECK(best_answer({4.0, 3.0, 2.0, 1.0}) == Answer::accept);
    CHECK(best_answer({1.0, 3.0, 2.0, 0.0}) == Answer::redirect);
    CHECK(best_answer({1.0, 2.0, 3.0, 0.0}) == Answer::bend);
    CHECK(best_answer({-3.0, -2.0, -4.0, -1.0}) == Answer::decline);
    CHECK(best_answer({1.0, 1.0, 1.0, 1.0}) == Answer::accept);
    CHECK(best_answer({0.0, 1.0, 1.0, 1.0}) == Answer::redirect);
    CHECK(best_answer({0.0, 0.0, 1.0, 1.0}) == Answer::bend);
    const double grid[] = {-1.0, 0.0, 1.0, 2.0};
    for (const double a : grid) {
        for (const double r : grid) {
            for (const double b : grid) {
                for (const double d : grid) {
                    const double values[] = {a, r, b, d};
                    const auto chosen = static_cast<std::size_t>(best_answer({a, r, b, d}));
                    const auto first_best = std::max_element(std::begin(values), std::end(values)) - std::begin(values);
                    CHECK(chosen == static_cast<std::size_t>(first_best));
                }
            }
        }
    }
}

TEST_CASE("taken out, nobody declines or redirects")
{
    const auto ran = run(small_world("supply_driven").with("answering.share_deciding", 0));
    CHECK(ran["proposals"] > 0.0);
    CHECK(ran["declined_share"] == 0.0);
    CHECK(ran["redirected_share"] == 0.0);
    const auto decided = run(small_world("supply_driven").with({{"hosting.cost_per_head", 500}}));
    CHECK(decided["declined_share"] + decided["redirected_share"] > 0.0);
}

TEST_CASE("without coordinator hours every proposal is declined and nobody serves")
{
    for (const double deciding : {0.0, 1.0}) {
        // An offer is made all the same; an assessment would have shown that there is nobody to host.
        const auto ran = run(small_world("supply_careful")
                                 .with({{"partners.coordinator_hours", 0}, {"answering.share_deciding", deciding}}));
        CHECK(ran["proposals"] > 0.0);
        CHECK(ran["declined_share"] == 1.0);
        CHECK(ran["volunteer_hours"] == 0.0);
    }
}

TEST_CASE("with nothing at stake and no error no partner takes what it believes to harm it")
{
    // Hosting that costs more than any help brings: without cash at stake a no costs nothing, and all are declined.
    const auto dear = small_world("supply_driven").with({{"answering.cash_stake", 0}, {"hosting.cost_per_head", 1e5}});
    CHECK(run(dear)["declined_share"] == 1.0);
    CHECK(run(dear.with({{"answering.cash_stake", 10}, {"companies.donations", 1e6}}))["declined_share"] < 1.0);
}
