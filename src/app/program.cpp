#include "app/program.hpp"

#include "app/commands/commands.hpp"
#include "app/line/command_line.hpp"
#include "app/output/version.hpp"
#include "app/signals.hpp"
#include "experiment/run_loop/contract.hpp"
#include "store/store_error.hpp"

#include <array>
#include <filesystem>
#include <new>
#include <ostream>

namespace kaptein {
namespace {

ExitCode print_version(const Options&, Console& console)
{
    console.out << version_text();
    return ExitCode::done;
}

/// What needs the sources and is therefore no part of the program.
ExitCode from_the_clone(const Options& options, Console& console)
{
    console.err << "kaptein: this is built and run by the script in the clone: ./kaptein " << options.command << '\n';
    return ExitCode::usage;
}

struct Entry {
    std::string_view name;
    ExitCode (*run)(const Options&, Console&);
};

constexpr std::array<Entry, 24> entries = {
    {{"run", run_study_command},     {"check", check_command},     {"plan", plan_command},
     {"status", status_command},     {"compare", compare_command}, {"sensitivity", sensitivity_command},
     {"discover", discover_command}, {"shapley", shapley_command}, {"power", power_command},
     {"export", export_command},     {"report", report_command},   {"rerun", rerun_command},
     {"merge", merge_command},       {"verify", verify_command},   {"reproduce", reproduce_command},
     {"publish", publish_command},   {"results", results_command}, {"diff", diff_command},
     {"describe", describe_command}, {"explain", explain_command}, {"init", init_command},
     {"bench", from_the_clone},      {"test", from_the_clone},     {"--version", print_version}}};

ExitCode run_command(const Options& options, Console& console)
{
    for (const Entry& entry : entries) {
        if (entry.name == options.command) {
            return entry.run(options, console);
        }
    }
    return ExitCode::bug;
}

/// Everything that can end a command, as words and an exit code.
ExitCode run_guarded(const Options& options, Console& console)
{
    const ContractsThrow contracts;
    use_simd(options.simd);
    try {
        return run_command(options, console);
    } catch (const StoreError& error) {
        console.err << "kaptein: " << error.what() << '\n';
        return static_cast<ExitCode>(error.exit_code());
    } catch (const std::filesystem::filesystem_error& error) {
        console.err << "kaptein: " << error.what() << '\n';
        return ExitCode::disk;
    } catch (const std::bad_alloc&) {
        console.err << "kaptein: out of memory. What was stored is safe; fewer threads (-j) need less memory, and the "
                       "same command continues.\n";
        return ExitCode::limit;
    } catch (const std::exception& error) {
        console.err << "kaptein: a bug: " << error.what()
                    << "\nPlease report it with the command, the study file and "
                       "kaptein --version. What was stored is safe.\n";
        return ExitCode::bug;
    }
}

}  // namespace

int run_program(const std::vector<std::string>& words, Console& console)
{
    ignore_file_size_signal();
    const auto read = read_command_line(words);
    ExitCode code = ExitCode::done;
    if (const auto* nothing = std::get_if<NothingToDo>(&read)) {
        console.out << nothing->out;
        console.err << nothing->err;
        code = static_cast<ExitCode>(nothing->exit_code);
    } else {
        code = run_guarded(std::get<Options>(read), console);
    }
    console.out.flush();
    if (!console.out) {
        console.err << "kaptein: could not write all of the result to standard output.\n";
        code = graver(code, ExitCode::disk);
    }
    return static_cast<int>(code);
}

}  // namespace kaptein
