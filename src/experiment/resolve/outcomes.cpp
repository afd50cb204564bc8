#include "experiment/resolve/resolving.hpp"

#include "config/shown.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace kaptein {
namespace {

constexpr std::uint32_t replicates_usual = 20;

/// A half-width that means nothing would be reached at once or never.
void check_until(Resolving& resolving, const UntilEntry& entry, const Until& until)
{
    if (!resolving.designs_known && !resolving.file.designs.empty()) {
        return;
    }
    const Study& study = resolving.study;
    if (until.of_difference && study.designs.size() < 2) {
        resolving.complain(entry.place, entry.path,
                           {"conflict", "a difference needs two designs, and this study has one", "of: difference",
                            "of: level, or a second design", ""});
    }
    const bool derived = resolving.info.outcomes[until.outcome].kind == OutcomeKind::derived;
    if (derived && until.relative && null_design(study) == std::optional(study.baseline)) {
        const std::string_view unit = resolving.info.outcomes[until.outcome].unit;
        resolving.complain(entry.half_width->place, entry.path + ".half_width",
                           {"conflict", "a share of the baseline's mean, which is 0 here by definition",
                            entry.half_width->text, fmt::format("a half-width in {}, or another baseline", unit), ""});
    }
}

std::optional<Until> resolve_until(Resolving& resolving, const UntilEntry& entry)
{
    Until until;
    const auto outcome = find_outcome(resolving, entry.outcome, entry.path + ".outcome");
    if (!outcome || entry.half_width == nullptr) {
        return std::nullopt;
    }
    until.outcome = *outcome;
    const Split split = split_quantity(entry.half_width->text);
    Declaration width;
    width.key = "half_width";
    width.unit = resolving.info.outcomes[*outcome].unit;
    width.valid = above(0.0, 1e300);
    if (split.unit == "%") {  // of |mean of the baseline|
        until.relative = true;
        width.unit = "share";
    }
    auto reading = read_quantity(*entry.half_width, width);
    if (auto* fault = std::get_if<Fault>(&reading)) {
        resolving.complain(entry.half_width->place, entry.path + ".half_width", std::move(*fault));
        return std::nullopt;
    }
    until.half_width = std::get<double>(reading);
    until.level = entry.level.has_value() ? *entry.level : 0.95;
    until.of_difference = !entry.of.has_value() || *entry.of == "difference";
    check_until(resolving, entry, until);
    return until;
}

std::size_t find_index(const std::vector<std::size_t>& list, std::size_t value)
{
    return static_cast<std::size_t>(std::find(list.begin(), list.end(), value) - list.begin());
}

/// The outcomes that a study prints when it names none.
std::vector<std::size_t> usual_outcomes(const ModelInfo& info)
{
    std::vector<std::size_t> headline;
    std::vector<std::size_t> levels;
    for (std::size_t i = 0; i < info.outcomes.size(); ++i) {
        if (info.outcomes[i].headline) {
            headline.push_back(i);
        }
        if (info.outcomes[i].kind == OutcomeKind::level) {
            levels.push_back(i);
        }
    }
    return headline.empty() ? levels : headline;
}

}  // namespace

void resolve_replicates(Resolving& resolving)
{
    const ReplicatesEntry& entry = resolving.file.replicates;
    Replicates& replicates = resolving.study.replicates;
    replicates.min = entry.min.has_value() ? static_cast<std::uint32_t>(*entry.min) : replicates_usual;
    replicates.max = entry.max.has_value() ? static_cast<std::uint32_t>(*entry.max) : replicates.min;
    replicates.batch = entry.batch.has_value() ? static_cast<std::uint32_t>(*entry.batch) : replicates.min;
    if (entry.until) {
        replicates.until = resolve_until(resolving, *entry.until);
    }
}

void resolve_outcomes(Resolving& resolving)
{
    Study& study = resolving.study;
    study.outcomes_given = resolving.file.has_outcomes;
    if (!study.outcomes_given) {
        study.outcomes = usual_outcomes(resolving.info);
        return;
    }
    for (std::size_t i = 0; i < resolving.file.outcomes.size() && !enough(resolving.problems); ++i) {
        const Field<std::string>& name = resolving.file.outcomes[i];
        const std::string path = fmt::format("outcomes[{}]", i);
        const auto outcome = find_outcome(resolving, name, path);
        if (!outcome) {
            continue;
        }
        if (find_index(study.outcomes, *outcome) < study.outcomes.size()) {
            resolving.complain(
                name.place, path,
                {"conflict", fmt::format("'{}' stands here twice", *name), *name, "each outcome once", ""});
        } else {
            study.outcomes.push_back(*outcome);
        }
    }
    if (study.outcomes.empty() && resolving.file.outcomes.empty() && resolving.problems.empty()) {
        resolving.complain(resolving.file.outcomes_place, "outcomes",
                           {"missing", "an empty list", "[]", "at least one outcome, or leave out outcomes:", ""});
    }
}

}  // namespace kaptein
