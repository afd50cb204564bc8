#pragma once

#include "base/executor.hpp"

#include <memory>

namespace kaptein {

/// Who runs the blocks. None of them changes a number.
enum class Backend { serial, jthread, tbb };

/// oneTBB when it is built in, else std::jthread.
Backend default_backend();

/// An executor with `threads` lanes (0 = one per processor that this process may use, at least 1). With one lane it is
/// the serial one; tbb falls back to jthread when oneTBB is not built in.
std::unique_ptr<Executor> make_executor(int threads, Backend backend = default_backend());

/// Processors that this process may use (its affinity, as set by taskset, Slurm or a container), at least 1.
int usable_processors();

}  // namespace kaptein
