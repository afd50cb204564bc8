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
constexpr std::uint32_t cells = 100;
constexpr std::uint32_t balls_thrown = 100;
constexpr std::uint32_t experiments_of_n7 = 10000;

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
    // Row N7: 100 balls in 100 cells at random against one in each; the exact gap is 100 x 0.99^100. Bounds of the row:
    // .95 -+ 4.9 standard errors sqrt(.95 x .05 / 10,000) = .0022, with room for counts being discrete.
    const double gap = 36.603234127323;
    const std::vector<double> in_turn(30, 100.0);
    int covered = 0;
    for (std::uint32_t experiment = 0; experiment < experiments_of_n7; ++experiment) {
        const Comparison result = compare_paired(in_turn, replicates(experiment, 30, balls_thrown, 0), 0.95);
        covered += result.interval->low <= gap && gap <= result.interval->high ? 1 : 0;
    }
    const double share = static_cast<double>(covered) / experiments_of_n7;
    INFO("coverage " << share);
    CHECK(share >= 0.9390);
    CHECK(share <= 0.9603);
}

TEST_CASE("sharing the luck narrows the comparison of two random designs", "[statistical]")
{
    // 40 against 20 balls in 100 cells: the 20 are the first of the 40, so the counts move together. Exact moments of
    // empty cells: variances 1.392 and 4.099, covariance 1.139, ratio 5.491 / 3.214 = 1.709; independent luck: 1. An
    // average of 500 ratios of 30 replicates is a little biased, hence a band instead of standard errors.
    double ratio = 0.0;
    for (std::uint32_t experiment = 0; experiment < 500; ++experiment) {
        ratio +=
            *compare_paired(replicates(experiment, 30, 40, 0), replicates(experiment, 30, 20, 0), 0.95).variance_ratio
            / 500.0;
    }
    INFO("variance ratio " << ratio);
    CHECK(ratio > 1.6);
    CHECK(ratio < 1.9);
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
    // Bounds of row N7: .05 -+ 4.9 standard errors of a share over 10,000 (.0022).
    constexpr std::uint32_t experiments = experiments_of_n7;
    int alarms = 0;
    for (std::uint32_t experiment = 0; experiment < experiments; ++experiment) {
        const Comparison result =
            compare_paired(replicates(experiment, 30, 100, 0), replicates(experiment, 30, 100, 1), 0.95);
        alarms += result.verdict == Verdict::higher || result.verdict == Verdict::lower ? 1 : 0;
    }
    const double share = static_cast<double>(alarms) / experiments;
    INFO("false alarms " << share);
    CHECK(share >= 0.0397);
    CHECK(share <= 0.0610);
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
