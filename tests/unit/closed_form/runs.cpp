#include "support/catch.hpp"
#include "support/model_runs.hpp"

#include "models/closed_form/models.hpp"
#include "parallel/make_executor.hpp"

#include <algorithm>
#include <cmath>

using namespace kaptein;
using model_runs::setup;

TEST_CASE("the same request gives the same run on any number of lanes, whatever ran before", "[closed_form]")
{
    for (const Model* model :
         {&closed_form::linear(), &closed_form::occupancy(), &closed_form::mm_c(), &closed_form::geometric_dropout()}) {
        auto one = setup(*model);
        if (model == &closed_form::geometric_dropout()) {
            one.values = model_runs::values_with(model->info().parameters,
                                                 {{"volunteers.count", 20'000}, {"recruits.mean", 50}});
        }
        const RunRecord expected = one.run(3);
        for (const int threads : {1, 2, 8}) {
            const auto executor = make_executor(threads, Backend::jthread);
            const auto scratch = model->scratch();
            one.run(4, *executor, *scratch);  // leaves other numbers behind
            const RunRecord again = one.run(3, *executor, *scratch);
            CHECK(again.state == expected.state);
            CHECK(again.start == expected.start);
            CHECK(again.outcomes == expected.outcomes);
        }
        CHECK_FALSE(one.run(4).state == expected.state);
    }
}

TEST_CASE("recorders do not change the run", "[closed_form]")
{
    for (const Model* model : {&closed_form::mm_c(), &closed_form::geometric_dropout()}) {
        auto quiet = setup(*model);
        auto watched = quiet;
        watched.recording.series_every = 1;
        watched.recording.series = {1, 0};
        if (!model->info().panels.empty()) {
            watched.recording.panels = {{0, 5, false, 1}, {0, 0, true, 1}};
        }
        CHECK(quiet.run(0).state == watched.run(0).state);
        CHECK(quiet.run(0).outcomes == watched.run(0).outcomes);
        const RunRecord record = watched.run(0);
        const int months = watched.burn_in + watched.horizon;
        CHECK(record.series.months.size() == static_cast<std::size_t>(months));
        CHECK(record.series.months.front() == 1 - watched.burn_in);
        CHECK(record.series.months.back() == watched.horizon);
        REQUIRE(record.series.columns.size() == 2);
        CHECK(record.series.columns[0].size() == record.series.months.size());
    }
}

TEST_CASE("linear by hand", "[closed_form]")
{
    // Without noise: 10 + 3 x 2 - 2 x 4 + 0.5 x 2 x 4 = 12; cost 2^2 + 4^2 = 20.
    const auto one = setup(closed_form::linear(), {{"noise.common", 0}, {"noise.own", 0}}, {{"x", 2}, {"z", 4}});
    const RunRecord record = one.run(0);
    CHECK(record.outcomes[0].value() == Approx(12.0).epsilon(1e-15));
    CHECK(record.outcomes[1].value() == 20.0);
    CHECK(record.outcomes[2].value() == Approx(std::log(12.0)).epsilon(1e-15));
    CHECK(record.outcomes[3].value() == 10.0);
}

TEST_CASE("the logarithm of a negative result is missing, not NaN", "[closed_form]")
{
    const auto one = setup(closed_form::linear(), {{"terms.intercept", -100}});
    CHECK_FALSE(one.run(0).outcomes[2].has_value());
}

TEST_CASE("runs fail on purpose in the share asked for, the same under every design", "[closed_form]")
{
    // 4.9 standard errors of Binomial(5000, 0.05): 4.9 x sqrt(5000 x 0.05 x 0.95) = 75.5 around 250.
    const auto none = setup(closed_form::linear(), {{"failures.share", 0.05}});
    const auto both = setup(closed_form::linear(), {{"failures.share", 0.05}}, {{"x", 1}, {"z", 1}});
    SerialExecutor executor;
    Scratch scratch;
    int failed = 0;
    for (std::uint32_t replicate = 0; replicate < 5000; ++replicate) {
        const bool fails =
            std::holds_alternative<RunFailure>(none.model->run(none.request(replicate), executor, scratch));
        failed += fails ? 1 : 0;
        CHECK(std::holds_alternative<RunFailure>(both.model->run(both.request(replicate), executor, scratch)) == fails);
    }
    CHECK(std::abs(failed - 250) <= 75);
}

TEST_CASE("burning draws changes the time, not the outcome", "[closed_form]")
{
    const auto quick = setup(closed_form::linear());
    const auto slow = setup(closed_form::linear(), {{"work.draws", 1000}});
    CHECK(quick.run(5).outcomes == slow.run(5).outcomes);
}

TEST_CASE("balls in turn leave no bin empty, and every ball is somewhere", "[closed_form]")
{
    const auto in_turn = setup(closed_form::occupancy(), {}, {{"placing", 1}});
    CHECK(in_turn.run(0).outcomes == std::vector<Value>{100.0, 0.0, 1.0});
    const auto more = setup(closed_form::occupancy(), {}, {{"placing", 1}, {"extra_balls", 1}});
    CHECK(more.run(0).outcomes == std::vector<Value>{100.0, 0.0, 2.0});
    const auto none = setup(closed_form::occupancy(), {{"balls.count", 0}});
    CHECK(none.run(0).outcomes == std::vector<Value>{0.0, 100.0, 0.0});
    const auto one_bin = setup(closed_form::occupancy(), {{"bins.count", 1}});
    CHECK(one_bin.run(0).outcomes == std::vector<Value>{1.0, 0.0, 100.0});
}

TEST_CASE("a panel of everybody holds a row per volunteer and month, and events say who left when", "[closed_form]")
{
    auto one = setup(closed_form::geometric_dropout(), {{"volunteers.count", 50}, {"leaving.chance", 0.2}});
    one.recording.panels = {{0, 0, false, 1}, {0, 0, true, 1}, {0, 7, false, 6}};
    const RunRecord record = one.run(0);
    CHECK(record.panels[0].months.size() == 50 * 12);
    double left = 0;
    for (std::size_t row = 0; row < record.panels[0].months.size(); ++row) {
        left += record.panels[0].months[row] == 12 && record.panels[0].columns[0][row] == 2.0 ? 1 : 0;
    }
    CHECK(record.outcomes[0].value() == Approx(1.0 - left / 50).epsilon(1e-15));
    CHECK(record.panels[1].months.size() == static_cast<std::size_t>(left)); // each leaves once, nothing else changes
    CHECK(record.panels[2].months.size() == 7 * 2); // months 6 and 12
    CHECK(std::is_sorted(record.panels[2].entities.begin(), record.panels[2].entities.begin() + 7));
}

TEST_CASE("an unserved queue grows by who comes, and no arrivals leave shares missing", "[closed_form]")
{
    // One server and 50 arrivals a month in one-step time: Q after t months is the sum of arrivals less t, since each
    // month brings at least one.
    auto one = setup(closed_form::mm_c(), {{"arrivals.rate", 50}, {"servers.count", 1}, {"queue.clock", 1}});
    one.recording.series_every = 1;
    one.recording.series = {0, 1};
    const RunRecord record = one.run(0);
    double arrived = 0.0;
    for (std::size_t row = 0; row < record.series.months.size(); ++row) {
        arrived += record.series.columns[1][row];
        CHECK(record.series.columns[0][row] == arrived - static_cast<double>(row + 1));
    }
    auto empty = setup(closed_form::mm_c(), {{"arrivals.rate", 1e-12}});
    CHECK(empty.run(0).outcomes == std::vector<Value>{0.0, 0.0, std::nullopt, std::nullopt, 0.0});
}
