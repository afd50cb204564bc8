#include "app/commands/commands.hpp"

#include "app/input/run_counts.hpp"
#include "app/input/study_input.hpp"
#include "app/output/documents.hpp"

#include <fmt/format.h>

#include <ostream>

namespace kaptein {

ExitCode check_command(const Options& options, Console& console)
{
    if (options.json) {
        const StudyInput input = read_study(options);
        std::optional<RunCounts> counts;
        if (input.study) {
            counts = counts_of(*input.study);
        }
        console.out << check_document(input.study ? input.study->name : "", input.problems, counts);
        return input.exit_code;
    }
    const StudyInput input = read_study_aloud(options, console);
    if (!input.study) {
        return input.exit_code;
    }
    const RunCounts counts = counts_of(*input.study);
    if (options.show_origin) {
        console.out << input.study->resolved_text;
    } else if (!options.quiet) {
        console.out << fmt::format("{}: nothing wrong. {} points x {} designs x {} replicates = {} runs.\n",
                                   options.subject, counts.points, counts.designs, counts.replicates_max, counts.runs);
    }
    return ExitCode::done;
}

}  // namespace kaptein
