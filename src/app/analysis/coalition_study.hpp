#pragma once

#include "analysis/attribution/shapley.hpp"
#include "experiment/study.hpp"
#include "report/attribution/attribution_report.hpp"

#include <optional>
#include <string>

namespace kaptein {

/// Which two designs of a study, and how many runs.
struct AttributionChoice {
    std::size_t design = 0;
    std::size_t against = 0;
    std::size_t outcome = 0;
    std::optional<std::uint32_t> replicates;  // left out: the study's
    std::optional<std::uint64_t> point;       // of the study's sweep; left out: its settings
    ShapleyOptions options;
};

/// A study made for coalitions of players: the text of its file, what to read from its runs, and who plays.
struct CoalitionStudy {
    std::string kind;
    std::vector<AttributionPlayer> players;
    ShapleyPlan plan;
    std::string text;                    // a study file
    std::vector<CoalitionPlace> places;  // [coalition]
};

/// Players are the choices in which the two designs differ; a coalition takes them from `design`, the rest from
/// `against`. Empty when there is none.
std::optional<CoalitionStudy> choices_study(const Study& study, const AttributionChoice& choice);

/// Players are the mechanisms of the model that can be taken out and are in; a coalition keeps its members. What is
/// read is the difference of the two designs. Empty when there is none.
std::optional<CoalitionStudy> mechanisms_study(const Study& study, const AttributionChoice& choice);

}  // namespace kaptein
