#pragma once

#include "config/study_file.hpp"
#include "experiment/study.hpp"
#include "experiment/sweep/sources.hpp"

#include <span>
#include <string>
#include <vector>

/// The steps from a study file to a study. Each takes one part of the file, fills its part of the study and adds what
/// is
/// wrong; later steps may rely on earlier ones having run, not on their having found everything right.
namespace kaptein {

/// A sweep laid out: what its points are, and what is needed to write it down again.
struct Expanded {
    SweepShape shape;
    std::vector<Factor> factors;
    Source source;
    std::shared_ptr<const KeptNumbers> kept; // nullptr: all
    std::vector<Levels> levels; // grid, zip, oat: [factor]
    std::string where;
    std::vector<Expanded> nest;
};

struct Resolving {
    const StudyFile& file;
    const ModelInfo& info;
    Study& study;
    Problems& problems;
    Place start; // 1:1 of the file
    Expanded sweep;
    bool designs_known = true; // false: a design was refused, so names of designs cannot be judged

    void complain(const Place& place, std::string path, Fault fault)
    {
        problems.push_back(problem_at(place, std::move(path), std::move(fault)));
    }
};

void resolve_time(Resolving& resolving);
void resolve_settings(Resolving& resolving);
void resolve_tables(Resolving& resolving);
void resolve_designs(Resolving& resolving);
void resolve_baseline(Resolving& resolving);
void resolve_sweep(Resolving& resolving);
void check_factors_against_tables(Resolving& resolving);
void resolve_replicates(Resolving& resolving);
void resolve_outcomes(Resolving& resolving);
void resolve_recording(Resolving& resolving);
void resolve_expectations(Resolving& resolving);

/// Index of a name among `valid`; otherwise says what is wrong and returns nothing.
std::optional<std::size_t> find_name(Resolving& resolving, const Field<std::string>& name, const std::string& path,
                                     const std::string& kind, const std::string& what,
                                     const std::vector<std::string_view>& valid);
/// An outcome that can be computed here: a derived one needs a null design in the study.
std::optional<std::size_t> find_outcome(Resolving& resolving, const Field<std::string>& name, const std::string& path);
std::optional<std::size_t> find_design(Resolving& resolving, const Field<std::string>& name, const std::string& path);

template <class Declared>
std::vector<std::string_view> keys_of(std::span<const Declared> declared)
{
    std::vector<std::string_view> keys;
    for (const Declared& one : declared) {
        keys.push_back(one.key);
    }
    return keys;
}

std::optional<std::size_t> index_of(std::span<const Declaration> declarations, std::string_view key);

/// Settings that give a table: "companies.file", "companies.rows", ...
std::vector<std::string> table_settings(const ModelInfo& info);
bool is_table_setting(const ModelInfo& info, std::string_view key);

/// "study.yaml:12:3", the file without its folders; "--set" for an override.
SetBy set_at(const Place& place);

} // namespace kaptein
