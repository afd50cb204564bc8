#include "analysis/comparison.hpp"
#include "random/draw.hpp"
#include "random/stream.hpp"

#include "support/catch.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

using namespace kaptein;

/// The promise of the comparison as a whole: a study whose true difference is known in closed form, run many times.
namespace {

constexpr Purpose calls{59002};
constexpr std::uint32_t cells = 60;

/// Balls thrown into equal cells: the number of cells hit. Two studies that share `stream` share their luck: ball i
/// falls into the same cell.
double cells_hit(std::uint32_t experiment, std::uint32_t replicate, std::uint32_t balls, std::uint16_t stream)
{
    std::vector<bool> hit(cells, false);
    for (std::uint32_t ball = 0; ball < balls; ++ball) {
        const Words words = bits({.seed = 7, .replicate = replicate}, calls, experiment, stream, ball);
        hit[pick(uniform(words[0], words[1]), cells)] = true;
    }
    return static_cast<double>(std::count(hit.begin(), hit.end(), true));
}

/// Expected number of cells hit: m (1 - (1 - 1/m)^n).
double expected(std::uint32_t balls) { return cells * (1.0 - std::pow(1.0 - 1.0 / cells, balls)); }

std::vector<double> replicates(std::uint32_t experiment, std::uint32_t n, std::uint32_t balls, std::uint16_t stream)
{
    std::vector<double> values;
    for (std::uint32_t replicate = 0; replicate < n; ++replicate) {
        values.push_back(cells_hit(experiment, replicate, balls, stream));
    }
    return values;
}

}  // namespace

TEST_CASE("paired intervals cover the exact gap of an occupancy study", "[statistical]")
{
    // 3,000 experiments of 30 replicates, 20 against 40 balls in 60 cells. A 95 % interval that is exact covers with a
    // standard error of sqrt(.95 x .05 / 3000) = .004; 4.9 of them are .0195. Counts are discrete and nearly symmetric,
    // which moves the coverage by far less.
    constexpr std::uint32_t experiments = 3000;
    const double gap = expected(40) - expected(20);
    int covered = 0;
    double ratio = 0.0;
    for (std::uint32_t experiment = 0; experiment < experiments; ++experiment) {
        const Comparison result =
            compare_paired(replicates(experiment, 30, 40, 0), replicates(experiment, 30, 20, 0), 0.95);
        covered += result.interval->low <= gap && gap <= result.interval->high ? 1 : 0;
        ratio += *result.variance_ratio / experiments;
    }
    const double share = static_cast<double>(covered) / experiments;
    INFO("coverage " << share << ", variance ratio " << ratio);
    CHECK(std::abs(share - 0.95) <= 4.9 * std::sqrt(0.95 * 0.05 / experiments));
    CHECK(ratio > 1.0); // the same balls help
}

TEST_CASE("the same design twice differs by exactly nothing", "[statistical]")
{
    for (std::uint32_t experiment = 0; experiment < 200; ++experiment) {
        const Comparison result =
            compare_paired(replicates(experiment, 30, 40, 0), replicates(experiment, 30, 40, 0), 0.95);
        CHECK(result.verdict == Verdict::identical);
        CHECK(*result.difference == 0.0);
    }
}

TEST_CASE("the same design with other luck is called different in one of twenty", "[statistical]")
{
    // Standard error of a share of .05 over 3,000: .004; 4.9 of them are .0195. Bounds of row N7 for 10,000 would be
    // [.0397, .0610] around the same value.
    constexpr std::uint32_t experiments = 3000;
    int alarms = 0;
    for (std::uint32_t experiment = 0; experiment < experiments; ++experiment) {
        const Comparison result =
            compare_paired(replicates(experiment, 30, 40, 0), replicates(experiment, 30, 40, 1), 0.95);
        alarms += result.verdict == Verdict::higher || result.verdict == Verdict::lower ? 1 : 0;
    }
    const double share = static_cast<double>(alarms) / experiments;
    INFO("false alarms " << share);
    CHECK(std::abs(share - 0.05) <= 4.9 * std::sqrt(0.05 * 0.95 / experiments));
}

TEST_CASE("a family of true null hypotheses raises a false alarm in at most one of twenty studies", "[statistical]")
{
    // Six comparisons of independent luck each; Holm promises at most .05 for the family. One-sided: .05 + 4.9 standard
    // errors of 1,500 studies (.0056).
    constexpr std::uint32_t studies = 1500;
    int alarms = 0;
    for (std::uint32_t study = 0; study < studies; ++study) {
        std::vector<Comparison> family;
        for (std::uint16_t i = 0; i < 6; ++i) {
            const auto other = static_cast<std::uint16_t>(100 + 2 * i);
            family.push_back(compare_paired(replicates(study, 12, 20, other),
                                            replicates(study, 12, 20, static_cast<std::uint16_t>(other + 1)), 0.95));
        }
        apply_holm(family, 0.95);
        alarms += std::any_of(family.begin(), family.end(),
                              [](const Comparison& one) {
                                  return one.verdict == Verdict::higher || one.verdict == Verdict::lower;
                              })
                      ? 1
                      : 0;
    }
    const double share = static_cast<double>(alarms) / studies;
    INFO("families with a false alarm " << share);
    CHECK(share <= 0.05 + 4.9 * std::sqrt(0.05 * 0.95 / studies));
    CHECK(share > 0.01); // a procedure that never rejects would pass the line above
}
