// Writes assignment problems and this program's answers as plain numbers, for assignment.py to solve again with scipy:
//   rows columns / capacities / one line of scores per row ("x": forbidden) / the column of each row (-1: none)

#include "support/assignment_problem.hpp"

#include <algorithm>
#include <iostream>

using namespace kaptein;
using test::AssignmentProblem;

namespace {

void write(const AssignmentProblem& problem)
{
    std::cout << problem.rows << ' ' << problem.columns << '\n';
    for (const std::uint32_t places : problem.capacity) {
        std::cout << places << ' ';
    }
    for (std::uint32_t row = 0; row < problem.rows; ++row) {
        std::cout << '\n';
        for (std::uint32_t column = 0; column < problem.columns; ++column) {
            if (problem.at(row, column) == forbidden_pair) {
                std::cout << "x ";
            } else {
                std::cout << problem.at(row, column) << ' ';
            }
        }
    }
    std::cout << '\n';
    for (const std::int32_t column : problem.solve()) {
        std::cout << column << ' ';
    }
    std::cout << '\n';
}

}  // namespace

int main()
{
    for (std::uint32_t number = 0; number < 300; ++number) {
        test::Draws draws(31'000 + number);
        const std::uint32_t rows = 1 + draws.below(120);
        const std::uint32_t columns = 1 + draws.below(40);
        AssignmentProblem problem = test::random_problem(draws, rows, columns, 12);
        for (std::int64_t& value : problem.score) {
            if (number % 2 == 1) {
                value = std::int64_t{draws.below(50)} - 20;
            }
            if (number % 3 == 1 && draws.below(10) < 8) {
                value = forbidden_pair;
            }
        }
        write(problem);
    }
    test::Draws draws(32'000);
    write(test::random_problem(draws, 400, 400, 1));
}
