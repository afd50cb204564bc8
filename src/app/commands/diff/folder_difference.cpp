#include "app/commands/diff/folder_difference.hpp"

#include "app/input/manifest.hpp"
#include "config/tree/document.hpp"
#include "store/store_error.hpp"

#include <fmt/format.h>

#include <map>

namespace kaptein {
namespace {

namespace fs = std::filesystem;
using Values = std::vector<std::pair<std::string, std::string>>;  // in the order of the file

/// "designs.needs.selection", "fit"; items of lists are numbered from 0.
void flatten(const Node& node, const std::string& path, Values& values)
{
    const std::string start = path.empty() ? "" : path + ".";
    if (node.kind == NodeKind::scalar) {
        values.emplace_back(path, node.text);
    }
    for (const Entry& entry : node.entries) {
        flatten(entry.value, start + entry.key, values);
    }
    for (std::size_t i = 0; i < node.items.size(); ++i) {
        flatten(node.items[i], fmt::format("{}[{}]", path, i), values);
    }
}

Values study_values(const fs::path& folder)
{
    const std::string file = (folder / "resolved.yaml").string();
    const Loaded loaded = read_document(file);
    if (!loaded.document) {
        throw StoreError(StoreFault::not_ours,
                         fmt::format("{}: is neither a results folder nor a published study: {}", folder.string(),
                                     loaded.problems.empty() ? "" : loaded.problems.front().message));
    }
    Values values;
    flatten(loaded.document->root, "", values);
    return values;
}

/// What belongs to the tables or may differ between two runs of one study for no reason is left out.
Values version_values(const Manifest& manifest)
{
    Values values{{"kaptein", manifest.kaptein}, {"model version", manifest.model_version}};
    for (const auto& [name, value] : manifest.run) {
        const bool of_the_page = name.starts_with("page_");  // a page is written with every run, later, or never
        if (name != "sessions" && name != "store_sha256" && !of_the_page) {
            values.emplace_back(name, value);
        }
    }
    return values;
}

std::vector<ValueDifference> differing(const Values& before, const Values& after)
{
    std::map<std::string, std::string> old(before.begin(), before.end());
    std::vector<ValueDifference> found;
    for (const auto& [path, value] : after) {
        const auto was = old.find(path);
        if (was == old.end() || was->second != value) {
            found.push_back({path, was == old.end() ? "" : was->second, value});
        }
        old.erase(path);
    }
    for (const auto& [path, value] : before) {
        if (old.contains(path)) {
            found.push_back({path, value, ""});
        }
    }
    return found;
}

}  // namespace

FolderDifference difference_of(const fs::path& before, const fs::path& after)
{
    FolderDifference difference;
    difference.study = differing(study_values(before), study_values(after));
    const Manifest none;
    const Manifest old = read_manifest(before).value_or(none);
    const Manifest now = read_manifest(after).value_or(none);
    difference.versions = differing(version_values(old), version_values(now));
    difference.tables = grade_tables({before / "tables", old.tables}, {after / "tables", now.tables}, {});
    return difference;
}

}  // namespace kaptein
