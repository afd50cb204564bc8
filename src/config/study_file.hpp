#pragma once

#include "config/map_reader.hpp"
#include "config/tree/document.hpp"

#include <cstdint>
#include <memory>

/// A study file as a plain struct: shapes, ids and numbers are checked; names of models, settings, options and outcomes
/// are not, for this folder knows no models (experiment/resolve.hpp does that).
namespace kaptein {

struct ModelName {
    std::string name;
    std::optional<std::pair<int, int>> version; // MAJOR.MINOR
};

struct DesignEntry {
    std::string name;
    Place place;
    Field<std::string> preset;
    Field<std::string> extends;
    std::vector<Entry> choices;
};

struct FactorEntry {
    std::string path;
    Place place;
    Field<std::string> name;
    Field<std::string> group;
    bool has_in = false;
    std::vector<Field<std::string>> in; // designs that a choice changes
    const Node* values = nullptr; // one of these forms; nullptr = not given
    const Node *from = nullptr, *to = nullptr, *step = nullptr;
    const Node* bounds = nullptr;
    const Node* dist = nullptr;
};

struct SweepEntry {
    std::string path;
    Place place;
    Field<std::string> method;
    std::vector<std::pair<std::string, Place>> given; // every key of the sweep, with its place
    bool is_nest = false;
    std::vector<SweepEntry> nest;
    std::vector<FactorEntry> factors;
    const Node* points = nullptr;
    const Node* where = nullptr;
    const Node *file = nullptr, *table = nullptr; // rows of a CSV file, or written here
    const Node *trajectories = nullptr, *levels = nullptr, *second_order = nullptr;
    std::vector<std::unique_ptr<Node>> written; // what a SALib problem says, as factors would

    const Place* place_of(std::string_view key) const
    {
        for (const auto& [name, at] : given) {
            if (name == key) {
                return &at;
            }
        }
        return nullptr;
    }
};

struct UntilEntry {
    std::string path;
    Place place;
    Field<std::string> outcome;
    const Node* half_width = nullptr;
    Field<double> level;
    Field<std::string> of;
};

struct ReplicatesEntry {
    bool given = false;
    Place place;
    Field<std::int64_t> min, max, batch;
    std::optional<UntilEntry> until;
};

struct SeriesEntry {
    Place place;
    Field<std::int64_t> every_months;
    bool has_of = false;
    std::vector<Field<std::string>> of;
};

struct PanelEntry {
    std::string path;
    Place place;
    Field<std::string> of;
    Field<std::int64_t> sample;
    bool events = false;
    Field<std::int64_t> every_months;
};

struct ExpectEntry {
    std::string path;
    Place place;
    Field<std::string> outcome, design, against, sign, source;
    Field<double> value, within; // a known number instead of a sign
    Field<std::string> index, factor, with; // of what it is known, when not of the mean
};

/// Pointers into `root` stay good as long as this lives; it can be moved, not copied.
struct StudyFile {
    StudyFile() = default;
    StudyFile(StudyFile&&) = default;
    StudyFile& operator=(StudyFile&&) = default;
    StudyFile(const StudyFile&) = delete;
    StudyFile& operator=(const StudyFile&) = delete;

    std::unique_ptr<Node> root;
    Field<std::string> study, title, question, baseline;
    Field<ModelName> model;
    Field<std::uint64_t> seed;
    Field<std::int64_t> burn_in, horizon, run_out; // months
    std::vector<Entry> settings;
    bool has_designs = false;
    std::vector<DesignEntry> designs;
    std::optional<SweepEntry> sweep;
    ReplicatesEntry replicates;
    bool has_outcomes = false;
    Place outcomes_place;
    std::vector<Field<std::string>> outcomes;
    std::optional<SeriesEntry> series;
    bool has_panel = false;
    std::vector<PanelEntry> panel;
    std::vector<ExpectEntry> expect;
};

/// Reads the whole tree of a study and adds everything that is wrong with it to `problems`.
StudyFile read_study_file(Node root, Problems& problems);

/// The keys of a study file, in the order in which they are documented.
const std::vector<std::string_view>& study_keys();

} // namespace kaptein
