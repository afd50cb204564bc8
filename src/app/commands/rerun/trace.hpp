#pragma once

#include "simulation/model.hpp"

#include <iosfwd>
#include <optional>
#include <string>

namespace kaptein {

/// What a trace records: every panel the model has, events where a panel has them, else every month.
Recording everything_of(const ModelInfo& info);

/// Whom a trace is about: "partner:7", "partner" (all of them), or everybody when there is none.
struct TraceSubject {
    std::string kind;  // an id of a panel, or a column that names one
    std::optional<std::uint32_t> id;
};

/// Says in words, month by month, what happened to whom. A line is printed when somebody appears, is gone, or has
/// another state: a whole number, a category or a yes-or-no that changed. What else changed with it stands beside it.
void print_trace(const ModelInfo& info, const RunRecord& record, const std::optional<TraceSubject>& subject,
                 std::ostream& out);

/// Reads "partner:7". Nothing when no panel of the model knows such a kind; `allowed` then lists those there are.
std::optional<TraceSubject> trace_subject(const ModelInfo& info, const std::string& text, std::string& allowed);

}  // namespace kaptein
