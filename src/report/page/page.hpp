#pragma once

#include "report/compare/comparison_report.hpp"
#include "simulation/reading.hpp"
#include "store/rows.hpp"
#include "store/tables/csv.hpp"
#include "store/tables/series.hpp"

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The page that a person reads: everything it shows, as one JSON document, and the template that it is put into.
namespace kaptein {

struct Study;

struct PageInput {
    const Study* study = nullptr;
    const Rows* rows = nullptr;
    const Reading* reading = nullptr;
    /// Calls back with the series of a point: `columns` of ModelInfo::series.
    std::function<void(std::uint64_t, std::span<const std::size_t>, FunctionRef<void(const SeriesRow&)>)> series;
    std::string program_version;
    std::string program_revision;
    std::string compiler;
    std::size_t model_index = 0;         // in the catalogue, as the page's own copy of the models counts
    std::string worlds_study;            // the study that `worlds` come from, "" without one
    std::vector<WorldShare> worlds;
    std::optional<CsvTable> attribution;  // shapley.csv, where somebody asked for it
};

/// Summaries only: its size does not grow with the number of runs.
std::string page_document(const PageInput& input);

/// "volunteering@1.0 linear@1.0": the models inside a template; empty when it is not one of ours.
std::optional<std::string> models_of_template(std::string_view page_template);

/// The template with the document in its place, safe inside HTML whatever the texts of the study are.
std::string fill_template(std::string_view page_template, std::string_view document);

}  // namespace kaptein
