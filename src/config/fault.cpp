#include "config/fault.hpp"

#include "base/text.hpp"
#include "config/shown.hpp"

#include <fmt/format.h>

namespace kaptein {

Problem problem_at(const Place& place, std::string path, Fault fault)
{
    Problem problem;
    problem.file = place.file ? *place.file : "";
    problem.line = place.line;
    problem.column = place.column;
    const std::string found = shown(fault.found);
    problem.message = fault.what;
    if (!found.empty() && fault.what.find(found) == std::string::npos) {
        problem.message += fmt::format(", but found '{}'", found);
    }
    problem.message += ".";
    if (!fault.allowed.empty()) {
        problem.message += " Allowed: " + fault.allowed + ".";
    }
    if (!fault.suggestion.empty()) {
        problem.message += " Did you mean " + fault.suggestion + "?";
    }
    problem.path = std::move(path);
    problem.kind = std::move(fault.kind);
    problem.found = found;
    problem.allowed = std::move(fault.allowed);
    problem.suggestion = std::move(fault.suggestion);
    return problem;
}

std::string listed(const std::vector<std::string_view>& names)
{
    const std::size_t most = names.size() <= 24 ? names.size() : 12;
    std::string text;
    for (std::size_t i = 0; i < most; ++i) {
        text += (i == 0 ? "" : ", ");
        text += names[i];
    }
    return most == names.size() ? text : fmt::format("{} and {} more (see describe)", text, names.size() - most);
}

bool enough(const Problems& problems) { return problems.size() >= 200; }

Fault unknown_name(std::string kind, std::string what, std::string_view found,
                   const std::vector<std::string_view>& valid)
{
    return {std::move(kind), fmt::format("'{}' is {}", shown(found), what), std::string(found), listed(valid),
            std::string(nearest_name(found, valid))};
}

}  // namespace kaptein
