#pragma once

#include "parameters/value_text.hpp"
#include "simulation/model.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// What can be said about a model from its declarations alone.
namespace kaptein {

/// `describe` without a model: every model with its version and meaning.
std::string describe_models(std::span<const Model* const> models);
/// Parameters, designs, outcomes, mechanisms of one model; at most 100 columns.
std::string describe_model(const ModelInfo& info);

/// `--json` of both; parameters in the columns of parameters.csv as far as they do not need a study.
std::string describe_models_json(std::span<const Model* const> models, std::string_view program_version);
std::string describe_model_json(const ModelInfo& info, std::string_view program_version);

/// What a key names: a parameter, a choice, an option, a preset, an outcome, a mechanism, a column of the series, a
/// panel, a denominator.
struct Explanation {
    std::string_view kind;  // "parameter", "choice", "preset", ...
    std::string text;
};
/// Everything that carries this key, in the order above; empty for an unknown key.
std::vector<Explanation> explanations_of(const ModelInfo& info, std::string_view key);
/// The known key nearest to a wrong one, or "".
std::string_view nearest_key(const ModelInfo& info, std::string_view key);

/// What `explain KEY` prints; empty when no model knows the key.
std::optional<std::string> explain_key(std::span<const Model* const> models, std::string_view key);
std::optional<std::string> explain_key_json(std::span<const Model* const> models, std::string_view key,
                                            std::string_view program_version);
/// "KEY is not a parameter, choice, ... of MODEL. Did you mean X?"
std::string unknown_key(std::span<const Model* const> models, std::string_view key);

/// PARAMETERS.md of a model: key, meaning, unit, usual, valid, plausible, origin, source of parameters and choices.
/// Generated; a test compares the committed file with it.
std::string parameters_markdown(const ModelInfo& info);

/// Words for declarations, shared by text, JSON and Markdown.
std::string_view to_text(OriginKind kind);
std::string_view to_text(Kind kind);
std::string range_text(const Declaration& declaration, const Range& range);  // "0 to 1", "above 0", "fit, grade"

}  // namespace kaptein
