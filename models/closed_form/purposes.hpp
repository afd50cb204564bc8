#pragma once

#include "random/purpose.hpp"

/// What randomness decides in the closed-form models. A number is never used again for anything else.
namespace kaptein::closed_form::purpose {

inline constexpr Purpose linear_noise{1};
inline constexpr Purpose linear_failure{2};
inline constexpr Purpose linear_work{3};
inline constexpr Purpose occupancy_bin{10};
inline constexpr Purpose queue_arrivals{20};
inline constexpr Purpose queue_event{21};
inline constexpr Purpose dropout_move{30};
inline constexpr Purpose dropout_recruits{31};
inline constexpr Purpose bass_event{40};
inline constexpr Purpose thresholds_person{50};
inline constexpr Purpose ishigami_noise{60};

}  // namespace kaptein::closed_form::purpose
