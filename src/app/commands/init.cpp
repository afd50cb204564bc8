#include "app/commands/commands.hpp"

#include "experiment/text/schema.hpp"
#include "models/catalogue/catalogue.hpp"
#include "store/store_error.hpp"

#include <sys/stat.h>

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <ostream>
#include <system_error>

namespace kaptein {
namespace {

bool is_study_name(const std::string& name)
{
    const auto plain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
    return !name.empty() && name.size() <= 64 && name != "published" && plain(name.front())
           && std::all_of(name.begin(), name.end(), [plain](char c) { return plain(c) || c == '-'; });
}

std::string last_error() { return std::generic_category().message(errno); }

/// O_EXCL: a file that is already there, or a link planted in its place, is never written through.
void write_new(const std::string& file, const std::string& text)
{
    const int descriptor = open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
    if (descriptor < 0) {
        const bool there = errno == EEXIST;
        throw StoreError(there ? StoreFault::not_ours : StoreFault::disk,
                         file + (there ? ": is already there; it was left as it is." : ": " + last_error()));
    }
    const ssize_t written = write(descriptor, text.data(), text.size());
    const bool good = close(descriptor) == 0 && written == static_cast<ssize_t>(text.size());
    if (!good) {
        unlink(file.c_str());
        throw StoreError(StoreFault::disk, file + ": could not be written: " + last_error());
    }
}

}  // namespace

ExitCode init_command(const Options& options, Console& console)
{
    if (!is_study_name(options.subject)) {
        console.err << "kaptein: a study's name is made of a-z, 0-9 and -, begins with a letter or digit and has at "
                       "most 64 characters.\n";
        return ExitCode::usage;
    }
    const std::string file = options.output.empty() ? options.subject + ".yaml" : options.output;
    write_new(file, new_study(catalogue().front()->info(), options.subject));
    console.out << file << '\n';
    if (!options.quiet) {
        console.err << "Run it: kaptein run " << file << '\n';
    }
    return ExitCode::done;
}

}  // namespace kaptein
