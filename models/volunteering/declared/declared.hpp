#pragma once

#include "parameters/declaration.hpp"

#include <array>
#include <cstddef>

namespace kaptein::volunteering {

/// A parameter where it is used: the member that holds its value beside everything there is to say about it. The
/// structs have no defaults and no comments on members: both would be a second place to be wrong. A group of
/// parameters is called `declared_GROUP`; parameters.hpp puts the groups in one table.
template <class Struct>
struct Declared {
    double Struct::* member;
    Declaration declaration;
};

template <class Struct, std::size_t N>
using DeclaredList = std::array<Declared<Struct>, N>;

/// How far a plausible range may be believed, and whether the page shows a slider for it.
struct Plausible {
    Range range;
    Text reason;
    bool slider = false;
};

template <class Struct>
constexpr Declared<Struct> real(double Struct::* member, Text key, Text meaning, Text unit, double usual, Range valid,
                                Plausible plausible, Origin origin)
{
    return {member,
            {.key = key,
             .meaning = meaning,
             .unit = unit,
             .kind = Kind::real,
             .valid = valid,
             .plausible = plausible.range,
             .usual = usual,
             .origin = origin,
             .plausible_reason = plausible.reason,
             .slider = plausible.slider}};
}

template <class Struct>
constexpr Declared<Struct> whole(double Struct::* member, Text key, Text meaning, Text unit, double usual, Range valid,
                                 Plausible plausible, Origin origin)
{
    Declared<Struct> declared = real(member, key, meaning, unit, usual, valid, plausible, origin);
    declared.declaration.kind = Kind::integer;
    return declared;
}

inline constexpr Range any_share = closed(0, 1);
inline constexpr double many = 1e9;

}  // namespace kaptein::volunteering
