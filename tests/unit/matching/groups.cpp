#include "models/volunteering/matching/groups.hpp"

#include "support/assignment_problem.hpp"
#include "support/catch.hpp"

#include <algorithm>

using namespace kaptein;
using test::AssignmentProblem;

namespace {

std::vector<std::int32_t> matched(const AssignmentProblem& problem, MatchingSizes sizes = {})
{
    AssignmentWorkspace workspace;
    std::vector<std::int32_t> column_of_row(problem.rows, 12345);
    std::vector<std::int64_t> score = problem.score;
    match(score, problem.rows, problem.columns, problem.capacity, workspace, column_of_row, sizes);
    return column_of_row;
}

/// Effective shares as the model makes them, in millionths: skill in the column's kind of work against the skill asked,
/// times a factor of empathy in some columns; one pair in five lacks the hours.
AssignmentProblem like_the_model(std::uint32_t seed, std::uint32_t rows, std::uint32_t columns)
{
    test::Draws draws(seed);
    AssignmentProblem problem(rows, columns);
    std::vector<double> asked(columns), contact(columns);
    for (std::uint32_t column = 0; column < columns; ++column) {
        asked[column] = 0.2 + 0.8 * draws.unit();
        contact[column] = column % 3 == 0 ? draws.unit() : 0.0;
        problem.capacity[column] = 10 + draws.below(11);
    }
    for (std::uint32_t row = 0; row < rows; ++row) {
        const double empathy = draws.unit();
        double skill[8];
        for (double& one : skill) {
            one = draws.unit();
        }
        for (std::uint32_t column = 0; column < columns; ++column) {
            const double able = std::min(1.0, skill[column % 8] / asked[column]);
            const double share = able * (1.0 - 0.5 * contact[column] * (1.0 - empathy));
            problem.score[std::size_t{row} * columns + column] =
                draws.below(5) == 0 ? forbidden_pair : static_cast<std::int64_t>(1e6 * share + 0.5);
        }
    }
    return problem;
}

std::int64_t places_of(const AssignmentProblem& problem)
{
    return std::accumulate(problem.capacity.begin(), problem.capacity.end(), std::int64_t{0});
}

bool is_allowed(const AssignmentProblem& problem, const std::vector<std::int32_t>& column_of_row)
{
    std::vector<std::uint32_t> taken(problem.columns, 0);
    for (std::uint32_t row = 0; row < problem.rows; ++row) {
        if (column_of_row[row] != unassigned) {
            const auto column = static_cast<std::uint32_t>(column_of_row[row]);
            if (problem.at(row, column) == forbidden_pair || ++taken[column] > problem.capacity[column]) {
                return false;
            }
        }
    }
    return true;
}

} // namespace

TEST_CASE("up to the stated size the answer is the exact one", "[assignment]")
{
    const AssignmentProblem problem = like_the_model(1, 300, 20);
    CHECK(matched(problem) == problem.solve());
    CHECK(matched(problem, {6000, 10}) == problem.solve());
    CHECK(matched(problem, {5999, 1000}) != problem.solve());
}

TEST_CASE("above it every place is filled and at most 1 % of the score is lost", "[assignment]")
{
    // 134 engagements of 15 places, four candidates a place: the smallest problem dealt out, where loss is largest.
    const AssignmentProblem problem = like_the_model(2, 8040, 134);
    REQUIRE(problem.score.size() > MatchingSizes{}.pairs_at_once);
    const std::vector<std::int32_t> dealt = matched(problem);
    CHECK(is_allowed(problem, dealt));
    const test::Total sum = problem.total(dealt);
    const test::Total best = problem.total(problem.solve());
    const double lost = 1.0 - static_cast<double>(sum.score) / static_cast<double>(best.score);
    INFO("lost " << lost);
    CHECK(sum.filled == places_of(problem));
    CHECK(best.filled == places_of(problem));
    CHECK(lost >= 0.0);
    CHECK(lost <= 0.01);
}

TEST_CASE("with fewer rows than places everybody gets one", "[assignment]")
{
    AssignmentProblem problem = like_the_model(3, 400, 40);
    for (std::int64_t& value : problem.score) {
        value = std::max<std::int64_t>(value, 0); // nothing forbidden
    }
    const std::vector<std::int32_t> dealt = matched(problem, {1000, 1000});
    CHECK(is_allowed(problem, dealt));
    CHECK(problem.total(dealt).filled == 400);
}

TEST_CASE("rows and places left over by a group find each other", "[assignment]")
{
    // Two groups of one column; both rows fit the second column alone, which has two places.
    AssignmentProblem problem(2, 2);
    problem.capacity = {2, 2};
    problem.score = {forbidden_pair, 5, forbidden_pair, 7};
    CHECK(matched(problem, {1, 1}) == std::vector<std::int32_t>{1, 1});
}
