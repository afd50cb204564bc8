#include "threads/recorded_disk.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <mutex>
#include <new>

#include <unistd.h>

namespace kaptein::testing {
namespace {

std::mutex guard;
std::vector<DiskOperation> recorded;
std::string recorded_folder;
sqlite3_vfs* plain = nullptr;
sqlite3_vfs layer;

void note(DiskOperation operation)
{
    const std::lock_guard lock(guard);
    recorded.push_back(std::move(operation));
}

/// A file of ours in front of the real one, which lies behind it in the same memory.
struct LayerFile {
    sqlite3_file base;
    std::string* name;  // null: not recorded
    sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};

LayerFile& ours(sqlite3_file* file) { return *reinterpret_cast<LayerFile*>(file); }

int close_file(sqlite3_file* file)
{
    LayerFile& mine = ours(file);
    delete mine.name;
    return mine.real()->pMethods->xClose(mine.real());
}

int read_file_part(sqlite3_file* file, void* to, int size, sqlite3_int64 offset)
{
    return ours(file).real()->pMethods->xRead(ours(file).real(), to, size, offset);
}

int write_file_part(sqlite3_file* file, const void* from, int size, sqlite3_int64 offset)
{
    if (ours(file).name != nullptr) {
        note({DiskOperation::write, *ours(file).name, static_cast<std::uint64_t>(offset),
              std::string(static_cast<const char*>(from), static_cast<std::size_t>(size))});
    }
    return ours(file).real()->pMethods->xWrite(ours(file).real(), from, size, offset);
}

int truncate_file(sqlite3_file* file, sqlite3_int64 size)
{
    if (ours(file).name != nullptr) {
        note({DiskOperation::truncate, *ours(file).name, static_cast<std::uint64_t>(size), {}});
    }
    return ours(file).real()->pMethods->xTruncate(ours(file).real(), size);
}

int sync_file(sqlite3_file* file, int flags)
{
    if (ours(file).name != nullptr) {
        note({DiskOperation::sync, *ours(file).name, 0, {}});
    }
    return ours(file).real()->pMethods->xSync(ours(file).real(), flags);
}

int size_of_file(sqlite3_file* file, sqlite3_int64* size)
{
    return ours(file).real()->pMethods->xFileSize(ours(file).real(), size);
}

int lock_file(sqlite3_file* file, int kind) { return ours(file).real()->pMethods->xLock(ours(file).real(), kind); }

int unlock_file(sqlite3_file* file, int kind) { return ours(file).real()->pMethods->xUnlock(ours(file).real(), kind); }

int check_lock(sqlite3_file* file, int* held)
{
    return ours(file).real()->pMethods->xCheckReservedLock(ours(file).real(), held);
}

int control_file(sqlite3_file* file, int what, void* argument)
{
    return ours(file).real()->pMethods->xFileControl(ours(file).real(), what, argument);
}

int sector_size(sqlite3_file*) { return 512; }

int characteristics(sqlite3_file*) { return 0; }  // nothing is promised: no atomic writes, no order

const sqlite3_io_methods methods = {
    1,         close_file,  read_file_part, write_file_part, truncate_file, sync_file,       size_of_file,
    lock_file, unlock_file, check_lock,     control_file,    sector_size,   characteristics, nullptr,
    nullptr,   nullptr,     nullptr,        nullptr,         nullptr};

bool is_recorded(const char* path)
{
    return path != nullptr && !recorded_folder.empty() && std::string(path).starts_with(recorded_folder);
}

std::string name_of(const char* path) { return std::filesystem::path(path).filename().string(); }

int open_file(sqlite3_vfs*, const char* path, sqlite3_file* file, int flags, int* out_flags)
{
    LayerFile& mine = ours(file);
    mine.base.pMethods = nullptr;
    mine.name = nullptr;
    const bool made = is_recorded(path) && ::access(path, F_OK) != 0;
    const int code = plain->xOpen(plain, path, mine.real(), flags, out_flags);
    if (code == SQLITE_OK) {
        mine.name = is_recorded(path) ? new std::string(name_of(path)) : nullptr;
        mine.base.pMethods = &methods;
        if (made) {
            note({DiskOperation::create, *mine.name, 0, {}});
        }
    }
    return code;
}

int delete_file(sqlite3_vfs*, const char* path, int sync_folder)
{
    if (is_recorded(path)) {
        note({DiskOperation::remove, name_of(path), 0, {}, sync_folder != 0});
    }
    return plain->xDelete(plain, path, sync_folder);
}

void write_at(std::string& content, std::uint64_t offset, std::string_view bytes)
{
    content.resize(std::max<std::size_t>(content.size(), offset + bytes.size()), '\0');
    std::copy(bytes.begin(), bytes.end(), content.begin() + static_cast<std::ptrdiff_t>(offset));
}

void apply_whole(std::string& content, const DiskOperation& operation)
{
    if (operation.kind == DiskOperation::truncate) {
        content.resize(operation.offset, '\0');
    } else {
        write_at(content, operation.offset, operation.bytes);
    }
}

/// Kept, lost, or in part.
void apply_perhaps(std::string& content, const DiskOperation& operation,
                   const std::function<std::uint32_t(std::uint32_t)>& draw)
{
    constexpr std::size_t sector = 512;
    const std::uint32_t fate = draw(3);
    if (fate == 0) {
        apply_whole(content, operation);
    } else if (fate == 1 && operation.kind == DiskOperation::write) {
        for (std::size_t at = 0; at < operation.bytes.size();) {
            const std::size_t end = std::min(operation.bytes.size(),
                                             at + sector - static_cast<std::size_t>((operation.offset + at) % sector));
            if (draw(2) == 0) {
                write_at(content, operation.offset + at, std::string_view(operation.bytes).substr(at, end - at));
            }
            at = end;
        }
    }
}

}  // namespace

DiskRecorder::DiskRecorder(const std::filesystem::path& folder)
{
    recorded.clear();
    recorded_folder = std::filesystem::canonical(folder).string();
    plain = sqlite3_vfs_find(nullptr);
    layer = *plain;
    layer.iVersion = 1;
    layer.szOsFile = static_cast<int>(sizeof(LayerFile)) + plain->szOsFile;
    layer.zName = "recorded";
    layer.xOpen = open_file;
    layer.xDelete = delete_file;
    sqlite3_vfs_register(&layer, 1);
}

DiskRecorder::~DiskRecorder()
{
    recorded_folder.clear();
    sqlite3_vfs_unregister(&layer);
    sqlite3_vfs_register(plain, 1);
}

const std::vector<DiskOperation>& DiskRecorder::operations() const { return recorded; }

FailingDisk::FailingDisk(std::map<std::string, std::string> files)
{
    for (auto& [name, content] : files) {
        names_[name] = durable_names_[name] = files_.size();
        files_.push_back({std::move(content), {}});
    }
}

void FailingDisk::sync_names()
{
    for (const NameChange& change : pending_names_) {
        change.removed ? void(durable_names_.erase(change.name)) : void(durable_names_[change.name] = change.file);
    }
    pending_names_.clear();
}

void FailingDisk::apply(const DiskOperation& operation)
{
    if (operation.kind == DiskOperation::create) {
        names_[operation.name] = files_.size();
        pending_names_.push_back({operation.name, files_.size(), false});
        files_.emplace_back();
        return;
    }
    const std::size_t number = names_.at(operation.name);
    File& file = files_[number];
    if (operation.kind == DiskOperation::remove) {
        names_.erase(operation.name);
        pending_names_.push_back({operation.name, number, true});
        if (operation.folder_synced) {
            sync_names();
        }
    } else if (operation.kind == DiskOperation::sync) {
        for (const DiskOperation* pending : file.pending) {
            apply_whole(file.durable, *pending);
        }
        file.pending.clear();
        // SQLite syncs the folder with the first sync of a file that it made.
        if (std::any_of(pending_names_.begin(), pending_names_.end(),
                        [number](const NameChange& change) { return change.file == number && !change.removed; })) {
            sync_names();
        }
    } else {
        file.pending.push_back(&operation);
    }
}

std::map<std::string, std::string>
FailingDisk::after_power_cut(const std::function<std::uint32_t(std::uint32_t)>& draw) const
{
    std::map<std::string, std::size_t> names = durable_names_;
    const std::uint32_t kept = draw(static_cast<std::uint32_t>(pending_names_.size()) + 1);
    for (std::uint32_t i = 0; i < kept; ++i) {
        const NameChange& change = pending_names_[i];
        change.removed ? void(names.erase(change.name)) : void(names[change.name] = change.file);
    }
    std::map<std::string, std::string> found;
    for (const auto& [name, number] : names) {
        std::string& content = found[name] = files_[number].durable;
        for (const DiskOperation* pending : files_[number].pending) {
            apply_perhaps(content, *pending, draw);
        }
    }
    return found;
}

}  // namespace kaptein::testing
