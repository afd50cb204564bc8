#include "store/export.hpp"
#include "store/files/folder.hpp"
#include "store/files/sha256.hpp"

#include <nlohmann/json.hpp>

namespace kaptein {

void write_manifest(const Store& store, const std::string& version, const std::vector<TableDigest>& tables,
                    const RunFacts& run, const std::filesystem::path& file)
{
    using Json = nlohmann::ordered_json;
    const auto count = [&store](const char* query) { return store.connection().integer(query); };
    Json manifest;
    manifest["kaptein"] = version;
    manifest["schema"] = store_schema;
    manifest["study"] = store.fact("study");
    manifest["model"] = store.fact("model");
    manifest["model_version"] = store.fact("model version");
    manifest["seed"] = std::stoull(store.fact("seed"));
    manifest["study_sha256"] = sha256_of(store.study_text());
    manifest["resolved_sha256"] = sha256_of(store.resolved_text());
    manifest["counts"] = {{"points", count("SELECT count(*) FROM stored_points")},
                          {"designs", count("SELECT count(*) FROM stored_designs")},
                          {"runs", store.run_count()},
                          {"failed", store.failed_count()}};
    manifest["tables"] = Json::object();
    for (const TableDigest& table : tables) {
        manifest["tables"][table.file] = {{"sha256", table.sha256}, {"rows", table.rows}};
    }
    manifest["run"] = Json::object();
    for (const auto& [name, text] : run) {
        manifest["run"][name] = text;
    }
    manifest["run"]["sqlite"] = sqlite_version();
    manifest["run"]["sessions"] = store.session_count();
    manifest["run"]["store_sha256"] = sha256_of_file(store.folder() / "runs.sqlite");
    // A name with bytes that are no UTF-8 must not keep the manifest from being written.
    write_file(file.empty() ? store.folder() / "manifest.json" : file,
               manifest.dump(2, ' ', false, Json::error_handler_t::replace) + '\n');
}

void note_in_manifest(const std::filesystem::path& folder, const RunFacts& run)
{
    using Json = nlohmann::ordered_json;
    const std::filesystem::path file = folder / "manifest.json";
    if (!std::filesystem::is_regular_file(file)) {
        return;
    }
    Json manifest = Json::parse(read_file(file), nullptr, false);
    if (!manifest.is_object() || !manifest.contains("run") || !manifest["run"].is_object()) {
        return;
    }
    for (const auto& [name, text] : run) {
        manifest["run"][name] = text;
    }
    write_file(file, manifest.dump(2, ' ', false, Json::error_handler_t::replace) + '\n');
}

}  // namespace kaptein
