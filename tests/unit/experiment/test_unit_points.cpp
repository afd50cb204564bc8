#include "experiment/sweep/unit_points.hpp"
#include "support/catch.hpp"
#include "support/sha256.hpp"

#include <algorithm>
#include <cmath>
#include <map>

using namespace kaptein;

namespace {

using Table = std::vector<std::vector<double>>;

Table all(const UnitPoints& points, std::size_t columns)
{
    Table rows;
    for (std::uint64_t i = 0; i < points.count(); ++i) {
        rows.emplace_back(columns);
        points.fill(i, rows.back());
    }
    return rows;
}

std::vector<double> column(const Table& rows, std::size_t which)
{
    std::vector<double> result;
    for (const auto& row : rows) {
        result.push_back(row[which]);
    }
    return result;
}

/// Hickernell's centred L2 discrepancy, squared (1998, "A generalized discrepancy and quadrature error bound",
/// Mathematics of Computation 67, 299-322), as scipy.stats.qmc.discrepancy gives it.
double centred_discrepancy(const Table& rows)
{
    const auto n = static_cast<double>(rows.size());
    const std::size_t d = rows.front().size();
    double ones = 0.0;
    double twos = 0.0;
    for (const auto& x : rows) {
        double product = 1.0;
        for (const double u : x) {
            const double c = std::abs(u - 0.5);
            product *= 1.0 + 0.5 * c - 0.5 * c * c;
        }
        ones += product;
        for (const auto& y : rows) {
            product = 1.0;
            for (std::size_t k = 0; k < d; ++k) {
                product *= 1.0 + 0.5 * std::abs(x[k] - 0.5) + 0.5 * std::abs(y[k] - 0.5) - 0.5 * std::abs(x[k] - y[k]);
            }
            twos += product;
        }
    }
    return std::pow(13.0 / 12.0, static_cast<double>(d)) - 2.0 / n * ones + twos / (n * n);
}

}  // namespace

TEST_CASE("Sobol' points are Joe and Kuo's with the zero point first", "[sobol]")
{
    const Table rows = all(*sobol_points(8, 6), 6);
    CHECK(rows[0] == std::vector<double>(6, 0.0));
    CHECK(rows[1] == std::vector<double>(6, 0.5));
    // Joe and Kuo 6.21201 as scipy 1.10.1 gives it, point 5.
    CHECK(rows[5] == std::vector<double>{.875, .875, .125, .375, .875, .625});
}

TEST_CASE("4096 Sobol' points in 40 dimensions have the digest of scipy's", "[sobol]")
{
    // scipy.stats.qmc.Sobol(40, scramble=False).random_base2(12) times 2^32, as little-endian 32-bit words.
    std::vector<unsigned char> bytes;
    for (const auto& row : all(*sobol_points(4096, 40), 40)) {
        for (const double u : row) {
            const auto word = static_cast<std::uint32_t>(u * 0x1p32);
            for (int shift = 0; shift < 32; shift += 8) {
                bytes.push_back(static_cast<unsigned char>(word >> shift));
            }
        }
    }
    CHECK(sha256::of(bytes).substr(0, 16) == "8e1fe9cbe92b3899");
}

TEST_CASE("Each dimension of 2^m Sobol' points holds every k / 2^m once, however many dimensions", "[sobol]")
{
    constexpr std::size_t n = 256;
    const std::size_t d = GENERATE(std::size_t{1}, std::size_t{40}, sobol_columns_max);
    const Table rows = all(*sobol_points(n, d), d);
    for (std::size_t j = 0; j < d; ++j) {
        std::vector<double> values = column(rows, j);
        std::sort(values.begin(), values.end());
        for (std::size_t i = 0; i < n; ++i) {
            REQUIRE(values[i] * n == static_cast<double>(i));
        }
    }
}

TEST_CASE("The centred discrepancy of 1024 Sobol' points in 6 dimensions is scipy's", "[sobol]")
{
    // scipy 1.10.1, qmc.discrepancy; the sums here run in another order, so twelve digits of the sum near 1.6.
    CHECK(centred_discrepancy(all(*sobol_points(1024, 6), 6)) == Approx(6.201293720309e-05).margin(1e-12));
    // The example of scipy's manual: (1, 3), (2, 6), ... in [0.5, 6.5]^2.
    Table example{{1, 3}, {2, 6}, {3, 2}, {4, 5}, {5, 1}, {6, 4}};
    for (auto& row : example) {
        row = {(row[0] - 0.5) / 6.0, (row[1] - 0.5) / 6.0};
    }
    CHECK(centred_discrepancy(example) == Approx(0.008142039609053).margin(1e-12));
}

