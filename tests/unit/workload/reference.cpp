#include "base/simd.hpp"
#include "parallel/make_executor.hpp"
#include "speed/workload/model.hpp"
#include "speed/workload/plain.hpp"
#include "support/catch.hpp"

#include <cmath>
#include <vector>

using namespace kaptein;
using workload::Recorded;

namespace {

constexpr int seeds = 40;

RunRecord run(double volunteers, Luck luck, Executor& executor, Scratch& scratch)
{
    const std::vector<double> values{volunteers};
    return std::get<RunRecord>(workload::model().run(
        {.values = values, .choices = {}, .luck = luck, .horizon = workload::months}, executor, scratch));
}

/// The mean of each value over the seeds; impact also as it would be with needs of mean 1/2, which differs less.
struct Means {
    Recorded recorded;
    double impact_at_half = 0.0;

    void add(const Recorded& one, double need)
    {
        recorded.motivation += one.motivation / seeds;
        recorded.impact += one.impact / seeds;
        recorded.joining += one.joining / seeds;
        recorded.placed += one.placed / seeds;
        // 12 months x 0.1 places x 8 kinds x mean skill 1/2 x mean of (0.5 + 0.5 empathy) 3/4
        impact_at_half += (one.impact - 3.6 * (need - 0.5)) / seeds;
    }
};

Means means_on_engine()
{
    Means means;
    SerialExecutor executor;
    const auto scratch = workload::model().scratch();
    for (std::uint32_t replicate = 0; replicate < seeds; ++replicate) {
        const auto outcomes =
            run(double{workload::reference_volunteers}, {20261126, replicate}, executor, *scratch).outcomes;
        means.add({*outcomes[0], *outcomes[1], *outcomes[2], *outcomes[3]}, *outcomes[4]);
    }
    return means;
}

Means means_of_plain_program()
{
    Means means;
    for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
        const auto program = workload::plain(workload::reference_volunteers, seed);
        means.add(program->run(), program->mean_need());
    }
    return means;
}

} // namespace

TEST_CASE("the reference workload gives its four values, on the engine and as a plain program, and both the same")
{
    const Means engine = means_on_engine();
    const Means plain = means_of_plain_program();
    CHECK(workload::near_reference(engine.recorded, seeds));
    CHECK(workload::near_reference(plain.recorded, seeds));
    // Of two means over the seeds; 0.0036 is the deviation of impact at equal needs, over 7,500 seeds.
    const double unit = 4.9 * std::sqrt(2.0 / seeds);
    CHECK(std::abs(engine.recorded.motivation - plain.recorded.motivation) <= unit * workload::spread.motivation);
    CHECK(std::abs(engine.recorded.joining - plain.recorded.joining) <= unit * workload::spread.joining);
    CHECK(std::abs(engine.impact_at_half - plain.impact_at_half) <= unit * 0.0036);
    CHECK(std::abs(engine.recorded.placed - 0.1) <= 1e-12); // all places go: there are 2.1 volunteers for each
    CHECK(std::abs(plain.recorded.placed - 0.1) <= 1e-12);
}

TEST_CASE("the reference workload ends in the same world with every kind of vectors and any number of lanes")
{
    const Simd before = simd_used();
    SerialExecutor serial;
    const auto scratch = workload::model().scratch();
    constexpr double volunteers = 20'001; // ten blocks, the last not whole
    const RunRecord expected = run(volunteers, {7, 3}, serial, *scratch);
    for (const Simd simd : {Simd::scalar, Simd::avx2, Simd::avx512}) {
        use_simd(simd);
        for (const int lanes : {1, 2, 5}) {
            INFO("vectors " << static_cast<int>(simd_used()) << ", " << lanes << " lanes");
            const auto executor = make_executor(lanes, Backend::jthread);
            const RunRecord record = run(volunteers, {7, 3}, *executor, *scratch);
            CHECK(record.state == expected.state);
            CHECK(record.outcomes == expected.outcomes);
        }
    }
    use_simd(before);
    CHECK(run(volunteers, {7, 4}, serial, *scratch).state != expected.state);
}
