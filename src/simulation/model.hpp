#pragma once

#include "base/digest.hpp"
#include "base/executor.hpp"
#include "base/part_clock.hpp"
#include "outcomes/declaration.hpp"
#include "parameters/declaration.hpp"
#include "parameters/table.hpp"
#include "random/stream.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// The one seam between the science and the machinery. One virtual call per run, none per agent. The native program,
/// the web page, a cluster shard and the tests all come through here.
namespace kaptein {

struct Version {
    int major = 1;
    int minor = 0;
    bool operator==(const Version&) const = default;
};

/// A named set of choices: `choices[i]` belongs to ModelInfo::choices[i].
struct Preset {
    std::string_view key;
    std::string_view meaning;
    std::span<const double> choices;
};

/// A comparison of two presets that answers a question of the model in words; `compare` opens with those whose two
/// presets are both designs of the study.
struct Contrast {
    std::string_view question;  // "effect of the agenda, plain care"
    std::string_view preset;    // its value ...
    std::string_view against;   // ... minus the value of this one
};

/// A mechanism as the report, Shapley values and the ODD name it. off_parameter "" = part of every model run.
struct Mechanism {
    std::string_view key;
    std::string_view phase;
    std::string_view meaning;
    std::string_view off_parameter;
    double off_value = 0.0;
    std::string_view without_it;  // in words: what happens instead
};

/// A part of a run whose time `run --profile` shows, in the order of the numbers given to PartClock; the first is
/// "none of the others".
struct RunPart {
    std::string_view phase;
    std::string_view what;  // the mechanisms whose equations it evaluates
};

/// What EUR totals can be divided by: `--per employee` divides by the level outcome named.
struct Denominator {
    std::string_view key;      // "employee"
    std::string_view outcome;  // "employees"
};

/// One step of the published waterfall; the steps add up exactly: sum of all but the last = the last.
struct WaterfallStep {
    std::string_view outcome;
    std::string_view label;
};

struct ModelInfo {
    std::string_view name;
    std::string_view meaning;
    Version version;
    std::span<const Declaration> parameters;
    std::span<const Declaration> choices;  // program design: empty for a model without designs
    std::span<const Preset> presets;
    std::string_view null_preset;          // the design derived outcomes are differences to; "" when there is none
    std::span<const Outcome> outcomes;     // levels first, in the order of RunRecord::outcomes, then derived ones
    std::span<const Column> series;
    std::span<const Panel> panels;
    std::span<const Mechanism> mechanisms;
    std::span<const Contrast> contrasts;
    std::span<const Denominator> denominators;
    std::span<const WaterfallStep> waterfall;
    std::span<const RunPart> parts = {};   // empty: the model does not say where it is
    std::span<const EntityTable> tables = {};  // entities that a study may give instead of having them drawn
    bool has_months = false;               // false: burn_in, horizon and run_out have no meaning and are 0
    int default_burn_in = 0;
    int default_horizon = 0;
    int default_run_out = 0;
};

/// Number of outcomes that a run stores (kind level); they come first in ModelInfo::outcomes.
inline std::size_t level_count(const ModelInfo& info)
{
    std::size_t count = 0;
    while (count < info.outcomes.size() && info.outcomes[count].kind == OutcomeKind::level) {
        ++count;
    }
    return count;
}

struct PanelRequest {
    std::size_t panel = 0;          // index in ModelInfo::panels
    std::uint32_t sample = 0;       // entities drawn once per replicate, the same under every design; 0 = all
    bool events = false;
    int every_months = 1;
};

struct Recording {
    int series_every = 0;                   // months; 0 = none
    std::vector<std::size_t> series;        // indices in ModelInfo::series
    std::vector<PanelRequest> panels;
};

struct RunRequest {
    std::span<const double> values;   // one per ModelInfo::parameters
    std::span<const double> choices;  // one per ModelInfo::choices
    Luck luck;
    int burn_in = 0;                  // months; see annex 1: -burn_in+1 .. 0, 1 .. horizon, horizon+1 .. +run_out
    int horizon = 0;
    int run_out = 0;
    const Recording* what = nullptr;
    std::span<const EntityValues> tables = {};  // one per ModelInfo::tables; empty: every entity is drawn
    PartClock* part_clock = nullptr;  // is told which of ModelInfo::parts the run is in; may be null
};

/// Missing values are empty optionals; a NaN or infinity in a record is a failed run.
using Value = std::optional<double>;

struct SeriesTable {
    std::vector<std::int32_t> months;        // [row]
    std::vector<std::vector<double>> columns;  // [column asked for][row]
};

struct PanelTable {
    std::size_t panel = 0;
    std::vector<std::int32_t> months;          // [row]
    std::vector<std::uint32_t> entities;       // [row]
    std::vector<std::vector<Value>> columns;   // [declared column][row]
};

struct RunRecord {
    std::vector<Value> outcomes;  // [level outcome]
    SeriesTable series;
    std::vector<PanelTable> panels;
    Digest state;                 // of the whole world after the last month
    Digest start;                 // of the world at the end of the burn-in (month 0); equal for all designs
};

struct EntityRef {
    std::string_view kind;  // "partner", "company", ... or ""
    std::uint32_t id = 0;
};

struct RunFailure {
    std::string_view stage;  // "setup", "month", "books", "outcomes"
    int month = 0;
    EntityRef entity;
    std::string message;
};

/// Memory a lane keeps between runs.
class Scratch {
  public:
    virtual ~Scratch() = default;
};

using RunResult = std::variant<RunRecord, RunFailure>;

class Model {
  public:
    virtual ~Model() = default;
    virtual const ModelInfo& info() const = 0;
    virtual std::unique_ptr<Scratch> scratch() const { return std::make_unique<Scratch>(); }
    /// A pure function of the request: no clock, no file, no state kept in the model. `executor` may spread blocks of
    /// one run over lanes; the result does not depend on it.
    virtual RunResult run(const RunRequest& request, Executor& executor, Scratch& scratch) const = 0;
};

} // namespace kaptein
