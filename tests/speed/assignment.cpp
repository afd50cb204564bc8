// Question: how long does one exact matching take, at the sizes the model meets (5 engagements of 15 places, 40 to 400
// candidates) and at 1,000 x 1,000, for scores that differ freely, scores that are a product of two skills (the hardest
// kind for shortest paths: everyone wants the same order), the same in the millionths of the model, and scores full of
// ties? Aims: 40 ms for 1,000 x 1,000 free scores, 400 ms for products.

#include "support/assignment_problem.hpp"

#include <benchmark/benchmark.h>

using namespace kaptein;
using test::AssignmentProblem;

namespace {

enum class Scores { free, product, rounded, tied };

AssignmentProblem make(Scores kind, std::uint32_t rows, std::uint32_t columns, std::uint32_t places)
{
    test::Draws draws(20260101);
    AssignmentProblem problem = test::random_problem(draws, rows, columns, 1);
    std::vector<double> skill(rows), demand(columns);
    for (double& value : skill) {
        value = draws.unit();
    }
    for (double& value : demand) {
        value = draws.unit();
    }
    for (std::uint32_t row = 0; row < rows; ++row) {
        for (std::uint32_t column = 0; column < columns; ++column) {
            std::int64_t& value = problem.score[std::size_t{row} * columns + column];
            if (kind == Scores::product || kind == Scores::rounded) {
                value = static_cast<std::int64_t>((kind == Scores::product ? 1e12 : 1e6) * skill[row] * demand[column]);
            } else if (kind == Scores::tied) {
                value = draws.below(3);
            }
        }
    }
    problem.capacity.assign(columns, places);
    return problem;
}

void matching(benchmark::State& state, Scores kind)
{
    const auto size = [&](int index) { return static_cast<std::uint32_t>(state.range(index)); };
    const AssignmentProblem problem = make(kind, size(0), size(1), size(2));
    AssignmentWorkspace workspace;
    std::vector<std::int32_t> column_of_row(problem.rows);
    std::vector<std::int64_t> score;
    for (auto _ : state) {
        score = problem.score;
        assign(score, problem.rows, problem.columns, problem.capacity, workspace, column_of_row);
        benchmark::DoNotOptimize(column_of_row.data());
    }
    state.SetLabel("rows x columns x places");
}

void sizes(benchmark::internal::Benchmark* bench)
{
    bench->Args({40, 5, 15})
        ->Args({400, 5, 15})
        ->Args({400, 40, 15})
        ->Args({1000, 1000, 1})
        ->Unit(benchmark::kMicrosecond);
}

BENCHMARK_CAPTURE(matching, free, Scores::free)->Apply(sizes);
BENCHMARK_CAPTURE(matching, product, Scores::product)->Apply(sizes);
BENCHMARK_CAPTURE(matching, rounded_product, Scores::rounded)->Apply(sizes);
BENCHMARK_CAPTURE(matching, tied, Scores::tied)->Apply(sizes);

} // namespace
