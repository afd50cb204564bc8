#include "app/commands/commands.hpp"

#include "app/analysis/analysis_names.hpp"
#include "app/analysis/analysis_output.hpp"
#include "app/analysis/coalition_study.hpp"
#include "app/input/study_input.hpp"
#include "app/output/version.hpp"
#include "store/files/folder.hpp"

#include <algorithm>
#include <optional>
#include <ostream>
#include <sstream>

namespace kaptein {
namespace {

namespace fs = std::filesystem;

/// The study, the folder of its results when there is one, and where runs of coalitions go.
struct Subject {
    std::optional<Study> study;
    std::optional<fs::path> results;
    fs::path work;
    ExitCode exit_code = ExitCode::done;
};

Subject subject_of(const Options& options, Console& console)
{
    Subject subject;
    if (fs::is_directory(options.subject)) {
        subject.study = open_results(options.subject).study;
        subject.results = fs::path(options.subject);
    } else {
        StudyInput input = read_study_aloud(options, console);
        subject.exit_code = input.exit_code;
        subject.study = std::move(input.study);
    }
    if (subject.study.has_value()) {
        const fs::path base = options.output.empty()
                                  ? subject.results.value_or(fs::path("results") / subject.study->name)
                                  : fs::path(options.output);
        subject.work = options.output.empty() ? fs::path((base / "").parent_path().string() + "-shapley") : base;
    }
    return subject;
}

/// The first design that is neither the baseline nor without a program.
std::optional<std::size_t> usual_design(const Study& study, std::size_t against)
{
    const auto none = null_design(study);
    for (std::size_t design = 0; design < study.designs.size(); ++design) {
        if (design != against && none != design) {
            return design;
        }
    }
    return std::nullopt;
}

/// Runs the study made for the coalitions, or what is missing of it, and reads their values.
ExitCode play(const Options& options, const AttributionChoice& choice, CoalitionStudy& made, const fs::path& work,
              AttributionReport& report, Console& console)
{
    fs::create_directories(work);
    const fs::path file = work / (made.kind + ".yaml");
    write_file(file, made.text);
    Options inner = options;
    inner.command = "run";
    inner.subject = file.string();
    inner.output = (work / made.kind).string();
    inner.set.clear();
    inner.seed.reset();
    inner.json = false;
    inner.no_report = true;  // a page of coalitions, which nobody asked for
    std::ostringstream printed;  // the comparison of all coalitions, which nobody asked for
    Console quiet{printed, console.err, console.err_is_terminal};
    const ExitCode code = run_study_command(inner, quiet);
    if (code != ExitCode::done && code != ExitCode::runs_failed) {
        return code;
    }
    const OpenResults open = open_results(inner.output);
    const auto values = coalition_values(*open.store, open.study, choice.outcome, made.places);
    report.parts.push_back({.kind = made.kind,
                            .players = made.players,
                            .plan = made.plan,
                            .found = shapley_values(made.plan, values, report.confidence)});
    return code;
}

std::string complaint(const Study& study, const AnalysisNames& names, const Options& options)
{
    if (!names.problem.empty()) {
        return names.problem;
    }
    if (study.designs.size() < 2) {
        return "shapley shares out the difference between two designs, and this study has one";
    }
    const std::size_t against = names.against.value_or(study.baseline);
    if (!names.design.has_value() && !usual_design(study, against).has_value()) {
        return "no design is left to compare with " + study.designs[against].name + "; name one with --design";
    }
    if (options.point.has_value() && !study.points.row_of(*options.point).has_value()) {
        return "--point " + std::to_string(*options.point) + ": this study has no such point";
    }
    return "";
}

}  // namespace

ExitCode shapley_command(const Options& options, Console& console)
{
    const Subject subject = subject_of(options, console);
    if (!subject.study.has_value()) {
        return subject.exit_code;
    }
    const Study& study = *subject.study;
    const AnalysisNames names = analysis_names(study, options.analysis);
    if (const std::string problem = complaint(study, names, options); !problem.empty()) {
        console.err << "kaptein: " << problem << ".\n";
        return ExitCode::usage;
    }
    AttributionChoice choice;
    choice.against = names.against.value_or(study.baseline);
    choice.design = names.design.has_value() ? *names.design : *usual_design(study, choice.against);
    choice.outcome = names.outcome.value_or(study.outcomes.front());
    choice.point = options.point;
    if (options.analysis.replicates.has_value()) {
        choice.replicates = static_cast<std::uint32_t>(std::max<std::uint64_t>(1, *options.analysis.replicates));
    }
    choice.options.orders = static_cast<std::size_t>(options.analysis.orders.value_or(choice.options.orders));
    AttributionReport report{.study = &study,
                             .program_version = program_version(),
                             .outcome = choice.outcome,
                             .design = choice.design,
                             .against = choice.against,
                             .parts = {}};
    // Another pair of designs or another point is another study, with runs of its own.
    const fs::path work = subject.work
                          / (study.designs[choice.design].name + "-" + study.designs[choice.against].name
                             + (choice.point.has_value() ? "-point-" + std::to_string(*choice.point) : ""));
    ExitCode code = ExitCode::done;
    for (std::optional<CoalitionStudy> made : {choices_study(study, choice), mechanisms_study(study, choice)}) {
        if (made.has_value()) {
            code = graver(code, play(options, choice, *made, work, report, console));
        }
        if (code != ExitCode::done && code != ExitCode::runs_failed) {
            return code;
        }
    }
    console.out << (options.json ? attribution_json(report) : attribution_text(report));
    if (subject.results.has_value()) {
        keep_tables(*subject.results, {attribution_table(report)}, console);
    }
    return code;
}

}  // namespace kaptein
