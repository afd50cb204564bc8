#pragma once

#include "experiment/sweep/points.hpp"
#include "experiment/sweep/spread.hpp"
#include "simulation/model.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace kaptein {

/// Where an effective value was set: "default", "study.yaml:12:3", "preset needs_driven", "--set", "base.yaml:4:5".
struct SetBy {
    std::string text = "default";
};

struct Design {
    std::string name;
    std::string preset;            // "" when it was not made from one
    std::vector<double> choices;   // [ModelInfo::choices]
    std::vector<SetBy> set_by;     // [ModelInfo::choices]
};

/// Where the rows of a table came from; all empty when its entities are drawn.
struct GivenTable {
    std::string from;    // "clients.csv", for origins
    std::string text;    // the rows as CSV, every value spelled out
    std::string digest;  // of the numbers, in hexadecimal
};

/// One factor of a sweep: it varies a parameter, or a choice in some designs.
struct Factor {
    std::string name;
    bool is_choice = false;
    std::size_t index = 0;             // in ModelInfo::parameters or ::choices
    std::vector<std::size_t> designs;  // a choice: the designs it changes
};

/// Factors that move together in a Morris or Saltelli design; without groups each factor is one of its own.
struct FactorGroup {
    std::string name;
    std::vector<std::size_t> factors;
};

/// How the points of a sweep were laid out: what an analysis of them must know.
struct SweepShape {
    std::string method;                // "" without a sweep; "nest" for a product of sweeps
    std::uint64_t base_points = 0;     // N of random, lhs, sobol and saltelli; of a nest: of its lhs parts
    std::uint64_t trajectories = 0;    // morris
    std::uint32_t levels = 0;          // morris
    bool second_order = false;         // saltelli
    std::vector<FactorGroup> groups;   // morris, saltelli, in the order of their first factors
    std::vector<Spread> spreads;       // [factor] of the sampled methods
    bool extendable = true;            // more points are the same points and others (not lhs)
};

/// Points of a Saltelli plan that belong to one base point: A, B, and A (and B) with a group of the other; else 1.
std::uint64_t block_of(const SweepShape& shape);

struct Until {
    std::size_t outcome = 0;
    double half_width = 0.0;
    bool relative = false; // half_width is a share of |mean of the baseline|
    double level = 0.95;
    bool of_difference = true;
};

struct Replicates {
    std::uint32_t min = 1;
    std::uint32_t max = 1;
    std::uint32_t batch = 1;
    std::optional<Until> until;
};

/// A number that is known beforehand.
struct KnownValue {
    double value = 0.0;
    double within = 0.0; // how far the found number may be off
    bool of_difference = false; // to `against`; else of the design itself
    std::string index; // "": the mean; else S1, ST, S2, mu, mu_star, sigma or noise_share of the sweep
    std::string factor; // or group
    std::string with; // the second factor of S2
};

/// What a file expects to come out: the sign of a difference, or a known number.
struct Expectation {
    std::size_t outcome = 0;
    std::size_t design = 0;
    std::size_t against = 0;
    int sign = 0;
    std::string source; // "" when the file gives none
    std::optional<KnownValue> known = {};
};

/// A study with every default resolved and every name checked: the input of Plan. No files, no YAML.
struct Study {
    std::string name;
    std::string title;
    std::string question;
    const Model* model = nullptr;
    std::uint64_t seed = 1;
    int burn_in = 0;
    int horizon = 0;
    int run_out = 0;
    std::vector<double> settings; // [ModelInfo::parameters]
    std::vector<SetBy> settings_by; // [ModelInfo::parameters]
    std::vector<EntityValues> tables; // [ModelInfo::tables] entities given instead of drawn
    std::vector<GivenTable> given; // [ModelInfo::tables]
    std::vector<Design> designs; // in the order of the file, which is the order of every table
    std::size_t baseline = 0;
    std::vector<Factor> factors; // empty without a sweep
    Points points; // computed on demand, in the order of their numbers
    std::string sweep_method; // "" without a sweep
    SweepShape sweep;
    Replicates replicates;
    std::vector<std::size_t> outcomes; // indices in ModelInfo::outcomes: printed and tested, one Holm family per point
    bool outcomes_given = false;
    Recording recording;
    std::vector<Expectation> expect;
    std::string file_name; // of the study file, without its folder: what set_by names
    std::string study_text; // the file as given
    std::string resolved_text; // resolved.yaml: every default spelled out, with origin; loads to the same study
};

/// Index of the design whose choices equal the model's null preset, if any.
std::optional<std::size_t> null_design(const Study& study);

} // namespace kaptein
