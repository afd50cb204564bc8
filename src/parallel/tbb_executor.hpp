#pragma once

#include "base/executor.hpp"

#include <memory>

namespace kaptein {

/// Blocks as tasks of a oneTBB arena with `lanes` places; a lane is a place. Null when oneTBB is not built in.
std::unique_ptr<Executor> make_tbb_executor(int lanes);

}  // namespace kaptein
