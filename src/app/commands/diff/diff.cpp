#include "app/commands/commands.hpp"

#include "app/commands/diff/folder_difference.hpp"
#include "app/input/manifest.hpp"
#include "app/output/grades_text.hpp"
#include "config/shown.hpp"

#include <fmt/format.h>

#include <ostream>

namespace kaptein {
namespace {

void print(const std::string& title, const std::vector<ValueDifference>& values, Console& console)
{
    console.out << title << (values.empty() ? ": the same\n" : ":\n");
    for (const ValueDifference& value : values) {
        console.out << fmt::format("  {}: {} -> {}\n", shown(value.path),
                                   value.before.empty() ? "not there" : shown(value.before),
                                   value.after.empty() ? "not there" : shown(value.after));
    }
}

}  // namespace

ExitCode diff_command(const Options& options, Console& console)
{
    const FolderDifference difference = difference_of(options.subject, options.other);
    const Grade verdict = verdict_of(difference.tables);
    if (options.json) {
        const std::optional<Manifest> manifest = read_manifest(options.subject);
        console.out << diff_document(manifest ? manifest->study : "", difference);
    } else {
        console.out << fmt::format("{} -> {}\n", options.subject, options.other);
        print("settings and choices", difference.study, console);
        print("versions", difference.versions, console);
        console.out << "tables: " << in_words(verdict) << '\n' << grades_text(difference.tables);
    }
    if (verdict >= Grade::same_direction) {
        return ExitCode::differs;
    }
    return verdict == Grade::equivalent || !difference.study.empty() ? ExitCode::equivalent : ExitCode::done;
}

}  // namespace kaptein