TEST_CASE("More points begin with the same points, whatever the method that can be extended", "[sweep]")
{
    const SampleSeed seed{7, 3};
    const std::vector<std::uint32_t> groups{0, 1, 0, 2};
    const auto prefix = [](const UnitPoints& few, const UnitPoints& many) {
        const Table a = all(few, 4);
        const Table b = all(many, 4);
        return a.size() < b.size() && std::equal(a.begin(), a.end(), b.begin());
    };
    CHECK(prefix(*random_points(10, seed), *random_points(25, seed)));
    CHECK(prefix(*sobol_points(10, 4), *sobol_points(25, 4)));
    CHECK(prefix(*morris_points({3, 6, groups, 3}, seed), *morris_points({5, 6, groups, 3}, seed)));
    CHECK(prefix(*saltelli_points({8, true, groups, 3}), *saltelli_points({16, true, groups, 3})));
    CHECK_FALSE(prefix(*latin_points(10, 4, seed), *latin_points(25, 4, seed)));  // and is refused for that
}

TEST_CASE("A Latin hypercube has one point in each stratum of each factor", "[lhs]")
{
    const std::uint64_t n = GENERATE(1u, 2u, 3u, 7u, 64u, 1000u);
    const Table rows = all(*latin_points(n, 5, {11, 0}), 5);
    for (std::size_t j = 0; j < 5; ++j) {
        std::vector<double> strata = column(rows, j);
        for (double& u : strata) {
            u = std::floor(u * static_cast<double>(n));
        }
        std::sort(strata.begin(), strata.end());
        for (std::size_t i = 0; i < n; ++i) {
            REQUIRE(strata[i] == static_cast<double>(i));
        }
    }
}

TEST_CASE("All orders of the strata are equally likely", "[lhs][statistical]")
{
    // 24 orders of 4 strata over 24,000 seeds: each count is Binomial(24000, 1/24), mean 1000, standard deviation
    // 30.96. 24 counts are looked at: 4.9 deviations let a right program fail once in 40,000 choices of seeds.
    std::map<std::vector<double>, int> counts;
    for (std::uint64_t seed = 0; seed < 24'000; ++seed) {
        std::vector<double> strata = column(all(*latin_points(4, 1, {seed, 0}), 1), 0);
        for (double& u : strata) {
            u = std::floor(u * 4.0);
        }
        ++counts[strata];
    }
    CHECK(counts.size() == 24);
    for (const auto& [order, count] : counts) {
        CHECK(std::abs(count - 1000.0) < 4.9 * 30.96);
    }
}

TEST_CASE("Factors of a Latin hypercube, and places inside its strata, are independent", "[lhs][statistical]")
{
    // The correlation of two independent columns of n = 4000 has the standard deviation 1 / sqrt(n - 1); 4.9 of them.
    constexpr std::size_t n = 4000;
    const Table rows = all(*latin_points(n, 3, {5, 0}), 3);
    const auto correlation = [&](auto a, auto b) {
        double sum = 0.0;
        for (const auto& row : rows) {
            sum += (a(row) - 0.5) * (b(row) - 0.5);
        }
        return 12.0 * sum / n; // the variance of a uniform number is 1/12
    };
    const double bound = 4.9 / std::sqrt(n - 1.0);
    const auto place = [](const std::vector<double>& row) { return row[0] * n - std::floor(row[0] * n); };
    CHECK(std::abs(correlation([](const auto& r) { return r[0]; }, [](const auto& r) { return r[1]; })) < bound);
    CHECK(std::abs(correlation([](const auto& r) { return r[1]; }, [](const auto& r) { return r[2]; })) < bound);
    CHECK(std::abs(correlation([](const auto& r) { return r[0]; }, place)) < bound);
    // With itself 1: 12 (u - 1/2)^2 has the standard deviation sqrt(0.8).
    CHECK(std::abs(correlation(place, place) - 1.0) < 4.9 * std::sqrt(0.8 / n));
}

