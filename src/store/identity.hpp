#pragma once

#include "parameters/value_text.hpp"
#include "simulation/model.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

/// What the store must know of a study, as plain values: the store knows no plans and no study files. The upper floor
/// fills it from the study.
namespace kaptein {

struct IdentityDesign {
    std::string name;
    bool is_baseline = false;
    std::string preset;
    std::vector<double> choices;  // [ModelInfo::choices]
};

struct IdentityFactor {
    std::string name;
    const Declaration* declaration = nullptr;  // of the parameter or choice it varies
};

struct IdentityPoint {
    std::uint64_t number = 0;
    std::vector<double> values;  // [factor]
};

/// Points one by one, so that a million of them need no memory.
struct IdentityPoints {
    std::uint64_t count = 0;
    std::function<IdentityPoint(std::uint64_t row)> at;

    bool empty() const { return count == 0; }
    std::uint64_t size() const { return count; }

    struct Iterator {
        const IdentityPoints* points;
        std::uint64_t row;
        IdentityPoint operator*() const { return points->at(row); }
        Iterator& operator++()
        {
            ++row;
            return *this;
        }
        bool operator==(const Iterator& other) const { return row == other.row; }
    };
    Iterator begin() const { return {this, 0}; }
    Iterator end() const { return {this, count}; }
};

struct StudyIdentity {
    std::string study;
    const ModelInfo* model = nullptr;
    std::uint64_t seed = 1;
    int burn_in = 0;
    int horizon = 0;
    int run_out = 0;
    std::vector<double> settings;          // [ModelInfo::parameters]
    std::vector<std::string> settings_by;  // [ModelInfo::parameters] where each was set
    std::vector<std::pair<std::string, std::string>> tables;  // entities given instead of drawn: key, what is in them
    std::vector<IdentityDesign> designs;   // in table order
    std::optional<std::size_t> null_design;
    std::vector<IdentityFactor> factors;   // empty without a sweep
    IdentityPoints points;                 // empty without a sweep: point 0 alone
    std::string shard;                     // "2/7": which part of the study the store is for; "" for all of it
    std::string fixed_sweep;               // "lhs of 16 points": a sweep that cannot grow; "" for others
    std::string replicates;                // any text that changes when the planned replicates do
    Recording recording;
    std::string study_text;                // study.yaml
    std::string resolved_text;             // resolved.yaml
};

/// Facts that must not change while a folder is continued, by name: ("seed", "1"), ("settings.partners.count", "150"),
/// ("designs.needs.selection", "fit"). Designs may come and go; one of the same name must stay the same.
std::vector<std::pair<std::string, std::string>> facts(const StudyIdentity& identity);

/// "seed was 1, is now 2" for the first facts that differ, or "" when `stored` can be continued as `wanted`.
std::string difference(const std::vector<std::pair<std::string, std::string>>& stored,
                       const std::vector<std::pair<std::string, std::string>>& wanted);

/// Why the sweep that is stored cannot become the one that is wanted, or "".
std::string sweep_difference(const std::string& stored, const std::string& wanted);

/// What a run must have recorded, as text; "" when nothing.
std::string recording_text(const Recording& recording);

/// Whether rows recorded as `recorded` hold everything that `wanted` asks for.
bool holds(const std::string& recorded, const std::string& wanted);

/// Changes whenever places of runs in the tables can have changed: designs, points, replicates.
std::string layout_digest(const StudyIdentity& identity);

}  // namespace kaptein
