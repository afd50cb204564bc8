#pragma once

#include "outcomes/declaration.hpp"

#include <span>
#include <string_view>

/// How a reader meets a model: beside ModelInfo, which says what it computes. Nothing of this enters a run.
namespace kaptein {

/// An account: total = sum of weight x level, and what no level shows by itself.
struct Account {
    std::string_view total;  // a level outcome
    std::string_view title;
    std::span<const Term> lines;
};

/// Outcomes that answer one question of a reader, as the report shows them together.
struct OutcomeGroup {
    std::string_view title;
    std::string_view meaning;
    std::span<const std::string_view> outcomes;
};

/// A value of a parameter, by its key.
struct Setting {
    std::string_view key;
    double value;
};

/// A world small enough to be simulated while somebody watches; without settings the usual one.
struct SmallWorld {
    std::string_view meaning;  // "2,000 employees, 15 partner organisations"
    std::span<const Setting> settings;
};

struct Reading {
    std::span<const Account> accounts;
    std::span<const OutcomeGroup> groups;
    SmallWorld small_world;
    std::span<const std::string_view> limits;  // what the model cannot say, one sentence each
};

}  // namespace kaptein
