#include "app/commands/commands.hpp"

#include "models/catalogue/catalogue.hpp"
#include "store/store_error.hpp"

#include <fmt/format.h>

#include <sys/stat.h>

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <ostream>

namespace kaptein {
namespace {

bool is_study_name(const std::string& name)
{
    const auto plain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
    return !name.empty() && name.size() <= 64 && name != "published" && plain(name.front())
           && std::all_of(name.begin(), name.end(), [plain](char c) { return plain(c) || c == '-'; });
}

std::string designs_of(const ModelInfo& info)
{
    std::string text = "designs:\n";
    for (const Preset& preset : info.presets) {
        text += fmt::format("  {}: {{preset: {}}}\n", preset.key, preset.key);
    }
    return text;
}

/// A study of the default model with every preset as a design: small enough to run at once.
std::string study_text(const std::string& name, const ModelInfo& info)
{
    std::string text = fmt::format("# What does this study ask? One or two sentences.\n"
                                   "study: {}\nschema: 1\nmodel: {}\ntitle: {}\nquestion: Which design does more?\n"
                                   "seed: 1\n",
                                   name, info.name, name);
    if (!info.presets.empty()) {
        text += designs_of(info) + fmt::format("baseline: {}\n", info.presets.front().key);
    }
    text += "# Settings of the model, with units: `kaptein explain KEY` says what a key means.\nsettings: {}\n";
    return text + "replicates: 20\n";
}

/// O_EXCL: a file that is already there, or a link planted in its place, is never written through.
void write_new(const std::string& file, const std::string& text)
{
    const int descriptor = open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
    if (descriptor < 0) {
        const bool there = errno == EEXIST;
        throw StoreError(there ? StoreFault::not_ours : StoreFault::disk,
                         file + (there ? ": is already there; it was left as it is." : ": " + std::string(std::strerror(errno))));
    }
    const ssize_t written = write(descriptor, text.data(), text.size());
    const bool good = close(descriptor) == 0 && written == static_cast<ssize_t>(text.size());
    if (!good) {
        unlink(file.c_str());
        throw StoreError(StoreFault::disk, file + ": could not be written: " + std::strerror(errno));
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
    write_new(file, study_text(options.subject, catalogue().front()->info()));
    console.out << file << '\n';
    if (!options.quiet) {
        console.err << "Run it: kaptein run " << file << '\n';
    }
    return ExitCode::done;
}

}  // namespace kaptein