TEST_CASE("A trajectory of Morris moves each factor once, by p / (2 (p - 1)), between levels", "[morris]")
{
    const std::uint32_t p = GENERATE(2u, 4u, 10u);
    const double step = p / (2.0 * (p - 1.0));
    const auto points = morris_points({20, p, {0, 1, 2, 3, 4}, 5}, {3, 0});
    const Table rows = all(*points, 5);
    REQUIRE(rows.size() == 20 * 6);
    for (std::size_t t = 0; t < 20; ++t) {
        std::vector<int> moves(5, 0);
        for (std::size_t j = 1; j < 6; ++j) {
            int changed = 0;
            for (std::size_t i = 0; i < 5; ++i) {
                const double change = rows[t * 6 + j][i] - rows[t * 6 + j - 1][i];
                if (change != 0.0) {
                    CHECK(std::abs(change) == Approx(step).epsilon(1e-14));
                    ++changed;
                    ++moves[i];
                }
            }
            CHECK(changed == 1);
        }
        CHECK(moves == std::vector<int>(5, 1));
    }
    for (const auto& row : rows) {
        for (const double u : row) {
            const double level = u * (p - 1.0);
            CHECK((u >= 0.0 && u <= 1.0 && std::abs(level - std::round(level)) < 1e-12));
        }
    }
}

TEST_CASE("Morris starts at every level, moves up as often as down, and in every order", "[morris][statistical]")
{
    // 24,000 trajectories of two factors: 4 start levels, 2 orders. Bounds of 4.9 binomial deviations.
    const auto points = morris_points({24'000, 4, {0, 1}, 2}, {9, 0});
    std::map<double, double> starts;
    double up = 0.0;
    double first = 0.0;
    for (std::uint64_t t = 0; t < 24'000; ++t) {
        std::vector<double> a(2);
        std::vector<double> b(2);
        points->fill(3 * t, a);
        points->fill(3 * t + 1, b);
        starts[a[0]] += 1.0;
        first += a[0] != b[0] ? 1.0 : 0.0;
        up += b[0] > a[0] || b[1] > a[1] ? 1.0 : 0.0;
    }
    CHECK(starts.size() == 4);
    for (const auto& [level, count] : starts) {
        CHECK(std::abs(count - 6000.0) < 4.9 * std::sqrt(24'000 * 0.25 * 0.75));
    }
    CHECK(std::abs(up - 12'000.0) < 4.9 * std::sqrt(24'000 * 0.25));
    CHECK(std::abs(first - 12'000.0) < 4.9 * std::sqrt(24'000 * 0.25));
}

TEST_CASE("Factors of a group move together", "[morris]")
{
    const Table rows = all(*morris_points({10, 4, {0, 1, 0, 1, 1}, 2}, {1, 0}), 5);
    REQUIRE(rows.size() == 30);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (i % 3 == 0) {
            continue;
        }
        std::vector<bool> moved;
        for (std::size_t j = 0; j < 5; ++j) {
            moved.push_back(rows[i][j] != rows[i - 1][j]);
        }
        CHECK((moved == std::vector<bool>{true, false, true, false, false}
               || moved == std::vector<bool>{false, true, false, true, true}));
    }
}

TEST_CASE("Saltelli's rows are A, B, A with columns of B and B with columns of A", "[saltelli]")
{
    // Three factors, the first and third one group: rows A, B, AB_g, AB_h, BA_g, BA_h for each base point.
    const Table sobol = all(*sobol_points(8, 6), 6);
    const Table rows = all(*saltelli_points({8, true, {0, 1, 0}, 2}), 3);
    REQUIRE(rows.size() == 8 * 6);
    for (std::size_t i = 0; i < 8; ++i) {
        const std::vector<double> a{sobol[i][0], sobol[i][1], sobol[i][2]};
        const std::vector<double> b{sobol[i][3], sobol[i][4], sobol[i][5]};
        CHECK(rows[6 * i] == a);
        CHECK(rows[6 * i + 1] == b);
        CHECK(rows[6 * i + 2] == std::vector<double>{b[0], a[1], b[2]});
        CHECK(rows[6 * i + 3] == std::vector<double>{a[0], b[1], a[2]});
        CHECK(rows[6 * i + 4] == std::vector<double>{a[0], b[1], a[2]});
        CHECK(rows[6 * i + 5] == std::vector<double>{b[0], a[1], b[2]});
    }
    CHECK(saltelli_points({8, false, {0, 1, 2}, 3})->count() == 8 * 5); // N (k + 2)
    CHECK(saltelli_points({8, true, {0, 1, 2}, 3})->count() == 8 * 8); // N (2 k + 2)
}
