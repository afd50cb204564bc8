#pragma once

#include "analysis/comparison.hpp"
#include "report/expect/expectations.hpp"
#include "report/sweep/regime_map.hpp"
#include "report/sweep/world_shares.hpp"
#include "simulation/model.hpp"
#include "store/rows.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// What `compare` finds in a store, as plain data; text, JSON and comparisons.csv are made from it.
namespace kaptein {

struct Study;

/// One point of a sweep as tables print it.
struct PointText {
    std::uint64_t number = 0;
    std::vector<std::string> cells;  // one per CompareRequest::factors
    std::vector<double> values;      // the same as numbers
};

/// In how many plausible worlds the sign of a contrast's headline outcome is positive.
struct WorldShare {
    std::size_t contrast = 0;  // in ModelInfo::contrasts
    std::size_t outcome = 0;
    std::size_t positive = 0;
    std::size_t worlds = 0;
};

/// How far the answers depend on what was assumed, as another study found.
struct PlausibleWorlds {
    std::vector<WorldShare> shares;
    std::string from;  // study file, date and commit
};

struct CompareRequest {
    const ModelInfo* info = nullptr;
    std::string program_version;           // "0.1.0"
    std::string study;
    std::string title;
    std::string question;
    std::vector<std::size_t> outcomes;     // in ModelInfo::outcomes: printed and tested, one Holm family per point
    std::optional<std::size_t> baseline;   // empty: the design marked in the store
    double confidence = 0.95;
    std::string per;                       // key of a denominator, or "" for totals
    std::optional<std::uint64_t> point;    // only this one
    std::vector<std::string> factors;      // of the sweep; empty without one
    std::vector<PointText> points;         // may be shorter than the store's list: unknown points print their number
    std::string sweep_method;              // "" without a sweep
    std::uint64_t plan_block = 1;          // points of a Saltelli plan that share most of their values; else 1
    std::vector<std::string> map_factors;  // the two factors of the map of who wins where; none: chosen
    std::string plausible_worlds_study;    // which study tells how far the answer depends on what was assumed
    PlausibleWorlds plausible_worlds;      // what that study found, where it was published
    std::uint64_t runs_planned = 0;        // 0: not known
};

/// Everything but program_version, per and point from a study.
CompareRequest compare_request(const Study& study);

struct LevelRow {
    std::uint64_t point = 0;
    std::size_t design = 0;
    std::size_t outcome = 0;
    std::string unit;
    Level level;
};

struct ComparisonRow {
    std::uint64_t point = 0;
    std::size_t design = 0;
    std::size_t against = 0;
    std::size_t outcome = 0;
    std::string unit;
    std::string per;  // key of a denominator, or "" for totals
    Comparison comparison;
};

/// One contrast of the model at one point: totals of the headline outcome and of every headline outcome in EUR, and
/// the headline outcome per denominator. Totals of a point are one Holm family, ratios another.
struct ContrastRow {
    std::uint64_t point = 0;
    std::size_t contrast = 0;  // in ModelInfo::contrasts
    std::vector<ComparisonRow> totals;
    std::vector<ComparisonRow> ratios;
};

struct FailedRun {
    std::uint64_t point = 0;
    std::size_t design = 0;
    std::uint32_t replicate = 0;
    std::string stage;
    std::string message;
};

struct LeftOut {
    std::uint64_t point = 0;
    std::size_t design = 0;
    std::size_t replicates = 0;
};

/// An outcome as the causal comparison gives it and as practice computes it: X_causal beside X_naive.
struct BusinessCase {
    std::uint64_t point = 0;
    std::size_t design = 0;
    std::size_t causal_outcome = 0;
    std::size_t naive_outcome = 0;
    Level causal;
    Level naive;
};

struct ComparisonReport {
    CompareRequest request;
    std::vector<StoredDesign> designs;
    std::size_t baseline = 0;
    std::optional<std::size_t> null_design;
    std::vector<std::uint64_t> points;
    std::uint32_t replicates = 0;             // largest number at any point
    std::uint64_t run_count = 0;
    std::uint64_t failed_count = 0;
    std::vector<FailedRun> failed;            // the first ten
    std::vector<LeftOut> left_out;            // replicates without a pair, where there are any
    std::vector<LevelRow> levels;
    std::vector<ComparisonRow> comparisons;
    std::vector<ContrastRow> contrasts;
    std::vector<BusinessCase> business_cases;
    std::vector<PairShare> worlds;           // over all points; empty without a sweep
    std::optional<RegimeMap> map;             // a sweep of two factors or more
    std::vector<ExpectationResult> expected;  // filled by who asks for a whole study
    std::vector<std::size_t> without_null;    // derived outcomes asked for that need a null design
    std::vector<std::size_t> not_divided;     // with `per`: outcomes asked for that are not EUR totals

    const Outcome& outcome(std::size_t index) const { return request.info->outcomes[index]; }
    const std::string& design(std::size_t index) const { return designs[index].name; }
};

/// Reads the store point by point. Contract: request.info set; request.per is "" or a denominator of the model.
ComparisonReport build_comparison(const Rows& rows, const CompareRequest& request);

/// The design whose choices equal those of a preset, if any.
std::optional<std::size_t> design_of_preset(const ModelInfo& info, const std::vector<StoredDesign>& designs,
                                            std::string_view preset);

}  // namespace kaptein
