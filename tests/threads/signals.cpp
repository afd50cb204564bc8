#include "support/catch.hpp"
#include "support/stored_study.hpp"
#include "threads/program.hpp"

#include <chrono>
#include <thread>

// Signals to the built program (trust.md R3): it stops cleanly with 75 within the run it is in, and the same command
// continues to the tables of a study that nobody disturbed.

using namespace kaptein;
using namespace kaptein::testing;
using Catch::Matchers::Contains;
namespace fs = std::filesystem;

namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

void check_signals(std::uint32_t signals)
{
    const TemporaryFolder folder;
    std::ofstream(folder / "s.yaml") << program_study(100'000);
    const std::vector<std::string> words{"run", folder / "s.yaml", "-j", "2", "-o"};
    const auto words_for = [&words](const fs::path& path) {
        std::vector<std::string> all = words;
        all.push_back(path.string());
        return all;
    };
    const auto start = Clock::now();
    REQUIRE(run_program(words_for(folder / "whole"), folder / "out") == 3);  // some runs fail
    const double took = seconds_since(start);
    const std::string whole = tables_text(folder / "whole");
    std::uint32_t sent = 0, stopped = 0, sweeps = 0;
    double slowest = 0.0;
    while (sent < signals) {
        const fs::path path = folder / ("sweep-" + std::to_string(sweeps++));
        for (int code = 75; code != 3;) {
            const Words drawn = philox4x32({sent++, 0, 0, 0}, {20261126, 3});
            const pid_t child = start_program(words_for(path), folder / "out");
            // From when it listens to a little after its usual end.
            std::this_thread::sleep_for(std::chrono::duration<double>(0.05 + took * (drawn[0] % 1000) / 1000.0));
            const auto asked = Clock::now();
            ::kill(child, std::array{SIGINT, SIGTERM, SIGUSR1}[drawn[1] % 3]);
            code = wait_for(child);
            slowest = std::max(slowest, seconds_since(asked));
            REQUIRE((code == 75 || code == 3));
            if (code == 75) {
                ++stopped;
                CHECK_THAT(whole_text(folder / "out"), Contains("the same command continues"));
            }
            REQUIRE(sent < 50 * signals);
        }
        CHECK(tables_text(path) == whole);
        fs::remove_all(path);
    }
    CHECK(stopped > signals / 4);
    CHECK(slowest < 5.0);
    WARN(sent << " signals, " << stopped << " stopped the program, in " << sweeps << " sweeps; slowest answer "
              << slowest << " s");
}

/// Waits until the program has stored something.
void wait_for_store(const fs::path& folder)
{
    for (int tries = 0; tries < 200 && !fs::exists(folder / "runs.sqlite"); ++tries) {
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
}

}  // namespace

TEST_CASE("12 signals at random moments stop a study cleanly, and it ends with the tables of one left alone")
{
    check_signals(12);
}

TEST_CASE("60 signals at random moments stop a study cleanly, and it ends with the tables of one left alone", "[full]")
{
    check_signals(60);
}

TEST_CASE("a second Ctrl-C ends the program at once by the signal")
{
    const TemporaryFolder folder;
    std::ofstream(folder / "s.yaml") << program_study(2'000'000'000);  // runs of many seconds
    const pid_t child = start_program({"run", folder / "s.yaml", "-o", folder / "r", "-j", "1"}, folder / "out");
    wait_for_store(folder / "r");
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
    ::kill(child, SIGINT);
    std::this_thread::sleep_for(std::chrono::milliseconds(300));
    REQUIRE(::waitpid(child, nullptr, WNOHANG) == 0);  // it waits for the run it is in
    CHECK_THAT(whole_text(folder / "out"), Contains("Ctrl-C again"));
    const auto asked = Clock::now();
    ::kill(child, SIGINT);
    CHECK(wait_for(child) == -SIGINT);
    CHECK(seconds_since(asked) < 2.0);
    CHECK(verify(folder / "r").ok());
}

TEST_CASE("a second program is told pid and host of the first within two seconds, and status says how far it is")
{
    const TemporaryFolder folder;
    std::ofstream(folder / "s.yaml") << program_study(3'000'000);
    const std::vector<std::string> words{"run", folder / "s.yaml", "-o", folder / "r", "-j", "1"};
    const pid_t child = start_program(words, folder / "out");
    wait_for_store(folder / "r");
    const auto asked = Clock::now();
    CHECK(run_program(words, folder / "second") == 8);
    CHECK(seconds_since(asked) < 2.0);
    CHECK_THAT(whole_text(folder / "second"), Contains("process " + std::to_string(child) + " on host "));
    CHECK(run_program({"status", folder / "r", "--json"}, folder / "status") == 0);
    CHECK_THAT(whole_text(folder / "status"),
               Contains("\"state\": \"running\"") && Contains("\"pid\": " + std::to_string(child)));
    ::kill(child, SIGKILL);
    wait_for(child);
    CHECK(run_program({"status", folder / "r", "--json"}, folder / "status") == 0);
    CHECK_THAT(whole_text(folder / "status"), Contains("\"state\": \"interrupted\"") && Contains("\"writer\": null"));
}
