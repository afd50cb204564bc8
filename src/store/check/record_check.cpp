#include "store/check/record_check.hpp"

#include <fmt/format.h>

#include <cmath>

namespace kaptein {
namespace {

std::string not_a_number(double value) { return std::isnan(value) ? "is not a number" : "is infinite"; }

std::optional<RunFailure> fault_in_outcomes(const ModelInfo& model, const RunRecord& record)
{
    if (record.outcomes.size() != level_count(model)) {
        return RunFailure{
            "outcomes", 0, {}, fmt::format("{} outcomes instead of {}", record.outcomes.size(), level_count(model))};
    }
    for (std::size_t i = 0; i < record.outcomes.size(); ++i) {
        const Outcome& outcome = model.outcomes[i];
        if (!record.outcomes[i] && !outcome.may_be_missing) {
            return RunFailure{"outcomes", 0, {}, fmt::format("{} is missing", outcome.key)};
        }
        if (record.outcomes[i] && !std::isfinite(*record.outcomes[i])) {
            return RunFailure{"outcomes", 0, {}, fmt::format("{} {}", outcome.key, not_a_number(*record.outcomes[i]))};
        }
    }
    return std::nullopt;
}

std::optional<RunFailure> fault_in_series(const ModelInfo& model, const Recording& recording, const SeriesTable& series)
{
    const std::size_t asked = recording.series_every > 0 ? recording.series.size() : 0;
    if (series.columns.size() != asked && !(asked == 0 && series.months.empty())) {
        return RunFailure{"series", 0, {}, fmt::format("{} columns instead of {}", series.columns.size(), asked)};
    }
    for (std::size_t i = 0; i < series.columns.size(); ++i) {
        const std::string_view key = i < asked ? model.series[recording.series[i]].key : "series";
        if (series.columns[i].size() != series.months.size()) {
            return RunFailure{
                "series",
                0,
                {},
                fmt::format("{} has {} rows instead of {}", key, series.columns[i].size(), series.months.size())};
        }
        for (std::size_t row = 0; row < series.months.size(); ++row) {
            if (const double value = series.columns[i][row]; !std::isfinite(value)) {
                return RunFailure{"series", series.months[row], {}, fmt::format("{} {}", key, not_a_number(value))};
            }
        }
    }
    return std::nullopt;
}

std::optional<RunFailure> fault_in_panel(const ModelInfo& model, const PanelTable& table)
{
    if (table.panel >= model.panels.size() || table.entities.size() != table.months.size()
        || table.columns.size() != model.panels[table.panel].columns.size()) {
        return RunFailure{"panel", 0, {}, "a panel of another shape than declared"};
    }
    const Panel& panel = model.panels[table.panel];
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        if (table.columns[i].size() != table.months.size()) {
            return RunFailure{"panel",
                              0,
                              {},
                              fmt::format("{} has {} rows instead of {}", panel.columns[i].key, table.columns[i].size(),
                                          table.months.size())};
        }
        for (std::size_t row = 0; row < table.months.size(); ++row) {
            if (const Value& value = table.columns[i][row]; value && !std::isfinite(*value)) {
                return RunFailure{"panel",
                                  table.months[row],
                                  {panel.id, table.entities[row]},
                                  fmt::format("{} {}", panel.columns[i].key, not_a_number(*value))};
            }
        }
    }
    return std::nullopt;
}

}  // namespace

std::optional<RunFailure> fault_in(const ModelInfo& model, const Recording& recording, const RunRecord& record)
{
    if (auto fault = fault_in_outcomes(model, record)) {
        return fault;
    }
    if (auto fault = fault_in_series(model, recording, record.series)) {
        return fault;
    }
    for (const PanelTable& table : record.panels) {
        if (auto fault = fault_in_panel(model, table)) {
            return fault;
        }
    }
    return std::nullopt;
}

std::string failure_text(const RunFailure& failure)
{
    std::string place = failure.month != 0 ? fmt::format("month {}", failure.month) : std::string{};
    if (!failure.entity.kind.empty()) {
        place += fmt::format("{}{} {}", place.empty() ? "" : ", ", failure.entity.kind, failure.entity.id);
    }
    return place.empty() ? failure.message : place + ": " + failure.message;
}

}  // namespace kaptein
