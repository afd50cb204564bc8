#include "app/commands/commands.hpp"

#include "experiment/tables/table_text.hpp"
#include "experiment/text/schema.hpp"
#include "models/catalogue/catalogue.hpp"
#include "store/store_error.hpp"

#include <sys/stat.h>

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <ostream>
#include <system_error>
#include <utility>
#include <vector>

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

/// All of the files or none: what was written before the one that fails is taken back.
void write_all_new(const std::vector<std::pair<std::string, std::string>>& files)
{
    for (std::size_t i = 0; i < files.size(); ++i) {
        try {
            write_new(files[i].first, files[i].second);
        } catch (const StoreError&) {
            for (std::size_t written = 0; written < i; ++written) {
                unlink(files[written].first.c_str());
            }
            throw;
        }
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
    const ModelInfo& info = catalogue().front()->info();
    const std::filesystem::path folder = std::filesystem::path(file).parent_path();
    std::vector<std::pair<std::string, std::string>> files{{file, new_study(info, options.subject, options.own_case)}};
    for (const EntityTable& table : info.tables) {
        if (options.own_case) {
            files.emplace_back((folder / own_table_file(options.subject, table)).string(), new_table(table));
        }
    }
    write_all_new(files);
    for (const auto& [name, text] : files) {
        console.out << name << '\n';
    }
    if (!options.quiet) {
        console.err << "Run it: kaptein run " << file << '\n';
    }
    return ExitCode::done;
}

}  // namespace kaptein
