#pragma once

#include <optional>
#include <string_view>

namespace kaptein {

/// "90", "90s", "30m", "2h", "1.5h", "1d" in seconds; nothing when it is not a time above 0.
std::optional<double> seconds_of(std::string_view text);

/// "500M", "10G", "1.5T" (powers of 1000; "Gi" of 1024) in bytes; nothing when it is not a size above 0.
std::optional<double> bytes_of(std::string_view text);

}  // namespace kaptein
