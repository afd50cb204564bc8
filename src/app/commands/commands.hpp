#pragma once

#include "app/console.hpp"
#include "app/exit_code.hpp"
#include "app/line/options.hpp"

namespace kaptein {

/// One function per command and one file per function. They may throw StoreError; run_command() turns that into words.
ExitCode run_study_command(const Options& options, Console& console);
ExitCode check_command(const Options& options, Console& console);
ExitCode plan_command(const Options& options, Console& console);
ExitCode status_command(const Options& options, Console& console);
ExitCode compare_command(const Options& options, Console& console);
ExitCode sensitivity_command(const Options& options, Console& console);
ExitCode discover_command(const Options& options, Console& console);
ExitCode shapley_command(const Options& options, Console& console);
ExitCode power_command(const Options& options, Console& console);
ExitCode export_command(const Options& options, Console& console);
ExitCode report_command(const Options& options, Console& console);
ExitCode rerun_command(const Options& options, Console& console);
ExitCode merge_command(const Options& options, Console& console);
ExitCode verify_command(const Options& options, Console& console);
ExitCode reproduce_command(const Options& options, Console& console);
ExitCode publish_command(const Options& options, Console& console);
ExitCode results_command(const Options& options, Console& console);
ExitCode diff_command(const Options& options, Console& console);
ExitCode describe_command(const Options& options, Console& console);
ExitCode explain_command(const Options& options, Console& console);
ExitCode init_command(const Options& options, Console& console);

}  // namespace kaptein
