#pragma once

#include "config/problem.hpp"
#include "config/tree/node.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace kaptein {

/// What is wrong with one value, without its place.
struct Fault {
    std::string kind;        // see Problem::kind
    std::string what;        // "outside its range"; no full stop
    std::string found;
    std::string allowed;     // "a number from 0 to 1"; no full stop; may be empty
    std::string suggestion;  // a valid name, or ""
};

/// The problem as `check --json` gives it; its message is
/// "what, but found 'found'. Allowed: allowed. Did you mean suggestion?", without what is empty or already said.
Problem problem_at(const Place& place, std::string path, Fault fault);

/// "a, b, c" of up to 24 names; beyond, the first dozen and how many more there are.
std::string listed(const std::vector<std::string_view>& names);

/// Whether enough is wrong to stop looking: beyond 200 problems nobody reads on, and a file made to exhaust us is done.
bool enough(const Problems& problems);

/// An unknown name, with the valid ones and the nearest: `what` is "not a parameter of model 'x'".
Fault unknown_name(std::string kind, std::string what, std::string_view found,
                   const std::vector<std::string_view>& valid);

} // namespace kaptein
