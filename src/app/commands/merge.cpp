#include "app/commands/commands.hpp"

#include "app/input/standing.hpp"
#include "app/input/study_input.hpp"
#include "app/output/report_output.hpp"
#include "app/output/results_output.hpp"
#include "app/output/version.hpp"
#include "store/merge/merge.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>
#include <set>

namespace kaptein {
namespace {

/// Which shards are not among the folders, and which of the folders lack runs of their own part.
std::string unfinished_parts(const Options& options)
{
    std::string text;
    std::set<std::uint32_t> given;
    std::uint32_t count = 0;
    for (const std::string& folder : options.folders) {
        const OpenResults part = open_results(folder);
        const Standing standing = standing_of(part.study, *part.store);
        const std::string shard = part.store->fact("shard");
        const Share share = share_of(*part.store);
        count = std::max(count, share.count);
        given.insert(share.index);
        if (!standing.complete) {
            text += fmt::format("  {}{}: {} of {} runs; its run command continues it\n", folder,
                                shard.empty() ? "" : " (shard " + shard + ")", standing.stored, standing.planned);
        }
    }
    constexpr std::size_t shown = 20;
    std::size_t absent = 0;
    for (std::uint32_t index = 0; index < count; ++index) {
        if (!given.contains(index) && ++absent <= shown) {
            text += fmt::format("  shard {} was not given\n", to_text(Share{index, count}));
        }
    }
    return absent > shown ? text + fmt::format("  and {} more shards\n", absent - shown) : text;
}

}  // namespace

ExitCode merge_command(const Options& options, Console& console)
{
    const std::vector<std::filesystem::path> parts(options.folders.begin(), options.folders.end());
    const std::uint64_t taken =
        merge_stores(parts, options.output,
                     {.program = fmt::format("kaptein {} ({})", program_version(), program_revision()), .threads = 1});
    const OpenResults whole = open_results(options.output);
    const Standing standing = standing_of(whole.study, *whole.store);
    RunState state;
    state.state = standing.complete ? "complete" : "interrupted";
    state.planned = standing.planned;
    state.failed = standing.failed;
    state.stored = standing.stored - standing.failed;
    state.not_precise = standing.not_precise;
    if (!options.quiet) {
        console.err << fmt::format("kaptein: {} runs taken over, {} of {} stored in {}\n", taken, standing.stored,
                                   standing.planned, options.output);
    }
    ExitCode code = standing.failed > 0 ? ExitCode::runs_failed : ExitCode::done;
    if (standing.complete) {
        state.expected = conclude(options, whole.study, *whole.store, console);
        code = graver(code, misses_known_value(state.expected) ? ExitCode::differs : ExitCode::done);
        if (!options.no_report) {
            report_after_run(options, whole.study, *whole.store, console);
        }
        console.err << not_precise_text(whole.study, standing);
    } else {
        console.err << fmt::format("kaptein: {} of {} planned runs are missing; merge again when they are there.\n{}",
                                   standing.planned - standing.stored, standing.planned, unfinished_parts(options));
        code = graver(code, ExitCode::stopped);
    }
    if (options.json) {
        console.out << run_state_document("merge", whole.study.name, state, true);
    }
    return code;
}

}  // namespace kaptein
