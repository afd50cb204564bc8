#include "experiment/resolve.hpp"

#include "config/tree/layers.hpp"
#include "experiment/resolve/resolving.hpp"
#include "experiment/text/resolved_yaml.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

namespace kaptein {
namespace {

const Model* find_model(const StudyFile& file, std::span<const Model* const> catalogue, Problems& problems)
{
    if (catalogue.empty() || (file.model.given && !file.model.has_value())) {
        return nullptr;
    }
    if (!file.model.given) {  // a misspelt "model" says nothing about which
        const bool misspelt = std::any_of(problems.begin(), problems.end(),
                                          [](const Problem& problem) { return problem.suggestion == "model"; });
        return misspelt ? nullptr : catalogue.front();
    }
    std::vector<std::string_view> names;
    for (const Model* model : catalogue) {
        names.push_back(model->info().name);
        if (model->info().name != file.model.value->name) {
            continue;
        }
        const Version version = model->info().version;
        const auto& wanted = file.model.value->version;
        if (wanted && *wanted != std::pair(version.major, version.minor)) {
            problems.push_back(
                problem_at(file.model.place, "model",
                           {"version",
                            fmt::format("the study wants version {}.{} of model '{}', this program has {}.{}",
                                        wanted->first, wanted->second, names.back(), version.major, version.minor),
                            fmt::format("{}@{}.{}", names.back(), wanted->first, wanted->second),
                            fmt::format("{}@{}.{}", names.back(), version.major, version.minor), ""}));
        }
        return model;
    }
    problems.push_back(problem_at(file.model.place, "model",
                                  unknown_name("unknown_model", "not a model", file.model.value->name, names)));
    return nullptr;
}

void resolve_parts(Resolving& resolving)
{
    resolve_time(resolving);
    resolve_settings(resolving);
    resolve_tables(resolving);
    resolve_designs(resolving);
    resolve_baseline(resolving);
    resolve_sweep(resolving);
    check_factors_against_tables(resolving);
    resolve_replicates(resolving);
    resolve_outcomes(resolving);
    resolve_recording(resolving);
    resolve_expectations(resolving);
}

Resolution resolve(Layered&& layered, std::span<const Model* const> catalogue, const Overrides& overrides)
{
    Resolution resolution;
    resolution.problems = std::move(layered.problems);
    if (layered.root) {
        const Place start = layered.root->place;
        const StudyFile file = read_study_file(std::move(*layered.root), resolution.problems);
        const Model* model = find_model(file, catalogue, resolution.problems);
        if (model != nullptr) {
            Study study;
            study.name = file.study.value.value_or("");
            study.title = file.title.value.value_or("");
            study.question = file.question.value.value_or("");
            study.model = model;
            study.seed = overrides.seed.value_or(file.seed.value.value_or(1));
            study.study_text = std::move(layered.bytes);
            study.file_name = start.file ? std::filesystem::path(*start.file).filename().string() : "";
            Resolving resolving{file, model->info(), study, resolution.problems, start, {}, true};
            resolve_parts(resolving);
            if (resolution.problems.empty()) {
                study.resolved_text = resolved_yaml(study, resolving.sweep);
                if (study.resolved_text.size() > document_limit::bytes) {
                    resolving.complain(start, "",
                                       {"limit", "the study is too long when all is written out", "",
                                        "8 MiB (fewer listed values, or several studies)", ""});
                } else {
                    resolution.study = std::move(study);
                }
            }
        }
    }
    sort_problems(resolution.problems);
    return resolution;
}

}  // namespace

Resolution resolve_file(const std::string& file, std::span<const Model* const> catalogue, const Overrides& overrides)
{
    return resolve(layer_file(file, overrides.set), catalogue, overrides);
}

Resolution resolve_text(std::string_view text, const std::string& file, std::span<const Model* const> catalogue,
                        const Overrides& overrides)
{
    return resolve(layer_text(text, file, overrides.set), catalogue, overrides);
}

bool is_other_version(const Problems& problems)
{
    return !problems.empty() && std::all_of(problems.begin(), problems.end(), [](const Problem& problem) {
        return problem.kind == "version";
    });
}

}  // namespace kaptein
