#pragma once

#include "random/purpose.hpp"

/// The engine's purposes that no model needs to know: a further one does not rebuild the science.
namespace kaptein::engine_purpose {

inline constexpr Purpose sample_strata{60004};
inline constexpr Purpose sample_trajectories{60005};

}  // namespace kaptein::engine_purpose
