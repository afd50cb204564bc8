#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace kaptein {

using Text = std::string_view;  // text of declarations lives as long as the program

/// A closed interval; `low_open`/`high_open` leave the end out.
struct Range {
    double low;
    double high;
    bool low_open = false;
    bool high_open = false;
};

constexpr Range closed(double low, double high) { return {low, high}; }
constexpr Range above(double low, double high) { return {low, high, true, false}; }

/// Where a number comes from. `source` beside it says which study and table, which target, or why.
enum class OriginKind : std::uint8_t { measured, fitted, assumed, definition };
struct Origin {
    OriginKind kind;
    Text source;
};
constexpr Origin measured(Text source) { return {OriginKind::measured, source}; }
constexpr Origin fitted(Text target) { return {OriginKind::fitted, target}; }
constexpr Origin assumed(Text reason) { return {OriginKind::assumed, reason}; }
/// Sizes of the world, units of account and switches: nothing in the field to measure.
constexpr Origin definition(Text reason) { return {OriginKind::definition, reason}; }

/// One value of a categorical parameter or choice.
struct Option {
    Text key;
    Text meaning;
};

enum class Kind : std::uint8_t { real, integer, category };

/// Everything there is to know about one parameter of a model or one choice of a program design, said once. Reader,
/// checks, docs, sweep axes, sliders and stored metadata come from it. A category's value is the index of its option.
struct Declaration {
    Text key;              // "hosting.cost_per_event"
    Text meaning;          // a sentence without a full stop
    Text unit;             // "EUR", "hours/month", "share", "1", "months", "EUR/hour" ...; "" for a category
    Kind kind = Kind::real;
    Range valid{};         // outside: an error
    Range plausible{};     // finite: sliders, sweeps over assumptions, random tests
    double usual = 0.0;
    Origin origin{};
    Text plausible_reason = "";  // why the plausible range is what it is
    bool slider = false;
    std::span<const Option> options = {};  // category only
};

}  // namespace kaptein
