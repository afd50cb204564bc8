#pragma once

#include <cstdint>

namespace kaptein {

/// What a draw decides. Each model keeps a numbered list (purposes.hpp); a number is never used again for anything
/// else. Numbers from 60000 are the engine's (sampling of designs of experiments, panels, bootstrap).
enum class Purpose : std::uint16_t {};

namespace engine_purpose {
inline constexpr Purpose sample_points{60000};
inline constexpr Purpose sample_panel{60001};
inline constexpr Purpose bootstrap{60002};
inline constexpr Purpose verify_runs{60003};
}  // namespace engine_purpose

}  // namespace kaptein
