#include "store/merge/merge.hpp"
#include "support/catch.hpp"
#include "support/stored_study.hpp"

#include <chrono>
#include <csignal>
#include <functional>
#include <map>
#include <sstream>

#include <sys/wait.h>
#include <unistd.h>

// kill -9 at random moments until the study is done, again and again (trust.md R1). The control does the same to a
// writer that appends to a CSV file and is told to go on from the last line: it must be caught, or the test is blind.

using namespace kaptein;
using namespace kaptein::testing;
namespace fs = std::filesystem;

namespace {

Study killed_study()
{
    Study study = swept(fake_study(100), {1, 2});
    study.settings[3] = Trouble::failure;
    study.recording.series_every = 1;
    study.recording.series = {0, 1};
    return study;
}

/// A new process does the work and is killed after a drawn time. True when it came to its end before.
bool done_before_kill(const std::function<void()>& work, std::uint32_t number, std::uint32_t longest_microseconds)
{
    const pid_t child = ::fork();
    if (child == 0) {
        work();
        ::_exit(0);
    }
    const Word drawn = philox4x32({number, 0, 0, 0}, {20261123, 0})[0];
    ::usleep(static_cast<useconds_t>(drawn % longest_microseconds));
    ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);
    if (WIFEXITED(status)) {
        CHECK(WEXITSTATUS(status) == 0);
    }
    return WIFEXITED(status);
}

void run_and_export(const fs::path& folder, const Study& study)
{
    try {
        run_into(folder, study);
        const auto store = Store::open_read_only(folder);
        write_manifest(*store, "0.1.0", export_tables(*store, folder / "tables"), {});
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        ::_exit(1);
    }
}

/// Two shards, a merge and an export of the whole, each continued where it was.
void run_shards_and_merge(const fs::path& folder, const Study& study)
{
    try {
        fs::create_directories(folder);
        std::vector<fs::path> parts;
        for (const std::uint32_t part : {1u, 0u}) {
            parts.push_back(folder / ("part-" + std::to_string(part)));
            run_part_into(parts.back(), study, {part, 2});
        }
        merge_stores(parts, folder / "merged", {"test 1", 1});
        const auto store = Store::open_read_only(folder / "merged");
        write_manifest(*store, "0.1.0", export_tables(*store, folder / "tables"), {});
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        ::_exit(1);
    }
}

std::string exported(const fs::path& folder)
{
    std::map<std::string, std::string> files;
    for (const auto& entry : fs::directory_iterator(folder / "tables")) {
        files[entry.path().filename().string()] = sha256_of_file(entry.path());
    }
    std::string text;
    for (const auto& [name, digest] : files) {
        text += is_temporary(name) ? "" : name + " " + digest + "\n";
    }
    return text;
}

/// Kills the study `kills` times in all; gives how many finished sweeps differ from the undisturbed one. `sweeps`
/// counts those that were killed at least once: the others prove nothing.
int sweeps_that_differ(std::uint32_t kills, const std::function<void(const fs::path&)>& work,
                       const std::function<std::string(const fs::path&)>& outcome, int& sweeps)
{
    const TemporaryFolder folder;
    const auto start = std::chrono::steady_clock::now();
    work(folder / "whole");
    const auto took = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - start);
    const std::string whole = outcome(folder / "whole");
    int differ = 0;
    sweeps = 0;
    for (std::uint32_t killed = 0, tries = 0; killed < kills;) {
        const fs::path path = folder / ("sweep-" + std::to_string(tries));
        const std::uint32_t killed_before = killed;
        while (!done_before_kill([&] { work(path); }, tries++, static_cast<std::uint32_t>(took.count()))) {
            if (++killed > 20 * kills) {
                FAIL("never finishes");
            }
        }
        differ += outcome(path) == whole ? 0 : 1;
        sweeps += killed > killed_before ? 1 : 0;
        fs::remove_all(path);
    }
    return differ;
}

/// The naive way: one line per run, flushed; continue after as many runs as there are lines.
void append_csv_lines(const fs::path& file, const Study& study)
{
    std::ifstream before(file);
    std::uint64_t lines = 0;
    for (std::string line; std::getline(before, line);) {
        ++lines;
    }
    std::ofstream stream(file, std::ios::app);
    SerialExecutor executor;
    Scratch scratch;
    const Plan plan(study, 0, study.replicates.max);
    for (std::uint64_t index = lines; index < plan.size(); ++index) {
        const RunSpec spec = plan.at(index);
        const RunResult result = run_guarded(study, spec, executor, scratch);
        stream << to_text(study, spec);
        if (const auto* record = std::get_if<RunRecord>(&result)) {
            for (int copy = 0; copy < 20; ++copy) {
                stream << ',' << std::hexfloat << record->outcomes[0].value_or(0);
            }
        }
        stream << '\n';
        if (index % 10 == 9) {
            ::usleep(200);  // so that kills fall between writes as they do with slower models
        }
    }
}

void check_kills(std::uint32_t kills, void (*work)(const fs::path&, const Study&))
{
    int sweeps = 0;
    const Study study = killed_study();
    CHECK(sweeps_that_differ(kills, [&](const fs::path& path) { work(path, study); }, exported, sweeps) == 0);
    WARN(kills << " kills or more in " << sweeps << " sweeps");
}

}  // namespace

TEST_CASE("a study killed at 20 random moments ends with the tables of one that never was")
{
    check_kills(20, run_and_export);
}

TEST_CASE("a study killed at 200 random moments ends with the tables of one that never was", "[full]")
{
    check_kills(200, run_and_export);
}

TEST_CASE("shards and a merge killed at 20 random moments end with the tables of one that never was")
{
    check_kills(20, run_shards_and_merge);
}

TEST_CASE("shards and a merge killed at 200 random moments end with the tables of one that never was", "[full]")
{
    check_kills(200, run_shards_and_merge);
}

TEST_CASE("the same kills are seen to damage a naive CSV writer")
{
    int sweeps = 0;
    const Study study = killed_study();
    const int differ =
        sweeps_that_differ(60, [&](const fs::path& path) { append_csv_lines(path, study); }, text_of, sweeps);
    // Torn lines and lost buffers in nearly every sweep that was killed; a kill before the first line leaves none.
    CHECK(sweeps >= 5);
    CHECK(10 * differ >= 9 * sweeps);
    WARN(differ << " of " << sweeps << " naive sweeps were damaged");
}
