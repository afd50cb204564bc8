#include "config/problem.hpp"

#include "config/shown.hpp"

#include <algorithm>
#include <tuple>

namespace kaptein {

std::string to_line(const Problem& problem)
{
    std::string line =
        shown(problem.file, 4096) + ":" + std::to_string(problem.line) + ":" + std::to_string(problem.column) + ": ";
    if (!problem.path.empty()) {
        line += shown(problem.path, 256) + ": ";
    }
    return line + shown(problem.message, 4096);
}

void sort_problems(Problems& problems)
{
    const auto rank = [](const Problem& problem) {
        return std::tie(problem.file, problem.line, problem.column, problem.path, problem.kind, problem.message);
    };
    std::sort(problems.begin(), problems.end(), [&](const Problem& a, const Problem& b) { return rank(a) < rank(b); });
    problems.erase(std::unique(problems.begin(), problems.end(),
                               [&](const Problem& a, const Problem& b) { return rank(a) == rank(b); }),
                   problems.end());
}

}  // namespace kaptein
