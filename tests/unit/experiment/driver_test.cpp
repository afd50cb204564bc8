#include "experiment/run_study.hpp"
#include "support/catch.hpp"
#include "support/fake_run_model.hpp"

#include <set>

using namespace kaptein;
using namespace kaptein::testing;

namespace {

Study until_study(std::uint32_t min, std::uint32_t max, std::uint32_t batch, std::size_t points)
{
    Study study = swept(fake_study(), std::vector<double>(points, 1.0));
    study.replicates = {min, max, batch, Until{}};
    return study;
}

/// Replicates that each point gets when it needs `needed[point]`; every run once, in boundaries that are fixed.
std::vector<std::uint32_t> driven(const Study& study, const std::vector<std::uint32_t>& needed, Share share = {})
{
    std::vector<std::uint32_t> got(needed.size(), 0);
    std::set<std::string> seen;
    const auto driver = make_driver(study, share, [&](std::uint64_t point, std::uint32_t replicates) {
        CHECK(got[point] == replicates);  // asked only when all of them are there
        return replicates >= needed[point];
    });
    while (const auto plan = driver->next()) {
        for (std::uint64_t index = 0; index < plan->size(); ++index) {
            const RunSpec spec = plan->at(index);
            CHECK(seen.insert(to_text(study, spec)).second);
            got[spec.point] = std::max(got[spec.point], spec.replicate + 1);
        }
    }
    std::uint64_t runs = 0;
    for (const std::uint32_t count : got) {
        runs += count * study.designs.size();
    }
    CHECK(seen.size() == runs);
    return got;
}

/// Every run of the shards together: none twice, none left out.
void check_shards(const Study& study, std::uint32_t count)
{
    std::set<std::string> whole, parts;
    const Plan all(study, 0, study.replicates.max);
    for (std::uint64_t index = 0; index < all.size(); ++index) {
        whole.insert(to_text(study, all.at(index)));
    }
    for (std::uint32_t part = 0; part < count; ++part) {
        const Plan plan(study, 0, study.replicates.max, {part, count});
        for (std::uint64_t index = 0; index < plan.size(); ++index) {
            const RunSpec spec = plan.at(index);
            CHECK((point_count(study) == 1 ? spec.replicate : spec.point) % count == part);
            CHECK(parts.insert(to_text(study, spec)).second);
        }
    }
    CHECK(parts == whole);
}

}  // namespace

TEST_CASE("until stops each point at the first boundary min, min + batch, ... that is precise, and at max")
{
    CHECK(driven(until_study(10, 35, 10, 4), {1, 11, 20, 1000}) == std::vector<std::uint32_t>{10, 20, 20, 35});
    CHECK(driven(until_study(10, 10, 10, 1), {1000}) == std::vector<std::uint32_t>{10});
    CHECK(driven(until_study(2, 5, 1, 2), {3, 4}) == std::vector<std::uint32_t>{3, 4});
}

TEST_CASE("a shard decides over its own points as the whole study does")
{
    const Study study = until_study(10, 40, 10, 5);
    const std::vector<std::uint32_t> needed{1, 11, 21, 31, 41};
    const std::vector<std::uint32_t> whole = driven(study, needed);
    const std::vector<std::uint32_t> odd = driven(study, needed, {1, 2});
    CHECK(odd == std::vector<std::uint32_t>{0, whole[1], 0, whole[3], 0});
}

TEST_CASE("without until a driver has one plan with all replicates")
{
    const Study study = swept(fake_study(7), {1, 2});
    const auto driver = make_driver(study, {}, {});
    const auto plan = driver->next();
    REQUIRE(plan);
    CHECK(plan->size() == 7 * 2 * 3);
    CHECK_FALSE(driver->next());
}

TEST_CASE("shards take every point once, or every replicate where there is one point")
{
    for (const std::uint32_t count : {1u, 2u, 3u, 7u, 16u}) {
        check_shards(swept(fake_study(4), {1, 2, 3, 4, 5}), count);
        check_shards(fake_study(10), count);
    }
    // Points that `where` dropped keep their numbers, and the numbers decide.
    Study study = swept(fake_study(3), {1, 2, 3});
    std::vector<Point> points(study.points.begin(), study.points.end());
    points[1].number = 4;
    points[2].number = 5;
    study.points = points;
    check_shards(study, 2);
}
