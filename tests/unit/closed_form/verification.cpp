#include "support/catch.hpp"
#include "support/model_runs.hpp"

#include "models/closed_form/models.hpp"
#include "models/closed_form/sine.hpp"

#include <cmath>

using namespace kaptein;
using model_runs::setup;

TEST_CASE("the sine is within 4e-16 of the true one on the whole domain", "[closed_form]")
{
    constexpr double pi = closed_form::pi;
    double worst = 0.0;
    for (int i = -100'000; i <= 100'000; ++i) {
        const double x = pi * i / 100'000.0;
        const auto truth = static_cast<double>(std::abs(std::sin(static_cast<long double>(x)) - closed_form::sine(x)));
        worst = std::max(worst, truth);
    }
    CHECK(worst < 4e-16);
    CHECK(closed_form::sine(0.0) == 0.0);
    CHECK(closed_form::sine(-0.7) == -closed_form::sine(0.7));
}

TEST_CASE("ishigami by hand", "[closed_form]")
{
    // sin(pi/6) + 7 sin(pi/2)^2 + 0.1 x 2^4 sin(pi/6) = 0.5 + 7 + 0.8 = 8.3
    constexpr double pi = closed_form::pi;
    const auto at = [](double deviation) {
        return setup(closed_form::ishigami(),
                     {{"inputs.x1", pi / 6}, {"inputs.x2", pi / 2}, {"inputs.x3", 2}, {"noise.deviation", deviation}});
    };
    CHECK(at(0).run(0).outcomes[0].value() == Approx(8.3).epsilon(1e-14));
    CHECK(at(0).run(0).state == at(0).run(1).state);
    CHECK_FALSE(at(1).run(0).state == at(1).run(1).state);
    // Noise adds deviation x the same normal draw.
    const double one = at(1).run(5).outcomes[0].value() - 8.3;
    CHECK(at(3).run(5).outcomes[0].value() - 8.3 == Approx(3 * one).epsilon(1e-12));
    // Another point has other luck.
    const auto other = setup(closed_form::ishigami(), {{"noise.deviation", 1}});
    CHECK(std::abs(other.run(5).outcomes[0].value() - one) > 1e-6);
}

TEST_CASE("sobol_g by hand", "[closed_form]")
{
    // x1 = 1: (2 + 0) / 1 = 2; x2 = 0.25: (1 + 1) / 2 = 1; x3 = 0.5: (0 + 4.5) / 5.5; the rest at 0.75: factor 1.
    const auto one = setup(closed_form::sobol_g(), {{"inputs.x1", 1},
                                                    {"inputs.x2", 0.25},
                                                    {"inputs.x4", 0.75},
                                                    {"inputs.x5", 0.75},
                                                    {"inputs.x6", 0.75},
                                                    {"inputs.x7", 0.75},
                                                    {"inputs.x8", 0.75}});
    CHECK(one.run(0).outcomes[0].value() == Approx(2 * 4.5 / 5.5).epsilon(1e-15));
}

TEST_CASE("thresholds in steps: everybody acts, and one raised threshold leaves one", "[closed_form]")
{
    const RunRecord all = setup(closed_form::thresholds()).run(0);
    CHECK(all.outcomes[0].value() == 100.0);
    CHECK(all.outcomes[2].value() == 100.0);
    const RunRecord one = setup(closed_form::thresholds(), {}, {{"raised", 1}}).run(0);
    CHECK(one.outcomes[0].value() == 1.0);
    CHECK(one.outcomes[1].value() == 0.01);
    CHECK(one.outcomes[2].value() == 1.0);
}

TEST_CASE("bass: with an innovation rate only, networks do not matter", "[closed_form]")
{
    const auto on = [](double network) {
        return setup(closed_form::bass(), {{"adopting.imitation", 0}}, {{"network", network}}).run(3);
    };
    CHECK(on(0).outcomes == on(1).outcomes);
}
