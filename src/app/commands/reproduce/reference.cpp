#include "app/commands/reproduce/reference.hpp"

#include "app/input/study_input.hpp"
#include "store/files/folder.hpp"
#include "store/files/sha256.hpp"

#include <fmt/format.h>

namespace kaptein {
namespace {

namespace fs = std::filesystem;

bool is_published(const fs::path& folder)
{
    std::error_code unknown;
    return fs::exists(folder / "manifest.json", unknown) && fs::exists(folder / "resolved.yaml", unknown);
}

/// results/published/<study>, from the working directory or from a folder experiments/ beside results/.
std::optional<fs::path> published_folder(const std::string& study, const fs::path& study_file)
{
    for (const fs::path& start : {fs::path("."), study_file.parent_path() / ".."}) {
        fs::path folder = (start / "results" / "published" / study).lexically_normal();
        if (is_published(folder)) {
            return folder;
        }
    }
    return std::nullopt;
}

/// A published study as it stands in its folder.
Reference reference_in(const fs::path& folder)
{
    Reference reference;
    reference.folder = folder;
    const std::optional<Manifest> manifest = read_manifest(folder);
    if (!manifest) {
        throw StoreError(StoreFault::not_ours,
                         fmt::format("{}: is not complete (it has no manifest.json). `kaptein run {}/study.yaml -o {}` "
                                     "completes it.",
                                     folder.string(), folder.string(), folder.string()));
    }
    reference.manifest = *manifest;
    reference.tables = {folder / "tables", manifest->tables};
    std::error_code unknown;
    for (const auto& [file, digest] : manifest->tables) {
        const fs::path table = folder / "tables" / file;
        if (fs::exists(table, unknown) && sha256_of_file(table) != digest) {
            reference.notes.push_back(table.string() + " is not the table that manifest.json names");
        }
    }
    return reference;
}

/// What is run of a folder: every value spelled out, unless somebody changed the file as given.
void choose_own_study(Reference& reference)
{
    const fs::path given = reference.folder / "study.yaml";
    const fs::path resolved = reference.folder / "resolved.yaml";
    std::error_code unknown;
    if (fs::exists(given, unknown) && sha256_of_file(given) != reference.manifest.study_sha256) {
        reference.notes.push_back(given.string() + " was changed since; it is what is run");
        reference.study_file = given;
        return;
    }
    if (sha256_of_file(resolved) != reference.manifest.resolved_sha256) {
        reference.notes.push_back(resolved.string() + " was changed since; it is what is run");
    }
    reference.study_file = resolved;
    reference.choices.compare_set_by = false;
}

std::variant<Reference, ExitCode> reference_of_file(const Options& options, Console& console)
{
    const StudyInput input = read_study_aloud(options, console);
    if (!input.study) {
        return input.exit_code;
    }
    const auto folder = published_folder(input.study->name, options.subject);
    if (!folder) {
        throw StoreError(StoreFault::not_ours,
                         fmt::format("results/published/{}: there is no such published study. `kaptein run {}`, then "
                                     "`kaptein publish results/{}` makes one.",
                                     input.study->name, options.subject, input.study->name));
    }
    Reference reference = reference_in(*folder);
    reference.study_file = options.subject;
    return reference;
}

/// Tables of a store that were too many to be exported when it ended are known by their digests.
Reference reference_of_results(const fs::path& folder)
{
    const std::string study = Store::open_read_only(folder)->fact("study");
    const auto published = published_folder(study, {});
    Reference reference = reference_in(published.value_or(folder));
    reference.study_file = folder / "resolved.yaml";
    reference.choices.compare_set_by = false;
    return reference;
}

}  // namespace

std::variant<Reference, ExitCode> find_reference(const Options& options, Console& console)
{
    std::error_code unknown;
    const fs::path subject = options.subject;
    fs::path folder = subject;
    if (!fs::is_directory(subject, unknown)) {
        const bool only_a_name = subject == subject.filename() && !subject.has_extension();
        const auto published = only_a_name ? published_folder(options.subject, {}) : std::nullopt;
        if (!published || fs::exists(subject, unknown)) {
            return reference_of_file(options, console);
        }
        folder = *published;
    }
    if (state_of(folder) == FolderState::results) {
        return reference_of_results(folder);
    }
    if (!is_published(folder)) {
        throw StoreError(StoreFault::not_ours,
                         fmt::format("{}: is neither a results folder nor a published study.", folder.string()));
    }
    Reference reference = reference_in(folder);
    choose_own_study(reference);
    return reference;
}

}  // namespace kaptein
