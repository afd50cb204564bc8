#pragma once

#include "experiment/sweep/spread.hpp"

#include <array>
#include <string_view>

namespace kaptein {

/// What a key of a distribution holds.
enum class SpreadNumber : std::uint8_t {
    none,
    place,   // in the unit of the factor
    width,   // in the unit of the factor, above 0
    plain,   // without a unit, above 0
    bounds,  // two places, the lower first
};

struct SpreadKey {
    std::string_view name = "";
    SpreadNumber holds = SpreadNumber::none;
};

struct SpreadForm {
    SpreadKind kind;
    std::array<SpreadKey, 3> keys;
    bool bounded;         // all values lie between bounds
    bool bounds_needed;   // false: 0 and 1 when left out
    double least, most;   // of the plain numbers
};

/// How each distribution is written: `dist: {NAME: {KEY: NUMBER, ...}}`. Numbers are stored in the order of the keys.
inline constexpr std::array<SpreadForm, 10> spread_forms = {{
    {SpreadKind::uniform, {{{"bounds", SpreadNumber::bounds}}}, true, true, 0, 0},
    {SpreadKind::log_uniform, {{{"bounds", SpreadNumber::bounds}}}, true, true, 0, 0},
    {SpreadKind::normal, {{{"mean", SpreadNumber::place}, {"sd", SpreadNumber::width}}}, false, false, 0, 0},
    {SpreadKind::truncated_normal,
     {{{"mean", SpreadNumber::place}, {"sd", SpreadNumber::width}, {"bounds", SpreadNumber::bounds}}},
     true,
     true,
     0,
     0},
    {SpreadKind::log_normal, {{{"median", SpreadNumber::width}, {"log_sd", SpreadNumber::plain}}}, false, false, 0, 50},
    {SpreadKind::triangular, {{{"mode", SpreadNumber::place}, {"bounds", SpreadNumber::bounds}}}, true, true, 0, 0},
    {SpreadKind::beta,
     {{{"alpha", SpreadNumber::plain}, {"beta", SpreadNumber::plain}, {"bounds", SpreadNumber::bounds}}},
     true,
     false,
     0.01,
     1e5},
    {SpreadKind::exponential, {{{"mean", SpreadNumber::width}}}, false, false, 0, 0},
    {SpreadKind::gamma, {{{"shape", SpreadNumber::plain}, {"scale", SpreadNumber::width}}}, false, false, 1e-3, 1e6},
    {SpreadKind::weibull, {{{"shape", SpreadNumber::plain}, {"scale", SpreadNumber::width}}}, false, false, 0.05, 1e3},
}};

}  // namespace kaptein
