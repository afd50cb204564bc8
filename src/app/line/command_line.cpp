#include "app/line/command_line.hpp"

#include "app/line/amounts.hpp"
#include "app/line/analysis_options.hpp"
#include "app/line/command_list.hpp"
#include "app/line/results_options.hpp"
#include "app/line/shard.hpp"
#include "base/text.hpp"

#include <CLI/CLI.hpp>

#include <charconv>
#include <map>

namespace kaptein {
namespace {

CLI::Option* take_amount(CLI::App& command, const char* name, std::optional<double>& target, const char* meaning,
                         std::optional<double> (*read)(std::string_view), const char* examples)
{
    return command
        .add_option_function<std::string>(
            name,
            [&target, read, name, examples](const std::string& text) {
                target = read(text);
                if (!target) {
                    throw CLI::ValidationError(name, "'" + text + "' is not an amount; write " + examples);
                }
            },
            meaning)
        ->type_name("AMOUNT");
}

/// Plain digits only: no sign, no 0x10, and 010 is ten.
CLI::Option* take_count(CLI::App& command, const char* name, std::optional<std::uint64_t>& target, const char* meaning)
{
    return command
        .add_option_function<std::string>(
            name,
            [&target, name](const std::string& text) {
                std::uint64_t number = 0;
                const char* const end = text.data() + text.size();
                const auto [rest, error] = std::from_chars(text.data(), end, number);
                if (error != std::errc{} || rest != end) {
                    throw CLI::ValidationError(name, "'" + text
                                                         + "' is not a whole number from 0 to "
                                                           "18446744073709551615");
                }
                target = number;
            },
            meaning)
        ->type_name("N");
}

void take_general(CLI::App& command, Options& options)
{
    command.add_flag("--json", options.json, "One JSON document on standard output instead of text");
    command.add_flag("-q,--quiet", options.quiet, "Say only what is wrong");
    command.add_flag("-v,--verbose", options.verbose, "Say more about what is done");
    command.add_flag_function("--no-color", [](std::int64_t) {}, "No colour (there is none; NO_COLOR is honoured)");
    command.add_flag_function("--yes", [](std::int64_t) {}, "")->group("");  // the set-up script's; harmless here
}

void take_study(CLI::App& command, Options& options)
{
    command.add_option("STUDY", options.subject, "Study file")->required();
    command.add_option("--set", options.set, "KEY=VALUE: override a setting, checked like the file; may be repeated")
        ->type_name("KEY=VALUE")
        ->take_all()
        ->allow_extra_args(false);
    take_count(command, "--seed", options.seed, "Seed instead of the file's, 0 to 18446744073709551615");
}

void take_folder(CLI::App& command, Options& options)
{
    command.add_option("DIR", options.subject, "Results folder of a study")->required();
}

void take_threads(CLI::App& command, Options& options)
{
    command.add_option("-j,--threads", options.threads, "Threads (default: one per processor); never changes a number")
        ->type_name("N")
        ->check(CLI::Range(1, 1024));
    std::map<std::string, Simd> vectors;
    for (const auto& [name, most] : simd_names) {
        vectors.emplace(name, most);
    }
    command
        .add_option_function<std::string>(
            "--simd", [&options, vectors](const std::string& name) { options.simd = vectors.at(name); },
            "Vector instructions to use at most: auto, scalar, avx2 or avx512; never changes a number")
        ->type_name("WHAT")
        ->check(CLI::IsMember(vectors));
    const std::map<std::string, ProgressStyle> styles = {{"auto", ProgressStyle::automatic},
                                                         {"bar", ProgressStyle::bar},
                                                         {"plain", ProgressStyle::plain},
                                                         {"json", ProgressStyle::json},
                                                         {"none", ProgressStyle::none}};
    command
        .add_option_function<std::string>(
            "--progress", [&options, styles](const std::string& style) { options.progress = styles.at(style); },
            "How far it is, on standard error: auto, bar, plain, json or none")
        ->type_name("STYLE")
        ->check(CLI::IsMember(styles));
}

void take_limits(CLI::App& command, Options& options)
{
    take_count(command, "--max-runs", options.max_runs, "Refuse when more runs are missing");
    take_amount(command, "--max-time", options.max_seconds, "Refuse when a pilot says that it would take longer",
                seconds_of, "90s, 30m, 2h or 1d");
    take_amount(command, "--max-disk", options.max_bytes, "Refuse when a pilot says that it would need more disk",
                bytes_of, "500M, 10G or 1T");
}

void take_shard(CLI::App& command, Options& options)
{
    command
        .add_option_function<std::string>(
            "--shard",
            [&options](const std::string& text) {
                const auto shard = shard_of(text, environment);
                if (const auto* wrong = std::get_if<std::string>(&shard)) {
                    throw CLI::ValidationError("--shard", *wrong);
                }
                options.shard = std::get<Share>(shard);
            },
            "Only part i of n of the study, or the part of this Slurm array task; then: kaptein merge DIR... -o DIR")
        ->type_name("i/n|slurm");
}

void take_merge(CLI::App& command, Options& options)
{
    command.add_option("DIR", options.folders, "Results folders of shards")->required();
    command.add_option("-o,--output", options.output, "Results folder for the whole study")
        ->type_name("DIR")
        ->required();
}

void take_run(CLI::App& command, Options& options)
{
    take_study(command, options);
    command.add_option("-o,--output", options.output, "Results folder (default: results/<study>)")->type_name("DIR");
    take_threads(command, options);
    take_amount(command, "--stop-after", options.stop_after_seconds,
                "Stop cleanly after this time, as Ctrl-C does; the same command continues", seconds_of,
                "90s, 30m, 2h or 1d");
    take_limits(command, options);
    take_shard(command, options);
    command
        .add_option_function<std::string>(
            "--on-error", [&options](const std::string& what) { options.stop_on_error = what == "stop"; },
            "A run that fails: continue with the others (default) or stop")
        ->type_name("WHAT")
        ->check(CLI::IsMember({"continue", "stop"}));
    command.add_flag("--no-report", options.no_report, "No page at the end");
    command.add_option("--page-builder", options.page_builder, "")->group("");  // from the set-up script
}

void take_compare(CLI::App& command, Options& options)
{
    take_folder(command, options);
    command.add_option("--per", options.per, "Divide EUR totals by employee, hour, eur or partner")->type_name("WHAT");
    take_count(command, "--point", options.point, "Only this point of a sweep");
    command.add_option("--map", options.analysis.map, "Two factors for the map of who wins where")
        ->type_name("FACTOR,FACTOR");
}

/// Commands that analyse: shapley also takes a study file and runs what is missing.
void take_analysis(CLI::App& command, const std::string& name, Options& options)
{
    const bool runs = name == "shapley";
    if (runs) {
        take_run(command, options);
    } else {
        take_folder(command, options);
    }
    for (const AnalysisOption& option : analysis_options(name, options)) {
        if (option.text != nullptr) {
            command.add_option(option.name, *option.text, option.meaning)->type_name(option.type);
        } else if (option.number != nullptr) {
            command.add_option(option.name, *option.number, option.meaning)->type_name(option.type);
        } else {
            take_count(command, option.name, *option.count, option.meaning);
        }
    }
}

void take_words(CLI::App& command, const std::string& name, Options& options)
{
    for (const OptionWords& words : results_options()) {
        if (words.command != name) {
            continue;
        }
        if (words.flag != nullptr) {
            command.add_flag(words.name, options.*words.flag, words.meaning);
            continue;
        }
        CLI::Option* option = command.add_option(words.name, options.*words.text, words.meaning);
        if (words.name[0] != '-') {
            option->required(!words.optional);
        } else {
            option->type_name(words.type);
        }
        if (!words.allowed.empty()) {
            option->check(CLI::IsMember(words.allowed));
        }
    }
}

void take_own(CLI::App& command, const std::string& name, Options& options)
{
    take_words(command, name, options);
    if (name == "run") {
        take_run(command, options);
    } else if (name == "check") {
        take_study(command, options);
        command.add_flag("--show-origin", options.show_origin, "Every effective value with where it came from");
    } else if (name == "plan") {
        take_study(command, options);
        command.add_option("-o,--output", options.output, "Results folder to look for stored runs")->type_name("DIR");
        take_threads(command, options);
        take_limits(command, options);
        command.add_flag("--list", options.list, "Print the points");
        command.add_flag("--no-pilot", options.no_pilot, "Do not simulate a few runs to estimate time");
    } else if (name == "compare") {
        take_compare(command, options);
    } else if (name == "report") {
        command.add_option("--page-builder", options.page_builder, "")->group("");
    } else if (name == "sensitivity" || name == "discover" || name == "shapley" || name == "power") {
        take_analysis(command, name, options);
    } else if (name == "verify") {
        take_threads(command, options);
        take_count(command, "--rerun", options.rerun_sample, "Also run this many stored runs again");
    } else if (name == "reproduce") {
        take_threads(command, options);
    } else if (name == "merge") {
        take_merge(command, options);
    }
}

NothingToDo usage(const std::string& message, const std::string& command)
{
    const std::string help = command.empty() ? "kaptein --help" : "kaptein " + command + " --help";
    return {"", "kaptein: " + message + "\nSee: " + help + "\n", 2};
}

/// A word that is no command.
NothingToDo not_a_command(const std::string& word)
{
    const std::string_view near = nearest_name(word, command_names());
    return usage(
        "there is no command '" + word + "'" + (near.empty() ? "." : ". Did you mean " + std::string(near) + "?"), "");
}

}  // namespace

std::variant<Options, NothingToDo> read_command_line(const std::vector<std::string>& words)
{
    Options options;
    CLI::App program("Simulates employee volunteering programs and compares their designs.", "kaptein");
    program.require_subcommand(0, 1);
    program.set_help_flag("-h,--help", "What there is");
    program.footer("More about a command: kaptein COMMAND --help. Exit codes and file formats: README.md.");
    bool version = false;
    program.add_flag("--version", version, "Version, models, store schema, compiler");
    for (const CommandWords& entry : command_list()) {
        CLI::App* command = program.add_subcommand(std::string(entry.name), std::string(entry.does));
        command->set_help_flag("-h,--help", "What there is");
        take_own(*command, std::string(entry.name), options);
        take_general(*command, options);
    }
    if (words.empty()) {
        return NothingToDo{"", program.help(), 2};
    }
    if (!words.front().starts_with("-") && !is_command(words.front())) {
        return not_a_command(words.front());
    }
    try {
        program.parse(std::vector<std::string>(words.rbegin(), words.rend()));  // CLI11 takes them from the back
    } catch (const CLI::CallForHelp&) {
        const auto chosen = program.get_subcommands();
        return NothingToDo{chosen.empty() ? program.help() : chosen.front()->help(), "", 0};
    } catch (const CLI::ParseError& error) {
        const auto chosen = program.get_subcommands();
        return usage(error.what(), chosen.empty() ? "" : chosen.front()->get_name());
    }
    if (version) {
        options.command = "--version";
        return options;
    }
    const auto chosen = program.get_subcommands();
    if (chosen.empty()) {
        return NothingToDo{"", program.help(), 2};
    }
    options.command = chosen.front()->get_name();
    return options;
}

}  // namespace kaptein
