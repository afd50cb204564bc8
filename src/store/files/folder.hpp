#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace kaptein {

/// What a path named as results folder is.
enum class FolderState { absent, empty, results, something_else };

/// `empty` also when nothing but our own leftovers of an interrupted start is in it. Throws StoreError when the
/// folder cannot be listed.
FolderState state_of(const std::filesystem::path& folder);

/// Whether a name is one of our temporary files (".NAME.PID.tmp" and what SQLite puts beside it).
bool is_temporary(std::string_view name);

/// A link, or a file that has another name elsewhere: writing into it would change something that is not ours.
bool is_link(const std::filesystem::path& file);

/// Path of a temporary file beside `file`, in the same folder so that renaming is one step.
std::filesystem::path temporary_beside(const std::filesystem::path& file);

/// Removes what killed processes left behind; only with the writer's lock held.
void remove_temporaries(const std::filesystem::path& folder);

void create_folder(const std::filesystem::path& folder);

/// Puts the temporary file in place and makes that durable. Throws StoreError.
void rename_into_place(const std::filesystem::path& temporary, const std::filesystem::path& file);

/// A file that appears under its name only when it is whole and on the disk. Never follows or overwrites through a
/// link. Without commit() nothing is left.
class FileInProgress {
  public:
    explicit FileInProgress(const std::filesystem::path& file);
    ~FileInProgress();
    FileInProgress(const FileInProgress&) = delete;
    FileInProgress& operator=(const FileInProgress&) = delete;
    void add(std::string_view bytes);
    void commit();

  private:
    void flush();
    std::filesystem::path file_;
    std::filesystem::path temporary_;
    std::string buffer_;
    int descriptor_ = -1;
};

void write_file(const std::filesystem::path& file, std::string_view bytes);

/// Whole text of a file. Throws StoreError.
std::string read_file(const std::filesystem::path& file);

}  // namespace kaptein
