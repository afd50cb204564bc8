#include "app/commands/commands.hpp"

#include "app/input/limits.hpp"
#include "app/input/study_input.hpp"
#include "app/output/progress.hpp"
#include "base/text.hpp"
#include "parameters/value_text.hpp"

#include <fmt/format.h>

#include <ostream>

namespace kaptein {
namespace {

void print_points(const Study& study, Console& console)
{
    const ModelInfo& info = study.model->info();
    std::string line = "point";
    for (const Factor& factor : study.factors) {
        line += "  " + factor.name;
    }
    console.out << line << '\n';
    if (study.sweep_method.empty()) {
        console.out << "0\n";
    }
    for (const Point& point : study.points) {
        line = std::to_string(point.number);
        for (std::size_t i = 0; i < study.factors.size(); ++i) {
            const Factor& factor = study.factors[i];
            line +=
                "  " + value_text((factor.is_choice ? info.choices : info.parameters)[factor.index], point.values[i]);
        }
        console.out << line << '\n';
    }
}

std::string spoken_bytes(double bytes)
{
    return bytes < 1e9 ? fmt::format("about {:.3g} MB", bytes / 1e6) : fmt::format("about {:.3g} GB", bytes / 1e9);
}

void print_text(const RunCounts& counts, const std::optional<PilotResult>& estimate, Console& console)
{
    console.out << fmt::format("{} points x {} designs x {} replicates = {} runs\n", counts.points, counts.designs,
                               counts.replicates_max, counts.runs);
    if (counts.dropped > 0) {
        console.out << fmt::format("points: kept {} of {}\n", counts.points, counts.points + counts.dropped);
    }
    console.out << fmt::format("stored: {}, missing: {}\n", counts.stored, counts.missing);
    if (estimate) {
        console.out << fmt::format("one run: {:.3g} s on one thread (from a pilot of each design)\n",
                                   estimate->seconds_per_run)
                    << fmt::format("all that is missing: {} on {} threads\n", spoken_time(estimate->wall_seconds),
                                   estimate->threads)
                    << "memory: " << spoken_bytes(estimate->memory_bytes)
                    << ", disk: " << spoken_bytes(estimate->disk_bytes) << '\n';
    }
}

}  // namespace

ExitCode plan_command(const Options& options, Console& console)
{
    const StudyInput input = read_study_aloud(options, console);
    if (!input.study) {
        return input.exit_code;
    }
    const Study& study = *input.study;
    if (options.list && !options.json) {
        print_points(study, console);
        return ExitCode::done;
    }
    const RunCounts counts = counts_with_stored(study, results_folder(options, study));
    std::optional<PilotResult> estimate;
    if (!options.no_pilot) {
        estimate = pilot(study, counts, threads_of(options));
    }
    if (options.json) {
        console.out << plan_document(study.name, counts, estimate);
    } else {
        print_text(counts, estimate, console);
    }
    if (const std::string reason = limit_broken(options, study, counts, estimate); !reason.empty()) {
        console.err << "kaptein: `run` would refuse: " << reason << ".\n";
        return ExitCode::limit;
    }
    return ExitCode::done;
}

}  // namespace kaptein
