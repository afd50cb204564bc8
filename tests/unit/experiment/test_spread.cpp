#include "experiment/sweep/points.hpp"
#include "experiment/sweep/spread.hpp"
#include "support/catch.hpp"

#include <cmath>

using namespace kaptein;

namespace {

Spread spread(SpreadKind kind, std::initializer_list<double> numbers, bool bounded)
{
    Spread result;
    result.kind = kind;
    std::copy(numbers.begin(), numbers.end(), result.numbers);
    result.bounded = bounded;
    return result;
}

}  // namespace

TEST_CASE("Inverse distribution functions at worked places", "[spread]")
{
    CHECK(spread(SpreadKind::uniform, {2, 6}, true).at(0.25) == 3.0);
    CHECK(spread(SpreadKind::log_uniform, {1, 100}, true).at(0.5) == Approx(10.0).epsilon(1e-14));
    CHECK(spread(SpreadKind::normal, {5, 2}, false).at(0.5) == 5.0);
    CHECK(spread(SpreadKind::normal, {0, 1}, false).at(0.975) == Approx(1.959963984540054).epsilon(1e-14));
    CHECK(spread(SpreadKind::truncated_normal, {0, 1, -1, 1}, true).at(0.5) == Approx(0.0).margin(1e-15));
    CHECK(spread(SpreadKind::log_normal, {30, 0.5}, false).at(0.5) == Approx(30.0).epsilon(1e-15));
    // Triangular on [0, 4] with mode 1: the share below the mode is 1/4; at 1/16 the root of 1/16 x 4 x 1.
    CHECK(spread(SpreadKind::triangular, {1, 0, 4}, true).at(0.25) == Approx(1.0).epsilon(1e-15));
    CHECK(spread(SpreadKind::triangular, {1, 0, 4}, true).at(0.0625) == Approx(0.5).epsilon(1e-15));
    CHECK(spread(SpreadKind::triangular, {0, 0, 1}, true).at(0.75) == Approx(0.5).epsilon(1e-15));
    CHECK(spread(SpreadKind::exponential, {3}, false).at(0.5) == Approx(3.0 * std::log(2.0)).epsilon(1e-14));
    CHECK(spread(SpreadKind::weibull, {2, 3}, false).at(0.5) == Approx(3.0 * std::sqrt(std::log(2.0))).epsilon(1e-13));
    // Beta(1, 1) is uniform, Beta(2, 1) has x^2 below x, Gamma(1) is exponential.
    CHECK(spread(SpreadKind::beta, {1, 1, 0, 1}, true).at(0.3) == Approx(0.3).epsilon(1e-12));
    CHECK(spread(SpreadKind::beta, {2, 1, 10, 20}, true).at(0.25) == Approx(15.0).epsilon(1e-12));
    CHECK(spread(SpreadKind::gamma, {1, 2}, false).at(0.5) == Approx(2.0 * std::log(2.0)).epsilon(1e-9));
}

TEST_CASE("The ends of an unbounded distribution are those of 2^-33, of a bounded one its bounds", "[spread]")
{
    const Spread normal = spread(SpreadKind::normal, {0, 1}, false);
    CHECK(normal.at(0.0) == normal.at(0x1p-33));
    CHECK(normal.at(1.0) == -normal.at(0.0));
    CHECK(normal.low() == Approx(-6.337957).epsilon(1e-5));  // scipy: norm.ppf(2**-33)
    CHECK(std::isfinite(spread(SpreadKind::exponential, {1}, false).at(1.0)));
    for (const SpreadKind kind : {SpreadKind::uniform, SpreadKind::log_uniform}) {
        CHECK(spread(kind, {2, 6}, true).at(0.0) == 2.0);
        CHECK(spread(kind, {2, 6}, true).at(1.0) == 6.0);
    }
    CHECK(spread(SpreadKind::truncated_normal, {0.8, 0.1, 0, 1}, true).at(0.0) == 0.0);
    CHECK(spread(SpreadKind::truncated_normal, {0.8, 0.1, 0, 1}, true).at(1.0) == 1.0);
    CHECK(spread(SpreadKind::triangular, {1, 0, 4}, true).at(1.0) == 4.0);
    CHECK(spread(SpreadKind::beta, {0.5, 0.5, -1, 1}, true).at(1.0) == 1.0);
}

