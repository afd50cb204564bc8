#pragma once

#include "analysis/attribution/shapley.hpp"
#include "report/compare/comparison_table.hpp"
#include "report/compare/point_data.hpp"

#include <string>

namespace kaptein {

struct Study;

/// Who may take part in bringing the difference about: a choice in which two designs differ, or a mechanism of the
/// model that can be taken out.
struct AttributionPlayer {
    std::string name;
    std::string from;  // without it
    std::string to;    // with it
};

/// Shares of one kind of players in the difference between two designs.
struct AttributionPart {
    std::string kind;  // "choices", "mechanisms"
    std::vector<AttributionPlayer> players;
    ShapleyPlan plan;
    ShapleyResult found;
};

struct AttributionReport {
    const Study* study = nullptr;
    std::string program_version;
    std::size_t outcome = 0;
    std::size_t design = 0;
    std::size_t against = 0;
    double confidence = 0.95;
    std::vector<AttributionPart> parts;
};

/// What is read for one coalition: a design at a point of the study made for it, or a difference of two.
struct CoalitionPlace {
    std::uint64_t point = 0;
    std::size_t design = 0;
    std::optional<std::size_t> against;
};

/// [coalition][replicate], from the runs of a study made for the coalitions.
std::vector<std::vector<std::optional<double>>>
coalition_values(const Rows& rows, const Study& made, std::size_t outcome, const std::vector<CoalitionPlace>& places);

std::string attribution_text(const AttributionReport& report);
std::string attribution_json(const AttributionReport& report);

/// shapley.csv: one row per player and one per pair that interacts.
std::span<const Column> attribution_columns();
std::vector<std::vector<TableCell>> attribution_rows(const AttributionReport& report);

}  // namespace kaptein
