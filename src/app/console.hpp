#pragma once

#include <iosfwd>

namespace kaptein {

/// Where a command writes: results to `out`, everything else to `err`. Tests pass string streams.
struct Console {
    std::ostream& out;
    std::ostream& err;
    bool err_is_terminal = false;
};

}  // namespace kaptein
