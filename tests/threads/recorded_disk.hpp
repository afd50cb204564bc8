#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace kaptein::testing {

/// What SQLite asked of the disk, in order.
struct DiskOperation {
    enum Kind { create, write, truncate, sync, remove } kind;
    std::string name;
    std::uint64_t offset = 0;  // truncate: the new size
    std::string bytes;
    bool folder_synced = false;  // remove: the folder was written to the disk as well
};

/// While it lives, a layer under SQLite writes down all that is done to the files of one folder.
class DiskRecorder {
  public:
    explicit DiskRecorder(const std::filesystem::path& folder);
    ~DiskRecorder();
    DiskRecorder(const DiskRecorder&) = delete;
    DiskRecorder& operator=(const DiskRecorder&) = delete;
    const std::vector<DiskOperation>& operations() const;
};

/// A disk on which the power fails. What was synced is there; of the rest each write may be there, be lost, or be torn
/// between sectors of 512 bytes, in any combination. Names of files made or removed since the folder was last synced
/// may be as before, up to any point in their order.
class FailingDisk {
  public:
    explicit FailingDisk(std::map<std::string, std::string> files);
    void apply(const DiskOperation& operation);
    /// The files after the power is back. `draw(n)` gives a number below n.
    std::map<std::string, std::string> after_power_cut(const std::function<std::uint32_t(std::uint32_t)>& draw) const;

  private:
    struct File {
        std::string durable;
        std::vector<const DiskOperation*> pending;
    };
    struct NameChange {
        std::string name;
        std::size_t file;
        bool removed;
    };
    void sync_names();

    std::vector<File> files_;
    std::map<std::string, std::size_t> names_, durable_names_;
    std::vector<NameChange> pending_names_;
};

}  // namespace kaptein::testing
