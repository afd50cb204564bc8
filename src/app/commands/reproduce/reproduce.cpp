#include "app/commands/commands.hpp"

#include "app/commands/reproduce/reference.hpp"
#include "app/input/scratch_folder.hpp"
#include "app/input/study_input.hpp"
#include "app/output/grades_text.hpp"
#include "app/output/result_documents.hpp"
#include "app/output/results_output.hpp"
#include "experiment/resolve.hpp"
#include "models/catalogue/catalogue.hpp"
#include "report/expect/expectations.hpp"
#include "store/files/folder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>
#include <sstream>

namespace kaptein {
namespace {

/// Says that the published study was made by another version of its model, or nothing.
std::string other_version(const Reference& reference)
{
    const Manifest& manifest = reference.manifest;
    for (const Model* model : catalogue()) {
        const ModelInfo& info = model->info();
        const std::string version = fmt::format("{}.{}", info.version.major, info.version.minor);
        if (info.name == manifest.model && version != manifest.model_version) {
            return fmt::format("{}: was made by model {}@{} (kaptein {}), this program has {}@{}: its numbers cannot "
                               "be the same. What changed is marked RESULTS in CHANGELOG.md. To renew it: `kaptein run "
                               "STUDY`, then `kaptein publish`; `kaptein diff` shows by how much it changed.",
                               reference.folder.string(), manifest.model, manifest.model_version, manifest.kaptein,
                               info.name, version);
        }
    }
    return "";
}

/// What was published and what was run as facts, when they are not the same: "seed was 1, is now 2".
std::string other_study(const Reference& reference, const Study& study)
{
    const std::string file = (reference.folder / "resolved.yaml").string();
    const Resolution published = resolve_text(read_file(file), file, catalogue());
    return published.study ? difference(facts(identity_of(*published.study)), facts(identity_of(study))) : "";
}

void print(const Reference& reference, const Study& study, const std::vector<TableGrade>& tables,
           const std::vector<ExpectationResult>& expectations, Console& console)
{
    console.out << fmt::format("{}: {} (compared with {})\n\n", study.name, in_words(verdict_of(tables)),
                               reference.folder.string())
                << grades_text(tables) << expectations_text(expectations);
}

/// Simulates the reference's study into `folder`; the comparison that `run` prints is not wanted.
ExitCode simulate_again(const Options& options, const Reference& reference, const std::string& folder, Console& console)
{
    Options run = options;
    run.command = "run";
    run.subject = reference.study_file.string();
    run.output = folder;
    run.json = false;
    run.in_passing = true;
    run.no_report = true;
    std::ostringstream unwanted;
    Console inner{unwanted, console.err, console.err_is_terminal};
    return run_study_command(run, inner);
}

ExitCode grade_again(const Reference& reference, const Options& options, const std::string& folder, Console& console)
{
    const OpenResults open = open_results(folder);
    std::error_code unknown;
    const std::filesystem::path tables = std::filesystem::path(folder) / "tables";
    if (!std::filesystem::exists(tables / "codebook.csv", unknown)) {
        write_tables(open.study, *open.store, tables);
    }
    if (const std::string found = other_study(reference, open.study); !found.empty()) {
        console.err << "kaptein: what was run is not the study that was published: " << found << '\n';
    }
    const std::vector<TableGrade> grades = grade_tables(reference.tables, {tables, {}}, reference.choices);
    const std::vector<ExpectationResult> expectations = check_expectations(open.study, *open.store);
    if (options.json) {
        console.out << reproduce_document(open.study.name, grades, expectations);
    } else {
        print(reference, open.study, grades, expectations, console);
    }
    const Grade verdict = verdict_of(grades);
    const bool all_met = std::all_of(expectations.begin(), expectations.end(), [](const auto& one) { return one.met; });
    ExitCode code = verdict == Grade::identical    ? ExitCode::done
                    : verdict == Grade::equivalent ? ExitCode::equivalent
                                                   : ExitCode::differs;
    return graver(code, all_met ? ExitCode::done : ExitCode::differs);
}

/// The tables of a results folder that was too large to be exported when it ended.
void export_when_absent(Reference& reference, const std::filesystem::path& folder)
{
    std::error_code unknown;
    if (state_of(reference.folder) == FolderState::results
        && !std::filesystem::exists(reference.tables.folder / "codebook.csv", unknown)) {
        const OpenResults open = open_results(reference.folder.string());
        export_tables(*open.store, folder, computed_tables(open.study, *open.store));
        reference.tables.folder = folder;
    }
}

}  // namespace

ExitCode reproduce_command(const Options& options, Console& console)
{
    const auto found = find_reference(options, console);
    if (const ExitCode* code = std::get_if<ExitCode>(&found)) {
        return *code;
    }
    Reference reference = std::get<Reference>(found);
    if (const std::string other = other_version(reference); !other.empty()) {
        console.err << "kaptein: " << other << '\n';
        return ExitCode::not_ours;
    }
    for (const std::string& note : reference.notes) {
        console.err << "kaptein: " << note << ".\n";
    }
    ScratchFolder scratch;
    export_when_absent(reference, scratch.path() / "before");
    const std::string folder = options.output.empty() ? (scratch.path() / "again").string() : options.output;
    const ExitCode ran = simulate_again(options, reference, folder, console);
    if (ran == ExitCode::stopped && options.output.empty()) {
        scratch.keep();
        console.err << fmt::format("kaptein: `kaptein reproduce {} -o {}` continues.\n", options.subject, folder);
    }
    if (ran != ExitCode::done && ran != ExitCode::runs_failed) {
        return ran;
    }
    return graver(ran, grade_again(reference, options, folder, console));
}

}  // namespace kaptein
