#include "store/files/lock.hpp"

#include "store/store_error.hpp"

#include <fmt/format.h>

#include <array>
#include <cerrno>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace kaptein {
namespace {

/// An "open file description" lock: not lost when another part of the program closes the same file.
struct flock whole_file(short kind)
{
    struct flock request{};
    request.l_type = kind;
    request.l_whence = SEEK_SET;
    return request;
}

/// How many names the open file has.
nlink_t names_of(int descriptor)
{
    struct stat status = {};
    return ::fstat(descriptor, &status) == 0 ? status.st_nlink : 1;
}

std::string holder_text(int descriptor)
{
    std::array<char, 300> text{};
    const ssize_t count = ::pread(descriptor, text.data(), text.size(), 0);
    std::string holder(text.data(), count > 0 ? static_cast<std::size_t>(count) : 0);
    holder.erase(holder.find_last_not_of('\n') + 1);
    return holder.empty() ? "another process" : holder;
}

void write_holder(int descriptor)
{
    std::array<char, 256> host{};
    ::gethostname(host.data(), host.size() - 1);
    const std::string text = fmt::format("process {} on host {}\n", ::getpid(), host.data());
    // Only text for people: a full disk must not keep anyone from the lock.
    if (::ftruncate(descriptor, 0) == 0) {
        [[maybe_unused]] const ssize_t written = ::pwrite(descriptor, text.data(), text.size(), 0);
    }
}

/// Opens and locks the file; throws StoreError when it is another process's, or a link to something else.
int open_locked(const std::filesystem::path& file)
{
    const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0666);
    if (descriptor < 0) {
        throw StoreError(StoreFault::disk,
                         fmt::format("{}: cannot be written ({}). Make the folder writable, or choose "
                                     "another one with -o DIR.",
                                     file.string(), std::generic_category().message(errno)));
    }
    if (names_of(descriptor) > 1) {
        ::close(descriptor);
        throw StoreError(StoreFault::not_ours,
                         fmt::format("{}: is a link to something else; it was not touched. Choose another folder "
                                     "with -o DIR.",
                                     file.string()));
    }
    struct flock request = whole_file(F_WRLCK);
    if (::fcntl(descriptor, F_OFD_SETLK, &request) == 0) {
        return descriptor;
    }
    const int cause = errno;
    const std::string holder = holder_text(descriptor);
    ::close(descriptor);
    if (cause == EAGAIN || cause == EACCES) {
        throw StoreError(StoreFault::disk, fmt::format("{}: {} is writing to this folder. Wait until it has finished, "
                                                       "stop it, or choose another folder with -o DIR.",
                                                       file.parent_path().string(), holder));
    }
    throw StoreError(StoreFault::disk, fmt::format("{}: this file system cannot lock files ({}). Choose a folder on a "
                                                   "local disk with -o DIR.",
                                                   file.string(), std::generic_category().message(cause)));
}

}  // namespace

WriterLock::WriterLock(const std::filesystem::path& folder)
{
    const std::filesystem::path file = folder / file_name;
    // A process that could not start removes its lock file: who locked that one has locked nothing, and tries again.
    do {
        if (descriptor_ >= 0) {
            ::close(std::exchange(descriptor_, -1));
        }
        descriptor_ = open_locked(file);
    } while (names_of(descriptor_) == 0);
    write_holder(descriptor_);
}

WriterLock::~WriterLock()
{
    if (descriptor_ >= 0) {
        ::close(descriptor_);
    }
}

WriterLock::WriterLock(WriterLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

WriterLock& WriterLock::operator=(WriterLock&& other) noexcept
{
    std::swap(descriptor_, other.descriptor_);
    return *this;
}

std::string writer_of(const std::filesystem::path& folder)
{
    const int descriptor = ::open((folder / WriterLock::file_name).c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    if (descriptor < 0) {
        return {};
    }
    struct flock request = whole_file(F_WRLCK);
    const bool asked = ::fcntl(descriptor, F_OFD_GETLK, &request) == 0;
    const std::string holder = asked && request.l_type != F_UNLCK ? holder_text(descriptor) : std::string{};
    ::close(descriptor);
    return holder;
}

} // namespace kaptein
