#pragma once

#include <stdexcept>
#include <string>

namespace kaptein {

/// What kind of trouble; the number is the program's exit code.
enum class StoreFault : int {
    bug = 1,          // the same run came out differently twice
    damaged = 6,      // a row does not match its checksum
    not_ours = 7,     // another study, another version, or no results folder at all
    disk = 8,         // full, no permission, read-only, locked by another process
};

/// The one thing the store throws. The message names the file, the cause and what to do.
class StoreError : public std::runtime_error {
  public:
    StoreError(StoreFault fault, const std::string& message) : std::runtime_error(message), fault_(fault) {}
    StoreFault fault() const { return fault_; }
    int exit_code() const { return static_cast<int>(fault_); }

  private:
    StoreFault fault_;
};

}  // namespace kaptein
