#pragma once

#include <algorithm>
#include <array>

namespace kaptein {

/// What the program ends with; a script can rely on these numbers.
enum class ExitCode : int {
    done = 0,
    bug = 1,
    usage = 2,
    runs_failed = 3,
    limit = 4,
    equivalent = 5,
    differs = 6,
    not_ours = 7,
    disk = 8,
    set_up = 9,
    stopped = 75,
};

/// Of several, the one a user must know first.
inline ExitCode graver(ExitCode a, ExitCode b)
{
    using enum ExitCode;
    constexpr std::array order = {bug,     set_up,  usage,      not_ours,    disk, limit,
                                  stopped, differs, equivalent, runs_failed, done};
    return *std::min(std::find(order.begin(), order.end(), a), std::find(order.begin(), order.end(), b));
}

}  // namespace kaptein
