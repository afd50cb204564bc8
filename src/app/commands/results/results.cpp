#include "app/commands/commands.hpp"

#include "app/input/manifest.hpp"
#include "app/input/standing.hpp"
#include "app/input/study_input.hpp"
#include "app/output/result_documents.hpp"
#include "config/shown.hpp"
#include "store/files/folder.hpp"
#include "store/files/lock.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>

namespace kaptein {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> folders_in(const fs::path& folder)
{
    std::vector<fs::path> folders;
    std::error_code absent;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder, absent)) {
        if (entry.is_directory(absent) && !is_temporary(entry.path().filename().string())) {
            folders.push_back(entry.path());
        }
    }
    std::sort(folders.begin(), folders.end());
    return folders;
}

/// A store, whatever its state; one that cannot be read is listed with the reason.
ResultsEntry entry_of_store(const fs::path& folder)
{
    ResultsEntry entry;
    entry.folder = folder.string();
    try {
        const auto store = Store::open_read_only(folder);
        entry.study = store->fact("study");
        entry.model = store->fact("model") + "@" + store->fact("model version");
        entry.failed = store->failed_count();
        entry.stored = store->run_count() - entry.failed;
        entry.state = "other_version";
        entry.planned = standing_of(open_results(folder.string()).study, *store).planned;
        const bool whole = fs::exists(folder / "manifest.json"); // written when a study ends, removed when one begins
        entry.state = !writer_of(folder).empty() ? "running" : whole ? "complete" : "interrupted";
    } catch (const StoreError& error) {
        entry.state = entry.state.empty() ? "unreadable" : entry.state;
        entry.why = error.what();
    }
    return entry;
}

ResultsEntry entry_of_published(const fs::path& folder)
{
    ResultsEntry entry;
    entry.folder = folder.string();
    entry.state = "published";
    try {
        if (const std::optional<Manifest> manifest = read_manifest(folder)) {
            entry.study = manifest->study;
            entry.model = manifest->model + "@" + manifest->model_version;
            entry.planned = manifest->runs;
            entry.failed = manifest->failed;
            entry.stored = manifest->runs - manifest->failed;
            return entry;
        }
        entry.why = "it has no manifest.json";
    } catch (const StoreError& error) {
        entry.why = error.what();
    }
    entry.state = "unreadable";
    return entry;
}

void print(const std::vector<ResultsEntry>& entries, Console& console)
{
    for (const ResultsEntry& entry : entries) {
        const std::string planned = entry.planned ? fmt::format(" of {}", *entry.planned) : "";
        const std::string failed = entry.failed > 0 ? fmt::format(", {} failed", entry.failed) : "";
        console.out << fmt::format("{:<24} {:<13} {}{} runs{}, {}, {}\n", entry.study.empty() ? "?" : entry.study,
                                   entry.state, entry.stored, planned, failed,
                                   entry.model.empty() ? "model unknown" : entry.model, shown(entry.folder, 400));
        if (!entry.why.empty()) {
            console.out << "    " << shown(entry.why, 400) << '\n';
        }
    }
}

} // namespace

ExitCode results_command(const Options& options, Console& console)
{
    const fs::path folder = options.subject.empty() ? "results" : options.subject;
    std::error_code unknown;
    if (!options.subject.empty() && !fs::is_directory(folder, unknown)) {
        throw StoreError(StoreFault::not_ours, fmt::format("{}: there is no such folder.", folder.string()));
    }
    std::vector<ResultsEntry> entries;
    for (const fs::path& one : folders_in(folder)) {
        if (fs::exists(one / "runs.sqlite", unknown)) {
            entries.push_back(entry_of_store(one));
        }
    }
    for (const fs::path& one : folders_in(folder / "published")) {
        entries.push_back(entry_of_published(one));
    }
    if (options.json) {
        console.out << results_document(entries);
    } else {
        print(entries, console);
        if (entries.empty() && !options.quiet) {
            console.err << fmt::format("kaptein: no results in {}; `kaptein run STUDY` makes some.\n", folder.string());
        }
    }
    return ExitCode::done;
}

} // namespace kaptein
