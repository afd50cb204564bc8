#include "app/input/study_input.hpp"

#include "experiment/resolve.hpp"
#include "models/catalogue/catalogue.hpp"

#include <fmt/format.h>

#include <ostream>

namespace kaptein {

StudyInput read_study(const Options& options)
{
    Resolution resolution =
        resolve_file(options.subject, catalogue(), Overrides{.set = options.set, .seed = options.seed});
    StudyInput input{std::move(resolution.study), std::move(resolution.problems), ExitCode::done};
    if (!input.study) {
        input.exit_code = is_other_version(input.problems) ? ExitCode::not_ours : ExitCode::usage;
    }
    return input;
}

StudyInput read_study_aloud(const Options& options, Console& console)
{
    StudyInput input = read_study(options);
    for (const Problem& problem : input.problems) {
        console.err << to_line(problem) << '\n';
    }
    return input;
}

std::filesystem::path results_folder(const Options& options, const Study& study)
{
    if (!options.output.empty()) {
        return options.output;
    }
    const std::filesystem::path results = "results";
    if (options.shard) {  // no study has a dot in its name
        return results / (study.name + ".shards")
               / fmt::format("{}-of-{}", options.shard->index + 1, options.shard->count);
    }
    return results / study.name;
}

OpenResults open_results(const std::string& folder)
{
    OpenResults open{Store::open_read_only(folder), {}};
    Resolution resolution = resolve_text(open.store->resolved_text(), folder + "/resolved.yaml", catalogue());
    if (!resolution.study) {
        std::string message = folder + " holds a study that this version cannot read:";
        for (const Problem& problem : resolution.problems) {
            message += "\n" + to_line(problem);
        }
        throw StoreError(StoreFault::not_ours, message);
    }
    open.study = std::move(*resolution.study);
    return open;
}

std::string only_a_shard(const OpenResults& open)
{
    const std::string shard = open.store->fact("shard");
    return shard.empty() ? ""
                         : fmt::format("{}: holds shard {} only; first join all of them: kaptein merge DIR... -o DIR",
                                       open.store->folder().string(), shard);
}

namespace {

/// "study.yaml:12:3" for a place in the study file, whatever its name was: under this name it lies in the results
/// folder, and a copy of the file under another name gives the same table.
std::string as_stored(const SetBy& by, const std::string& file_name)
{
    return by.text.starts_with(file_name + ":") ? "study.yaml" + by.text.substr(file_name.size()) : by.text;
}

}  // namespace

StudyIdentity identity_of(const Study& study, std::optional<Share> shard)
{
    const ModelInfo& info = study.model->info();
    StudyIdentity identity;
    identity.study = study.name;
    identity.model = &info;
    identity.seed = study.seed;
    identity.burn_in = study.burn_in;
    identity.horizon = study.horizon;
    identity.run_out = study.run_out;
    identity.settings = study.settings;
    for (const SetBy& by : study.settings_by) {
        identity.settings_by.push_back(as_stored(by, study.file_name));
    }
    for (std::size_t t = 0; t < study.given.size(); ++t) {
        if (!study.given[t].digest.empty()) {
            identity.tables.emplace_back(
                fmt::format("{}.rows", info.tables[t].key),
                fmt::format("{} rows, SHA-256 {}", study.tables[t].rows, study.given[t].digest.substr(0, 16)));
        }
    }
    for (std::size_t i = 0; i < study.designs.size(); ++i) {
        const Design& design = study.designs[i];
        identity.designs.push_back({design.name, i == study.baseline, design.preset, design.choices});
    }
    identity.null_design = null_design(study);
    for (const Factor& factor : study.factors) {
        const auto declarations = factor.is_choice ? info.choices : info.parameters;
        identity.factors.push_back({factor.name, &declarations[factor.index]});
    }
    identity.points.count = study.points.size();
    identity.points.at = [points = study.points](std::uint64_t row) {
        Point point = points[row];
        return IdentityPoint{point.number, std::move(point.values)};
    };
    const Replicates& replicates = study.replicates;
    identity.replicates = fmt::format("{} {} {}", replicates.min, replicates.max, replicates.batch);
    if (const auto& until = replicates.until) {
        identity.replicates += fmt::format(" until {} {:a} {} {:a} {}", until->outcome, until->half_width,
                                           until->relative, until->level, until->of_difference);
    }
    if (!study.sweep.extendable) {
        identity.fixed_sweep = fmt::format("lhs of {} points", study.sweep.base_points);
    }
    identity.shard = shard ? to_text(*shard) : "";
    identity.recording = study.recording;
    identity.study_text = study.study_text;
    identity.resolved_text = study.resolved_text;
    return identity;
}

}  // namespace kaptein
