#include "store/files/folder.hpp"

#include "store/files/lock.hpp"
#include "store/store_error.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <sstream>

#include <fcntl.h>
#include <unistd.h>

namespace kaptein {
namespace fs = std::filesystem;
namespace {

[[noreturn]] void fail(const fs::path& file, int cause)
{
    const char* advice = cause == ENOSPC || cause == EDQUOT || cause == EFBIG
                             ? "Free some space, then give the same command again; complete batches are kept."
                             : "Make it writable, or choose another folder with -o.";
    throw StoreError(StoreFault::disk,
                     fmt::format("{}: cannot be written ({}). {}", file.string(), std::strerror(cause), advice));
}

void sync_folder(const fs::path& folder)
{
    const int descriptor = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor >= 0) {
        ::fsync(descriptor);
        ::close(descriptor);
    }
}

}  // namespace

bool is_temporary(std::string_view name)
{
    return name.starts_with('.') && name.find(".tmp") != std::string_view::npos;
}

FolderState state_of(const fs::path& folder)
{
    std::error_code error;
    const fs::file_status status = fs::status(folder, error);
    if (status.type() == fs::file_type::not_found) {
        return FolderState::absent;
    }
    if (status.type() == fs::file_type::none) {  // a folder above it keeps us out
        throw StoreError(StoreFault::disk,
                         fmt::format("{}: cannot be looked at ({}). Choose another folder with -o DIR.",
                                     folder.string(), error.message()));
    }
    if (status.type() != fs::file_type::directory) {
        return FolderState::something_else;
    }
    FolderState state = FolderState::empty;
    fs::directory_iterator entries(folder, error);
    for (; !error && entries != fs::directory_iterator(); entries.increment(error)) {
        const std::string name = entries->path().filename().string();
        if (name == "runs.sqlite") {
            return FolderState::results;
        }
        if (name != WriterLock::file_name && !is_temporary(name)) {
            state = FolderState::something_else;
        }
    }
    if (error) {
        throw StoreError(StoreFault::disk, fmt::format("{}: cannot be read ({}).", folder.string(), error.message()));
    }
    return state;
}

bool is_link(const fs::path& file)
{
    std::error_code absent;
    const std::uintmax_t names = fs::hard_link_count(file, absent);
    return fs::is_symlink(file, absent) || (!absent && names > 1);
}

fs::path temporary_beside(const fs::path& file)
{
    return file.parent_path() / fmt::format(".{}.{}.tmp", file.filename().string(), ::getpid());
}

void remove_temporaries(const fs::path& folder)
{
    std::error_code ignored;  // what cannot be removed does no harm
    for (fs::directory_iterator entries(folder, ignored), end; !ignored && entries != end; entries.increment(ignored)) {
        if (is_temporary(entries->path().filename().string())) {
            std::error_code also_ignored;
            fs::remove(entries->path(), also_ignored);
        }
    }
}

void create_folder(const fs::path& folder)
{
    std::error_code error;
    fs::create_directories(folder, error);
    if (error) {
        throw StoreError(StoreFault::disk,
                         fmt::format("{}: the folder cannot be made ({}). Choose another one with -o.", folder.string(),
                                     error.message()));
    }
}

void rename_into_place(const fs::path& temporary, const fs::path& file)
{
    if (::rename(temporary.c_str(), file.c_str()) != 0) {
        fail(file, errno);
    }
    sync_folder(file.parent_path());
}

FileInProgress::FileInProgress(const fs::path& file) : file_(file), temporary_(temporary_beside(file))
{
    constexpr int flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC;
    descriptor_ = ::open(temporary_.c_str(), flags, 0666);
    if (descriptor_ < 0 && errno == EEXIST) {
        ::unlink(temporary_.c_str());  // left by a killed process, or planted: the name goes, what it links to stays
        descriptor_ = ::open(temporary_.c_str(), flags, 0666);
    }
    if (descriptor_ < 0) {
        fail(file_, errno);
    }
}

FileInProgress::~FileInProgress()
{
    if (descriptor_ >= 0) {
        ::close(descriptor_);
        ::unlink(temporary_.c_str());
    }
}

void FileInProgress::add(std::string_view bytes)
{
    buffer_.append(bytes);
    if (buffer_.size() >= std::size_t{1} << 18) {
        flush();
    }
}

void FileInProgress::flush()
{
    std::size_t done = 0;
    while (done < buffer_.size()) {
        const ssize_t count = ::write(descriptor_, buffer_.data() + done, buffer_.size() - done);
        if (count < 0 && errno != EINTR) {
            fail(file_, errno);
        }
        done += count > 0 ? static_cast<std::size_t>(count) : 0;
    }
    buffer_.clear();
}

void FileInProgress::commit()
{
    flush();
    if (::fsync(descriptor_) != 0) {
        fail(file_, errno);
    }
    rename_into_place(temporary_, file_);
    ::close(descriptor_);
    descriptor_ = -1;
}

void write_file(const fs::path& file, std::string_view bytes)
{
    FileInProgress progress(file);
    progress.add(bytes);
    progress.commit();
}

std::string read_file(const fs::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    std::ostringstream text;
    if (!stream || !(text << stream.rdbuf())) {
        throw StoreError(StoreFault::disk,
                         fmt::format("{}: cannot be read ({}).", file.string(), std::strerror(errno)));
    }
    return text.str();
}

}  // namespace kaptein
