#pragma once

#include "experiment/study.hpp"

#include <string>

namespace kaptein {

/// The factors of a sampled sweep as a problem of SALib, {num_vars, names, bounds, dists, groups}; "" for other sweeps.
std::string salib_problem(const Study& study);

/// How to analyse outcomes.csv with SALib: a short Python program, with what to know in its opening comment.
std::string salib_program(const Study& study);

} // namespace kaptein
