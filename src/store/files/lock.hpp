#pragma once

#include <filesystem>

namespace kaptein {

/// The writer's lock of a results folder: a kernel lock on an open file, so it is gone with the process however that
/// ends. The pid and host inside the file are only text for people.
class WriterLock {
  public:
    WriterLock() = default;
    /// Throws StoreError naming the pid and host of the holder, or why the file cannot be written.
    explicit WriterLock(const std::filesystem::path& folder);
    ~WriterLock();
    WriterLock(WriterLock&& other) noexcept;
    WriterLock& operator=(WriterLock&& other) noexcept;

    bool held() const { return descriptor_ >= 0; }

    static constexpr const char* file_name = "writer.lock";

  private:
    int descriptor_ = -1;
};

/// Who writes to the folder right now: "process 123 on host a", or "" when nobody does.
std::string writer_of(const std::filesystem::path& folder);

}  // namespace kaptein
