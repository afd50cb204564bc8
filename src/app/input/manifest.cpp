#include "app/input/manifest.hpp"

#include "store/files/folder.hpp"
#include "store/store_error.hpp"

#include <nlohmann/json.hpp>

namespace kaptein {

std::optional<Manifest> read_manifest(const std::filesystem::path& folder)
{
    const std::filesystem::path file = folder / "manifest.json";
    std::error_code unknown;
    if (!std::filesystem::exists(file, unknown)) {
        return std::nullopt;
    }
    try {
        const auto json = nlohmann::ordered_json::parse(read_file(file));
        Manifest manifest;
        manifest.kaptein = json.at("kaptein");
        manifest.study = json.at("study");
        manifest.model = json.at("model");
        manifest.model_version = json.at("model_version");
        manifest.seed = json.at("seed");
        manifest.study_sha256 = json.at("study_sha256");
        manifest.resolved_sha256 = json.at("resolved_sha256");
        manifest.runs = json.at("counts").at("runs");
        manifest.failed = json.at("counts").at("failed");
        for (const auto& [table, entry] : json.at("tables").items()) {
            manifest.tables[table] = entry.at("sha256");
        }
        for (const auto& [name, value] : json.at("run").items()) {
            manifest.run.emplace_back(name, value.is_string() ? value.get<std::string>() : value.dump());
        }
        return manifest;
    } catch (const nlohmann::json::exception& error) {
        throw StoreError(StoreFault::not_ours,
                         file.string() + ": is not a manifest of kaptein (" + error.what() + ").");
    }
}

}  // namespace kaptein
