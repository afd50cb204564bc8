#include "app/analysis/plausible_worlds.hpp"

#include "app/grading/csv_rows.hpp"
#include "app/input/manifest.hpp"
#include "experiment/study.hpp"
#include "store/store_error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>

namespace kaptein {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view name = "how-sure";

std::string fact(const Manifest& manifest, std::string_view key)
{
    const auto found =
        std::find_if(manifest.run.begin(), manifest.run.end(), [&](const auto& entry) { return entry.first == key; });
    return found != manifest.run.end() ? found->second : "";
}

std::size_t number(const std::string& text)
{
    std::size_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

/// Shares of the contrasts among the rows of worlds.csv, whose designs are named after their presets.
std::vector<WorldShare> shares_in(const fs::path& file, const ModelInfo& info)
{
    std::vector<WorldShare> shares;
    CsvRows rows(file);
    std::vector<std::string> columns;
    std::vector<std::string> cells;
    rows.next(columns);
    while (rows.next(cells) && cells.size() == columns.size()) {
        std::map<std::string, std::string> row;
        for (std::size_t i = 0; i < columns.size(); ++i) {
            row[columns[i]] = cells[i];
        }
        const auto outcome = std::find_if(info.outcomes.begin(), info.outcomes.end(),
                                          [&](const Outcome& one) { return one.key == row["outcome"]; });
        for (std::size_t i = 0; i < info.contrasts.size(); ++i) {
            const Contrast& contrast = info.contrasts[i];
            if (row["design"] == contrast.preset && row["against"] == contrast.against && row["per"].empty()
                && outcome != info.outcomes.end()) {
                const auto index = static_cast<std::size_t>(outcome - info.outcomes.begin());
                shares.push_back({i, index, number(row["better"]), number(row["points"])});
            }
        }
    }
    return shares;
}

}  // namespace

PlausibleWorlds plausible_worlds(const Study& study, const fs::path& results)
{
    if (!study.points.empty() || study.name == name) {
        return {};
    }
    const ModelInfo& info = study.model->info();
    const fs::path beside = results.parent_path();
    for (const fs::path& folder :
         {beside / name, beside / "published" / name, fs::path("results") / "published" / name}) {
        std::error_code unknown;
        if (!fs::exists(folder / "tables" / "worlds.csv", unknown)) {
            continue;
        }
        try {
            const std::optional<Manifest> manifest = read_manifest(folder);
            const std::string version = fmt::format("{}.{}", info.version.major, info.version.minor);
            if (manifest && manifest->model == info.name && manifest->model_version == version) {
                return {shares_in(folder / "tables" / "worlds.csv", info),
                        fmt::format("experiments/how_sure.yaml, {}, commit {}", fact(*manifest, "date"),
                                    fact(*manifest, "revision"))};
            }
        } catch (const StoreError&) {
            // Not readable: this study stands without it.
        }
    }
    return {};
}

}  // namespace kaptein
