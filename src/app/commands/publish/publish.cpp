#include "app/commands/commands.hpp"

#include "app/input/manifest.hpp"
#include "app/input/study_input.hpp"
#include "app/output/results_output.hpp"
#include "store/files/folder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>

namespace kaptein {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t most_bytes = 1'000'000;  // of all tables together: what is committed stays small

/// A new folder beside the one that it will replace, gone unless it did.
class FolderInProgress {
  public:
    explicit FolderInProgress(const fs::path& folder)
        : folder_(folder),
          temporary_(temporary_beside(folder)),
          old_(temporary_.string() + ".old")
    {
        create_folder(folder.parent_path());
        remove();
        create_folder(temporary_);
    }
    ~FolderInProgress() { remove(); }
    FolderInProgress(const FolderInProgress&) = delete;
    FolderInProgress& operator=(const FolderInProgress&) = delete;

    const fs::path& path() const { return temporary_; }
    void put_in_place()
    {
        std::error_code absent;
        fs::rename(folder_, old_, absent);
        rename_into_place(temporary_, folder_);
    }

  private:
    void remove()
    {
        std::error_code ignored;
        fs::remove_all(temporary_, ignored);
        fs::remove_all(old_, ignored);
    }
    fs::path folder_, temporary_, old_;
};

/// Says what the folder is, when it is neither absent nor empty nor a published study.
std::string not_published(const fs::path& folder)
{
    std::error_code unknown;
    if (!fs::exists(folder, unknown) || fs::is_empty(folder, unknown)) {
        return "";
    }
    const bool published = fs::exists(folder / "manifest.json", unknown)
                           && fs::exists(folder / "resolved.yaml", unknown)
                           && !fs::exists(folder / "runs.sqlite", unknown);
    return published ? "" : folder.string() + ": is not a published study; nothing in it was touched";
}

std::uintmax_t bytes_of(const fs::path& tables)
{
    std::uintmax_t bytes = 0;
    for (const auto& entry : fs::directory_iterator(tables)) {
        bytes += entry.file_size();
    }
    return bytes;
}

/// Of a sweep whose tables are too large, the largest are left out: what was found over all points stays, and the
/// manifest holds reproduce to the digests of the others. Returns their names.
std::string leave_out(const fs::path& tables)
{
    std::vector<std::pair<std::uintmax_t, fs::path>> files;
    for (const auto& entry : fs::directory_iterator(tables)) {
        files.emplace_back(entry.file_size(), entry.path());
    }
    std::sort(files.rbegin(), files.rend());
    std::string names;
    for (auto largest = files.cbegin(); bytes_of(tables) > most_bytes && largest != files.cend(); ++largest) {
        names += (names.empty() ? "" : ", ") + largest->second.filename().string();
        fs::remove(largest->second);
    }
    return names;
}

std::string too_large(const fs::path& tables, const std::vector<TableDigest>& digests)
{
    const std::uintmax_t bytes = bytes_of(tables);
    if (bytes <= most_bytes) {
        return "";
    }
    std::string sizes;
    for (const TableDigest& table : digests) {
        sizes += fmt::format("  {:<24} {:>12} bytes\n", table.file, fs::file_size(tables / table.file));
    }
    return fmt::format("its tables have {} bytes together; a published study has at most {}:\n{}Run a smaller form of "
                       "the study (fewer replicates or points; `series: {{of: []}}`; no panel, or a smaller sample) "
                       "into a folder of its own, and publish that.",
                       bytes, most_bytes, sizes);
}

}  // namespace

ExitCode publish_command(const Options& options, Console& console)
{
    const OpenResults open = open_results(options.subject);
    const fs::path folder =
        options.output.empty() ? fs::path("results") / "published" / open.study.name : fs::path(options.output);
    if (const std::string why = only_a_shard(open); !why.empty()) {
        console.err << "kaptein: " << why << ".\n";
        return ExitCode::usage;
    }
    const std::optional<Manifest> manifest = read_manifest(options.subject);
    if (!manifest) {
        console.err << fmt::format("kaptein: {}: is not complete; `kaptein run {}/study.yaml -o {}` completes it.\n",
                                   options.subject, options.subject, options.subject);
        return ExitCode::usage;
    }
    if (const std::string wrong = not_published(folder); !wrong.empty()) {
        console.err << "kaptein: " << wrong << ".\n";
        return ExitCode::not_ours;
    }
    FolderInProgress progress(folder);
    const fs::path& there = progress.path();
    const std::vector<TableDigest> tables =
        export_tables(*open.store, there / "tables", computed_tables(open.study, *open.store));
    const std::string left_out = open.study.points.empty() ? "" : leave_out(there / "tables");
    if (const std::string reason = too_large(there / "tables", tables); !reason.empty()) {
        console.err << fmt::format("kaptein: {}: {}\n", options.subject, reason);
        return ExitCode::limit;
    }
    write_file(there / "study.yaml", open.store->study_text());
    write_file(there / "resolved.yaml", open.store->resolved_text());
    write_manifest_file(*open.store, tables, there / "manifest.json");
    progress.put_in_place();
    console.out << folder.string() << '\n';
    if (!left_out.empty()) {
        console.err << fmt::format(
            "Left out, because tables have at most {} bytes together, and held to their digests: "
            "{}.\n",
            most_bytes, left_out);
    }
    if (!options.quiet) {
        console.err << fmt::format("Check it anywhere: kaptein reproduce {}\n", folder.string());
    }
    return open.store->failed_count() > 0 ? ExitCode::runs_failed : ExitCode::done;
}

}  // namespace kaptein
