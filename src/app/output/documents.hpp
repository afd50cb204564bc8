#pragma once

#include "config/problem.hpp"
#include "report/expect/expectations.hpp"
#include "store/check/verify.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The JSON documents of this folder's commands, as text: the one file of `app` that knows how JSON is written.
namespace kaptein {

struct RunCounts {
    std::uint64_t points = 0;
    std::uint64_t dropped = 0;
    std::uint64_t designs = 0;
    std::uint32_t replicates_min = 0;
    std::uint32_t replicates_max = 0;
    std::uint64_t runs = 0;
    std::uint64_t stored = 0;
    std::uint64_t missing = 0;
};

struct PilotResult {
    double seconds_per_run = 0.0;
    double wall_seconds = 0.0;
    double memory_bytes = 0.0;
    double disk_bytes = 0.0;
    int threads = 1;
};

/// A design that `replicates.until` did not reach at a point.
struct NotPrecise {
    std::uint64_t point = 0;
    std::string design;
    std::optional<double> half_width;  // in the unit of the outcome
    std::optional<double> wanted;      // the same
};

struct RunState {
    std::string state;  // running, complete, interrupted
    std::uint64_t planned = 0;
    std::uint64_t stored = 0;
    std::uint64_t failed = 0;
    double runs_per_second = -1.0;  // below 0: not known
    double seconds_left = -1.0;
    std::string writer_pid;  // "" when nobody writes
    std::string writer_host;
    std::vector<NotPrecise> not_precise;
    std::vector<ExpectationResult> expected;  // of a study that has come to its end
};

std::string check_document(std::string_view study, const Problems& problems, const std::optional<RunCounts>& counts);
std::string plan_document(std::string_view study, const RunCounts& counts, const std::optional<PilotResult>& pilot);
/// `pretty`: several lines; else one, for progress.
std::string run_state_document(std::string_view command, std::string_view study, const RunState& state, bool pretty);
std::string verify_document(std::string_view study, const Verification& result);

}  // namespace kaptein
