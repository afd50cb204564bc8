#pragma once

#include "analysis/comparison.hpp"
#include "report/compare/comparison_report.hpp"
#include "report/page/page.hpp"

#include <cstdint>
#include <optional>
#include <vector>

/// What the page shows of many runs: bands and shares instead of rows.
namespace kaptein {

/// Mean and the middle 90 % of some values.
struct Band {
    double mean = 0.0;
    double low = 0.0;
    double high = 0.0;
};

/// The 5 % and 95 % quantiles by linear interpolation between the sorted values; values must not be empty.
Band band_of(std::vector<double> values);

/// How one column of the series unfolds under one design.
struct SeriesBand {
    std::size_t column = 0;  // in ModelInfo::series
    std::size_t design = 0;
    std::vector<std::optional<Band>> level;       // [month]; over the replicates
    std::vector<std::optional<Band>> difference;  // [month]; to the baseline in the same replicate
    std::vector<std::optional<Interval>> interval;  // [month]; of the mean difference
};

struct SeriesBands {
    std::vector<std::int32_t> months;
    std::vector<SeriesBand> bands;
    std::uint32_t replicates = 0;  // used: a sample of the first ones when there are many
    bool sampled = false;
};

SeriesBands series_bands(const PageInput& input, std::size_t baseline, std::uint64_t point);

/// An outcome over the points of a sweep: one value per point, its mean over the replicates.
struct AcrossRow {
    std::size_t design = 0;
    std::size_t outcome = 0;
    std::size_t points = 0;
    std::optional<Band> level;
    std::optional<Band> difference;  // to the baseline
    std::size_t positive = 0;        // points with a positive difference
    std::size_t compared = 0;
};

std::vector<AcrossRow> across_points(const ComparisonReport& report, const Rows& rows);

/// One effect at every point of a sweep: a contrast of the model, or a design against the baseline.
struct SweepEffect {
    std::string name;
    std::size_t outcome = 0;
    std::string unit;
    std::vector<std::optional<double>> at;   // [point sampled]
    std::vector<Verdict> verdict;            // [point sampled]
    std::size_t positive = 0;                // over all points
    std::size_t known = 0;
    std::size_t clearly_positive = 0;
    std::size_t clearly_negative = 0;
};

struct SweepSummary {
    std::vector<std::uint64_t> sample;  // points shown one by one
    std::vector<SweepEffect> effects;
};

SweepSummary sweep_summary(const ComparisonReport& report);

/// The answer in sentences.
struct Finding {
    std::string question;
    std::string design;
    std::string against;
    std::string outcome;
    std::string text;      // "EUR 735,000 less (682,000 to 788,000 less)"
    std::string verdict;
    std::vector<std::string> others;  // "partner surplus: EUR 1.13 million less (...)"
    std::vector<std::string> ratios;  // "per employee: ..."
    std::optional<WorldShare> worlds;
};

struct Answer {
    std::vector<std::string> sentences;  // two: what, and how sure
    std::string against_none;            // what every design does against no program; "" when nothing is known of it
    std::vector<Finding> findings;
    std::vector<std::string> warnings;   // failed runs, one replicate, not complete
};

Answer answer_of(const ComparisonReport& report, const PageInput& input);

}  // namespace kaptein
