#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace kaptein {

/// The distributions that a factor may have, with their numbers in the order of Spread::numbers (spread_keys.hpp).
enum class SpreadKind : std::uint8_t {
    values,            // one of some values, each as likely
    uniform,           // bounds
    log_uniform,       // bounds, both above 0
    normal,            // mean, sd
    truncated_normal,  // mean, sd, bounds
    log_normal,        // median, log_sd
    triangular,        // mode, bounds
    beta,              // alpha, beta, bounds (0 and 1 when left out)
    exponential,       // mean
    gamma,             // shape, scale
    weibull,           // shape, scale
};

/// What a uniform number u stands for: the inverse distribution function, monotone in u. The same bits on every
/// computer, because the values of a point are part of the identity of its runs.
struct Spread {
    SpreadKind kind = SpreadKind::values;
    std::vector<double> values;   // values: these
    double numbers[4] = {};       // others: see SpreadKind; bounds stand last, low before high
    bool whole = false;           // an integer: lo + floor(u (hi - lo + 1)) when uniform, else rounded to the nearest
    bool bounded = true;          // false: u = 0 becomes 2^-33, and u = 1 as far from 1

    double at(double u) const;
    double low() const;   // the least value a point can have
    double high() const;  // the greatest
};

std::string_view spread_name(SpreadKind kind);

}  // namespace kaptein
