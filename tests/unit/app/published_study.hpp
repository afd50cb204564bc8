#pragma once

#include "unit/app/app_run.hpp"

#include "support/catch.hpp"

#include <functional>

namespace kaptein::testing {

/// A small study in experiments/, run and published beside it, as in a clone of its own.
class PublishedStudy {
  public:
    explicit PublishedStudy(const std::string& text = linear_study("{noise.own: 0.5}"))
    {
        std::filesystem::create_directories(folder / "experiments");
        study = folder.write("experiments/small.yaml", text);
        results = folder / "r";
        published = folder / "results/published/small";
        REQUIRE(run_app({"run", study, "-o", results, "-q"}).code == 0);
        publish();
    }
    void publish() const { REQUIRE(run_app({"publish", results, "-o", published, "-q"}).code == 0); }

    /// Changes a cell of a published table; row 1 is the first below the header.
    void change_cell(const std::string& table, std::size_t row, const std::string& column,
                     const std::function<std::string(const std::string&)>& change) const
    {
        const std::string file = "results/published/small/tables/" + table + ".csv";
        std::vector<std::vector<std::string>> rows;
        std::istringstream lines(read_file_text(folder / file));
        for (std::string line; std::getline(lines, line);) {
            rows.emplace_back();
            std::istringstream cells(line);
            for (std::string cell; std::getline(cells, cell, ',');) {
                rows.back().push_back(cell);
            }
        }
        const auto found = std::find(rows[0].begin(), rows[0].end(), column);
        REQUIRE(found != rows[0].end());
        std::string& cell = rows.at(row).at(static_cast<std::size_t>(found - rows[0].begin()));
        cell = change(cell);
        std::string text;
        for (const std::vector<std::string>& cells : rows) {
            for (std::size_t i = 0; i < cells.size(); ++i) {
                text += (i == 0 ? "" : ",") + cells[i];
            }
            text += '\n';
        }
        folder.write(file, text);
    }

    /// Replaces text in a published file.
    void replace(const std::string& name, const std::string& old, const std::string& with) const
    {
        std::string text = read_file_text(published + "/" + name);
        REQUIRE(text.find(old) != std::string::npos);
        text.replace(text.find(old), old.size(), with);
        folder.write("results/published/small/" + name, text);
    }

    WorkFolder folder;
    std::string study, results, published;
};

/// The verdict on one table of a document of --json.
inline std::string verdict_on(const nlohmann::json& document, const std::string& table)
{
    for (const auto& entry : document["tables"]) {
        if (entry["table"] == table) {
            return entry["verdict"];
        }
    }
    return "not there";
}

}  // namespace kaptein::testing
