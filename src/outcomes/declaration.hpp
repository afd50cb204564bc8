#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace kaptein {

/// level: stored per run. derived: difference of levels to the design without a program at the same point and
/// replicate, computed by analysis from the stored rows, never by hidden runs.
enum class OutcomeKind : std::uint8_t { level, derived };
enum class Better : std::uint8_t { higher, lower, neither };

/// One summand of a derived outcome: weight x (level under the design - level under no program).
struct Term {
    std::string_view level;
    double weight;
};

/// What a survey or statistic found, measured as the outcome measures it: the band that its sources allow.
struct Target {
    double low = 0.0;
    double high = 0.0;
    std::string_view source = {};  // "" = no target
};

struct Outcome {
    std::string_view key;
    std::string_view meaning;
    std::string_view formula;
    std::string_view unit;
    OutcomeKind kind = OutcomeKind::level;
    Better better = Better::neither;
    bool headline = false;               // printed when a study names no outcomes
    std::span<const Term> terms = {};    // derived only
    bool may_be_missing = false;         // e.g. a break-even month that never comes
    Target target = {};
};

/// A column of a series or of a panel.
enum class ColumnType : std::uint8_t { integer, number, boolean, category, text };
struct Column {
    std::string_view key;
    std::string_view meaning;
    std::string_view unit;
    ColumnType type = ColumnType::number;
    std::span<const std::string_view> labels = {};  // category: text of value 0, 1, ...
    bool headline = true; // series only: recorded when a study without a sweep asks for none
};

/// A tidy panel: one row per recorded entity and month (or event).
struct Panel {
    std::string_view entity; // "positions": file panel_positions.csv, id column "position"
    std::string_view id; // "position"
    std::string_view meaning;
    bool events; // rows can be events (`every: events`) instead of one per month
    std::span<const Column> columns;
};

} // namespace kaptein
