#pragma once

#include "base/elementary.hpp"
#include "random/draw.hpp"

namespace kaptein::volunteering {

/// A trait in [0, 1] around a central value: logistic(logit(center) + spread * normal(u)). A centre of 0 or 1 leaves
/// no room and gives exactly itself; that is how null worlds make both sides equal.
inline double trait(double center, double spread, double u)
{
    if (center <= 0.0 || center >= 1.0) {
        return center <= 0.0 ? 0.0 : 1.0;
    }
    return elementary::logistic(elementary::logit(center) + spread * normal(u));
}

// Spreads of traits on the logit scale, the same everywhere unless said: about 0.12 around 0.5.
inline constexpr double trait_spread = 0.5;

}  // namespace kaptein::volunteering
