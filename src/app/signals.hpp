#pragma once

#include <atomic>

namespace kaptein {

/// While it lives, SIGINT, SIGTERM and SIGUSR1 ask for a clean stop. A second Ctrl-C ends the program at once by the
/// signal.
class StopOnSignals {
  public:
    StopOnSignals();
    ~StopOnSignals();
    StopOnSignals(const StopOnSignals&) = delete;
    StopOnSignals& operator=(const StopOnSignals&) = delete;

    /// Set by a signal; a command may set it itself (a time limit).
    static std::atomic<bool>& flag();
};

/// A file size limit must come back as a failed write with words, not as a silent end.
void ignore_file_size_signal();

}  // namespace kaptein