TEST_CASE("Every inverse distribution function rises with u and stays between its ends", "[spread][property]")
{
    const std::vector<Spread> all{
        spread(SpreadKind::uniform, {-3, 4}, true),      spread(SpreadKind::log_uniform, {0.01, 4}, true),
        spread(SpreadKind::normal, {1, 3}, false),       spread(SpreadKind::truncated_normal, {2, 0.5, 0, 1}, true),
        spread(SpreadKind::log_normal, {2, 1.5}, false), spread(SpreadKind::triangular, {4, 0, 4}, true),
        spread(SpreadKind::beta, {0.3, 4, 0, 1}, true),  spread(SpreadKind::beta, {50, 70, 0, 1}, true),
        spread(SpreadKind::exponential, {2}, false),     spread(SpreadKind::gamma, {0.4, 3}, false),
        spread(SpreadKind::weibull, {0.7, 3}, false)};
    for (const Spread& one : all) {
        INFO(spread_name(one.kind));
        double before = one.low();
        for (int i = 1; i < 4096; ++i) {
            const double value = one.at(i / 4096.0);
            REQUIRE(value >= before);
            before = value;
        }
        REQUIRE(one.high() >= before);
    }
}

TEST_CASE("An integer factor takes each value as often, and its last one at u = 1", "[spread]")
{
    Spread dice = spread(SpreadKind::uniform, {1, 6}, true);
    dice.whole = true;
    std::vector<int> counts(7, 0);
    for (int i = 0; i < 600; ++i) {
        ++counts[static_cast<std::size_t>(dice.at(i / 600.0))];
    }
    CHECK(counts == std::vector<int>{0, 100, 100, 100, 100, 100, 100});
    CHECK(dice.at(1.0) == 6.0);
    // Morris's four levels 0, 1/3, 2/3, 1 reach all of four values.
    Spread four = spread(SpreadKind::uniform, {1, 4}, true);
    four.whole = true;
    CHECK((four.at(0.0) == 1 && four.at(1.0 / 3.0) == 2 && four.at(2.0 / 3.0) == 3 && four.at(1.0) == 4));
    Spread rounded = spread(SpreadKind::normal, {10, 0.1}, false);
    rounded.whole = true;
    CHECK(rounded.at(0.6) == 10.0);
    Spread options;
    options.values = {5, 7, 9};
    CHECK((options.at(0.0) == 5 && options.at(0.34) == 7 && options.at(1.0) == 9));
}

TEST_CASE("Points that a condition keeps are found by row and by number", "[sweep]")
{
    KeptNumbers kept(1000);
    std::vector<std::uint64_t> expected;
    for (std::uint64_t i = 0; i < 1000; ++i) {
        if (i % 7 == 3 || (i > 500 && i < 640)) {
            kept.keep(i);
            expected.push_back(i);
        }
    }
    kept.seal();
    REQUIRE(kept.size() == expected.size());
    for (std::uint64_t row = 0; row < expected.size(); ++row) {
        REQUIRE(kept.at(row) == expected[row]);
        REQUIRE(kept.row_of(expected[row]) == row);
        REQUIRE(kept.has(expected[row]));
    }
    CHECK_FALSE(kept.has(0));
    CHECK_FALSE(kept.has(5000));
}

TEST_CASE("Points given one by one keep their numbers", "[sweep]")
{
    const Points points(std::vector<Point>{{1, {10.0}}, {4, {40.0}}});
    CHECK(points.size() == 2);
    CHECK(points.numbered() == 5);
    CHECK(points[1].number == 4);
    CHECK(points[1].values == std::vector<double>{40.0});
    CHECK(points.row_of(4) == 1);
    CHECK_FALSE(points.row_of(0).has_value());
    CHECK_FALSE(points.row_of(5).has_value());
    CHECK(Points().empty());
}
