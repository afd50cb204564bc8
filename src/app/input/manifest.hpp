#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace kaptein {

/// manifest.json of a results folder or a published study, as plain data.
struct Manifest {
    std::string kaptein;
    std::string study;
    std::string model;
    std::string model_version;
    std::uint64_t seed = 0;
    std::string study_sha256;
    std::string resolved_sha256;
    std::uint64_t runs = 0;
    std::uint64_t failed = 0;
    std::map<std::string, std::string> tables;  // "outcomes.csv" -> SHA-256
    std::vector<std::pair<std::string, std::string>> run;  // what may differ between two runs of a study
};

/// Nothing when the folder has none. Throws StoreError when it cannot be read as one.
std::optional<Manifest> read_manifest(const std::filesystem::path& folder);

}  // namespace kaptein
