#include "app/commands/commands.hpp"

#include "app/input/run_counts.hpp"
#include "app/input/study_input.hpp"
#include "app/output/documents.hpp"
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
    RunState state;
    state.planned = counts_of(open.study).runs;
    state.failed = open.store->failed_count();
    state.stored = open.store->run_count() - state.failed;
    const bool whole = state.stored + state.failed >= state.planned;
    state.state = !writer.empty() ? "running" : whole ? "complete" : "interrupted";
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
    return ExitCode::done;
}

}  // namespace kaptein
