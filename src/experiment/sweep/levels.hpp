#pragma once

#include "config/values/number.hpp"
#include "parameters/declaration.hpp"

#include <optional>
#include <string>
#include <vector>

namespace kaptein {

/// from, to and step brought to one power of ten: decimal arithmetic on the text, so that 0.2 + 0.2 + 0.2 is 0.6
/// exactly as 0.6 would be read.
struct Steps {
    std::int64_t from = 0, to = 0, step = 1;
    int exponent = 0;
    std::string unit;

    std::uint64_t count() const { return static_cast<std::uint64_t>((to - from) / step) + 1; }
    /// The i-th level as a person would write it, with its unit.
    std::string text(std::uint64_t i) const;
};

/// The levels of a factor, in order: values, or steps that are read one by one when they are asked for.
struct Levels {
    std::vector<double> values;
    std::optional<Steps> steps;
    const Declaration* declaration = nullptr; // with steps

    std::uint64_t size() const { return steps ? steps->count() : values.size(); }
    double at(std::uint64_t i) const;
};

} // namespace kaptein
