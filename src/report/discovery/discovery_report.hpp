#pragma once

#include "analysis/discovery/prim.hpp"
#include "analysis/discovery/tree.hpp"
#include "report/compare/comparison_table.hpp"
#include "report/discovery/rule.hpp"

namespace kaptein {

struct DiscoveryRequest {
    std::string program_version;
    std::optional<std::size_t> outcome;  // of the default rule; left out: the study's first
    std::optional<Rule> rule;            // left out: the baseline wins
    double least_density = 0.0;
};

struct DiscoveryReport {
    const Study* study = nullptr;
    std::string program_version;
    std::size_t outcome = 0;
    std::string rule;
    std::vector<std::size_t> rivals;   // designs that the default rule compares with
    std::uint64_t points = 0;          // of the plan
    std::uint64_t left_out = 0;        // points without a value
    double counts_as = 1.0;            // of how many independent points one is worth
    std::size_t hits = 0;
    Cases cases;                       // of the points with values
    PrimResult found;
    std::vector<TreeNode> tree;
};

/// Whether a study has points to look into; if not, why.
std::optional<std::string> no_discovery(const Study& study);

DiscoveryReport build_discovery(const Rows& rows, const Study& study, const DiscoveryRequest& request);

std::string discovery_text(const DiscoveryReport& report);
std::string discovery_json(const DiscoveryReport& report);

/// What the rule says: "supply_driven has more net social value than needs_driven", or the rule as it was given.
std::string rule_in_words(const DiscoveryReport& report);

/// "0.3 to 0.62", "at least 4 months", "fit or random".
std::string limit_in_words(const DiscoveryReport& report, const Limit& limit);

/// boxes.csv: one row per box and limit.
std::span<const Column> box_columns();
std::vector<std::vector<TableCell>> box_rows(const DiscoveryReport& report);

/// trajectory.csv: one row per step.
std::span<const Column> trajectory_columns();
std::vector<std::vector<TableCell>> trajectory_rows(const DiscoveryReport& report);

}  // namespace kaptein
