#include "app/commands/commands.hpp"

#include "app/input/standing.hpp"
#include "app/input/study_input.hpp"
#include "app/output/progress.hpp"
#include "store/files/lock.hpp"

#include <fmt/format.h>

#include <ostream>

namespace kaptein {
namespace {

/// "process 123 on host a" in parts.
void read_writer(const std::string& writer, RunState& state)
{
    constexpr std::string_view before = "process ";
    constexpr std::string_view between = " on host ";
    const std::size_t middle = writer.find(between);
    if (writer.starts_with(before) && middle != std::string::npos) {
        state.writer_pid = writer.substr(before.size(), middle - before.size());
        state.writer_host = writer.substr(middle + between.size());
    }
}

}  // namespace

ExitCode status_command(const Options& options, Console& console)
{
    const OpenResults open = open_results(options.subject);
    const std::string writer = writer_of(options.subject);
    const Standing standing = standing_of(open.study, *open.store);
    const double missing = static_cast<double>(standing.planned - standing.stored);
    RunState state;
    state.planned = standing.planned;
    state.failed = standing.failed;
    state.stored = standing.stored - standing.failed;
    state.not_precise = standing.not_precise;
    state.state = !writer.empty() ? "running" : standing.complete ? "complete" : "interrupted";
    if (const auto rate = open.store->last_rate(); rate && !writer.empty()) {
        state.runs_per_second = *rate;
        state.seconds_left = missing / *rate;
    }
    read_writer(writer, state);
    if (options.json) {
        console.out << run_state_document("status", open.study.name, state, true);
        return ExitCode::done;
    }
    console.out << fmt::format("{}: {}, {} of {} runs stored, {} failed\n", open.study.name, state.state, state.stored,
                               state.planned, state.failed);
    if (!writer.empty()) {
        console.out << "written by " << writer << '\n';
    }
    if (state.seconds_left > 0.0) {
        console.out << fmt::format("{:.3g} runs per second, {} left\n", state.runs_per_second,
                                   spoken_time(state.seconds_left));
    }
    console.out << not_precise_text(open.study, standing);
    return ExitCode::done;
}

}  // namespace kaptein
