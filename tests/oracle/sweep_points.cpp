// Writes points and inverse distribution functions as plain numbers, for sweep_points.py to compare with scipy:
//   sobol COLUMNS POINTS / one line of numbers per point
//   DISTRIBUTION NUMBERS... / one line "u value" each / end

#include "experiment/sweep/spread.hpp"
#include "experiment/sweep/unit_points.hpp"

#include <cstdio>

using namespace kaptein;

namespace {

void write_sobol(std::size_t columns, std::uint64_t points)
{
    std::printf("sobol %zu %llu\n", columns, static_cast<unsigned long long>(points));
    const auto sobol = sobol_points(points, columns);
    std::vector<double> u(columns);
    for (std::uint64_t i = 0; i < points; ++i) {
        sobol->fill(i, u);
        for (const double value : u) {
            std::printf("%.17g ", value);
        }
        std::printf("\n");
    }
}

void write_spread(SpreadKind kind, std::initializer_list<double> numbers)
{
    Spread spread;
    spread.kind = kind;
    std::size_t next = 0;
    std::printf("%s", std::string(spread_name(kind)).c_str());
    for (const double number : numbers) {
        spread.numbers[next++] = number;
        std::printf(" %.17g", number);
    }
    std::printf("\n");
    for (const double u :
         {0x1p-33, 1e-6, 0.001, 0.02425, 0.1, 0.25, 0.4, 0.5, 0.6, 0.75, 0.9, 0.99, 0.999999, 1.0 - 0x1p-33}) {
        std::printf("%.17g %.17g\n", u, spread.at(u));
    }
    std::printf("end\n");
}

}  // namespace

int main()
{
    write_sobol(7, 300);
    write_sobol(400, 64);
    write_spread(SpreadKind::uniform, {-2, 5});
    write_spread(SpreadKind::log_uniform, {0.003, 50});
    write_spread(SpreadKind::normal, {3, 0.5});
    write_spread(SpreadKind::truncated_normal, {0.8, 0.1, 0, 1});
    write_spread(SpreadKind::truncated_normal, {-3, 1, 0, 1});
    write_spread(SpreadKind::truncated_normal, {20, 2, 0, 12});
    write_spread(SpreadKind::log_normal, {30, 0.8});
    write_spread(SpreadKind::triangular, {1, 0, 4});
    write_spread(SpreadKind::triangular, {4, 0, 4});
    for (const auto& [a, b] :
         {std::pair{0.05, 0.3}, {0.5, 0.5}, {1.0, 3.0}, {2.0, 5.0}, {8.0, 0.7}, {300.0, 40.0}, {20'000.0, 30'000.0}}) {
        write_spread(SpreadKind::beta, {a, b, 0, 1});
    }
    write_spread(SpreadKind::exponential, {4});
    write_spread(SpreadKind::gamma, {0.3, 2});
    write_spread(SpreadKind::gamma, {40, 0.1});
    write_spread(SpreadKind::weibull, {0.7, 3});
    write_spread(SpreadKind::weibull, {5, 3});
    return 0;
}
