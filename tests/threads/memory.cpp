#include "support/catch.hpp"
#include "support/stored_study.hpp"
#include "threads/program.hpp"

#include <chrono>
#include <thread>

// Memory is bounded by what is in flight, not by the number of runs (trust.md R10): measured on the built program from
// outside, from the first run to the comparison.

using namespace kaptein;
using namespace kaptein::testing;

namespace {

/// A line of /proc/PID/status in KiB; 0 when the process is gone.
long status_of(pid_t process, const std::string& key)
{
    std::ifstream status("/proc/" + std::to_string(process) + "/status");
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with(key)) {
            return std::stol(line.substr(key.size()));
        }
    }
    return 0;
}

/// Runs stored so far, from the last line of `--progress json`.
double stored_in(const std::string& progress)
{
    constexpr std::string_view key = "\"stored\":";
    const std::size_t at = progress.rfind(key);
    return at == std::string::npos ? 0.0 : std::strtod(progress.c_str() + at + key.size(), nullptr);
}

struct Memory {
    long early = 0, late = 0, peak = 0;  // KiB: after the first part of the runs, before the last, at most
};

Memory watch(const TemporaryFolder& folder, const std::string& study, double runs, double first_part)
{
    std::ofstream(folder / "s.yaml") << study;
    const pid_t child =
        start_program({"run", folder / "s.yaml", "-o", folder / "r", "-j", "2", "--progress", "json"}, folder / "out");
    Memory memory;
    int status = 0;
    while (::waitpid(child, &status, WNOHANG) == 0) {
        const double stored = stored_in(whole_text(folder / "out"));
        const long now = status_of(child, "VmRSS:");
        if (now > 0 && stored >= first_part * runs && stored < runs) {  // the comparison comes after
            memory.early = memory.early == 0 ? now : memory.early;
            memory.late = now;
        }
        memory.peak = std::max(memory.peak, status_of(child, "VmHWM:"));
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    CHECK((WIFEXITED(status) && WEXITSTATUS(status) == 0));
    WARN(runs << " runs: " << memory.early / 1024 << " MiB after the first part, " << memory.late / 1024
              << " MiB before the end, " << memory.peak / 1024 << " MiB at most");
    return memory;
}

std::string sweep_of(int points, int replicates)
{
    return "study: big\nschema: 1\nmodel: linear\ndesigns: {low: {x: 0}, high: {x: 1}}\nbaseline: low\nsweep: {method: "
           "random, points: "
           + std::to_string(points) + ", factors: [{name: terms.x, bounds: [0, 5]}]}\nreplicates: "
           + std::to_string(replicates) + "\noutcomes: [y]\n";
}

std::string one_point_of(int replicates)
{
    return "study: big\nschema: 1\nmodel: linear\ndesigns: {low: {x: 0}, high: {x: 1}}\nbaseline: low\nreplicates: "
           + std::to_string(replicates) + "\noutcomes: [y]\n";
}

constexpr long most_kib = 256 * 1024;

}  // namespace

TEST_CASE("100000 short runs need little memory, and at their end hardly more than in their middle")
{
    const TemporaryFolder folder;
    const Memory memory = watch(folder, sweep_of(1000, 50), 1e5, 0.5);
    CHECK(memory.early > 0);
    CHECK(memory.peak <= most_kib / 4);
    // Flat when the database's cache of 8 MiB is full: about 200 bytes a run, so after some 40,000.
    CHECK(memory.late - memory.early < 1024);
}

TEST_CASE("a million short runs of a sweep stay below 256 MiB, flat from the first tenth on", "[full]")
{
    const TemporaryFolder folder;
    const Memory memory = watch(folder, sweep_of(20'000, 25), 1e6, 0.1);
    CHECK(memory.early > 0);
    CHECK(memory.peak <= most_kib);
    CHECK(memory.late - memory.early < 1024);
}

TEST_CASE("a million short runs of one point stay below 256 MiB, flat from the first tenth on", "[full]")
{
    const TemporaryFolder folder;
    const Memory memory = watch(folder, one_point_of(500'000), 1e6, 0.1);
    CHECK(memory.early > 0);
    CHECK(memory.peak <= most_kib);
    CHECK(memory.late - memory.early < 1024);
}
