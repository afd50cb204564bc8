#pragma once

#include "app/output/result_documents.hpp"

#include <filesystem>

namespace kaptein {

/// What differs between two results folders or published studies: values of resolved.yaml, versions of manifest.json,
/// tables cell by cell. Works for studies of any version. Throws StoreError for a folder that is neither.
FolderDifference difference_of(const std::filesystem::path& before, const std::filesystem::path& after);

}  // namespace kaptein
