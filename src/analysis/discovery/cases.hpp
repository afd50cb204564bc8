#pragma once

#include "analysis/comparison.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace kaptein {

/// A factor over the points of a sweep. A category holds indices 0, 1, ... below `options`.
struct FactorColumn {
    enum class Kind : std::uint8_t { real, integer, category };
    Kind kind = Kind::real;
    std::size_t options = 0;
    std::vector<double> values;  // [case]
};

/// Points of a sweep, and in which of them the rule holds.
struct Cases {
    std::vector<FactorColumn> factors;
    std::vector<std::uint8_t> hits;  // [case] 1 where the rule holds

    std::size_t size() const { return hits.size(); }
};

/// What a box asks of one factor. An end that is left out is open; `kept` lists the options that a category may have.
struct Limit {
    std::size_t factor = 0;
    std::optional<double> low;
    std::optional<double> high;
    std::vector<std::size_t> kept;
    std::optional<double> p;  // quasi-p-value, see prim.hpp
};

/// Whether a value meets a limit.
bool meets(const Limit& limit, const FactorColumn& factor, double value);

struct BoxQuality {
    double coverage = 0.0;  // share of all hits that are inside
    double density = 0.0;   // share of what is inside that is a hit
    double mass = 0.0;      // share of all cases that are inside
    std::size_t inside = 0;
    std::size_t hits = 0;
};

struct Box {
    BoxQuality quality;
    std::vector<Limit> limits;  // in order of factors
    Interval density_interval{0.0, 1.0};  // Wilson
};

}  // namespace kaptein
