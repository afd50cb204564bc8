#include "app/signals.hpp"
#include "support/catch.hpp"
#include "unit/app/app_run.hpp"

#include <sys/wait.h>

#include <csignal>
#include <cstdlib>

using namespace kaptein;
using namespace kaptein::testing;
using Catch::Matchers::Contains;

TEST_CASE("run stores every run, prints the comparison, and the second time finds all of it", "[app]")
{
    const WorkFolder folder;
    const std::string study = folder.write("small.yaml", linear_study());
    const AppRun first = run_app({"run", study, "-o", folder / "r", "-j", "2"});
    INFO(first.err);
    CHECK(first.code == 0);
    CHECK_THAT(first.out, Contains("high") && Contains("95 % interval"));
    for (const char* file : {"study.yaml", "resolved.yaml", "manifest.json", "runs.sqlite", "tables/outcomes.csv",
                             "tables/comparisons.csv", "tables/codebook.csv", "tables/parameters.csv"}) {
        INFO(file);
        CHECK(folder.has(std::string("r/") + file));
    }
    const std::string outcomes = read_file_text(folder / "r/tables/outcomes.csv");
    const AppRun second = run_app({"run", study, "-o", folder / "r", "-j", "1"});
    CHECK(second.code == 0);
    CHECK(second.out == first.out);
    CHECK(read_file_text(folder / "r/tables/outcomes.csv") == outcomes);
    CHECK(run_app({"compare", folder / "r"}).out == first.out);
}

TEST_CASE("more replicates run only what is missing and change no stored number", "[app]")
{
    const WorkFolder folder;
    const std::string few = folder.write("few.yaml", linear_study("{}", 5));
    const std::string many = folder.write("many.yaml", linear_study("{}", 8));
    REQUIRE(run_app({"run", few, "-o", folder / "r"}).code == 0);
    const auto plan = json_of(run_app({"plan", many, "-o", folder / "r", "--no-pilot", "--json"}).out);
    CHECK(plan["counts"]["stored"] == 10);
    CHECK(plan["counts"]["missing"] == 6);
    REQUIRE(run_app({"run", many, "-o", folder / "r"}).code == 0);
    REQUIRE(run_app({"run", many, "-o", folder / "whole"}).code == 0);
    CHECK(read_file_text(folder / "r/tables/outcomes.csv") == read_file_text(folder / "whole/tables/outcomes.csv"));
    CHECK(read_file_text(folder / "r/tables/runs.csv") == read_file_text(folder / "whole/tables/runs.csv"));
}

TEST_CASE("a wrong study leaves nothing behind and says where it is wrong", "[app]")
{
    const WorkFolder folder;
    const std::string study = folder.write("wrong.yaml", linear_study("{terms.xx: 1}"));
    const AppRun run = run_app({"run", study, "-o", folder / "r"});
    CHECK(run.code == 2);
    CHECK(run.out.empty());
    CHECK_THAT(run.err, Catch::Matchers::StartsWith(study + ":5:") && Contains("Did you mean terms.x?"));
    CHECK_FALSE(folder.has("r"));

    CHECK(run_app({"run", folder / "missing.yaml", "-o", folder / "r"}).code == 2);
    CHECK(run_app({"run", study, "--set", "nonsense", "-o", folder / "r"}).code == 2);
    CHECK_FALSE(folder.has("r"));
}

TEST_CASE("the folder of another study is refused with the difference, and left as it was", "[app]")
{
    const WorkFolder folder;
    const std::string study = folder.write("small.yaml", linear_study());
    REQUIRE(run_app({"run", study, "-o", folder / "r"}).code == 0);
    const std::string before = read_file_text(folder / "r/runs.sqlite");
    const AppRun other = run_app({"run", study, "--seed", "8", "-o", folder / "r"});
    CHECK(other.code == 7);
    CHECK_THAT(other.err, Contains("seed") && Contains("7") && Contains("8"));
    CHECK(read_file_text(folder / "r/runs.sqlite") == before);

    folder.write("mine.txt", "not a result");
    CHECK(run_app({"run", study, "-o", folder / ""}).code == 7);
    CHECK(run_app({"compare", folder / ""}).code == 7);
    CHECK(run_app({"compare", folder / "nowhere"}).code == 7);
}

TEST_CASE("failed runs are rows, the others go on, and the exit code is 3", "[app]")
{
    const WorkFolder folder;
    const std::string study = folder.write("small.yaml", linear_study("{failures.share: 0.3}", 20));
    const AppRun run = run_app({"run", study, "-o", folder / "r"});
    CHECK(run.code == 3);
    CHECK_THAT(run.err, Contains("runs failed"));
    CHECK_THAT(read_file_text(folder / "r/tables/runs.csv"), Contains(",failed,outcomes,"));
    CHECK(run_app({"compare", folder / "r"}).code == 3);
}

TEST_CASE("limits refuse before anything is written", "[app]")
{
    const WorkFolder folder;
    const std::string study = folder.write("small.yaml", linear_study("{work.draws: 100000}", 1000));
    for (const auto& limit : std::vector<std::vector<std::string>>{
             {"--max-runs", "1999"}, {"--max-time", "0.001s"}, {"--max-disk", "1K"}}) {
        const AppRun run = run_app({"run", study, "-o", folder / "r", limit[0], limit[1]});
        CHECK(run.code == 4);
        CHECK_THAT(run.err, Contains("not started") && Contains(limit[0]));
        CHECK_FALSE(folder.has("r"));
    }
    CHECK(run_app({"run", folder.write("few.yaml", linear_study()), "-o", folder / "r", "--max-runs", "20"}).code == 0);
}

TEST_CASE("a run that is stopped ends with 75 and the same command finishes it", "[app]")
{
    const WorkFolder folder;
    // About 4 ms of work in each of 400 runs: far from done when the time limit passes.
    const std::string study = folder.write("small.yaml", linear_study("{work.draws: 200000}", 200));
    const AppRun stopped = run_app({"run", study, "-o", folder / "r", "--stop-after", "0.001s", "--json", "-j", "2"});
    CHECK(stopped.code == 75);
    CHECK_THAT(stopped.err, Contains("the same command continues"));
    const auto state = json_of(stopped.out);
    CHECK(state["state"] == "interrupted");
    CHECK(state["stored"] < state["planned"]);
    CHECK(json_of(run_app({"status", folder / "r", "--json"}).out)["state"] == "interrupted");

    CHECK(run_app({"run", study, "-o", folder / "r"}).code == 0);
    CHECK(run_app({"verify", folder / "r", "--rerun", "5"}).code == 0);
    CHECK(json_of(run_app({"status", folder / "r", "--json"}).out)["state"] == "complete");
}

TEST_CASE("however short the time until it stops, every call gets further", "[app]")
{
    const WorkFolder folder;
    const std::string study = folder.write("s.yaml", linear_study("{work.draws: 20000000}", 4)); // 0.1 s a run or more
    int code = 75;
    std::uint64_t stored = 0;
    for (int calls = 0; code == 75 && calls < 8; ++calls) { // 8 runs, so 8 calls at most
        const AppRun run = run_app(
            {"run", study, "-o", folder / "r", "--stop-after", "0.000001s", "-j", "1", "--json", "--no-report"});
        code = run.code;
        const std::uint64_t now = json_of(run.out)["stored"];
        CHECK(now > stored);
        stored = now;
    }
    CHECK(code == 0);
    CHECK(stored == 8);
}

namespace {

/// Sends a signal when the program first says how far it is.
class SignalOnProgress : public std::stringbuf {
  public:
    explicit SignalOnProgress(int number) : number_(number) {}

  protected:
    int sync() override
    {
        if (!sent_) {
            sent_ = true;
            std::raise(number_);
        }
        return 0;
    }

  private:
    int number_;
    bool sent_ = false;
};

} // namespace

TEST_CASE("SIGINT, SIGTERM and SIGUSR1 stop cleanly", "[app]")
{
    const int number = GENERATE(SIGINT, SIGTERM, SIGUSR1);
    const WorkFolder folder;
    const std::string study = folder.write("small.yaml", linear_study("{work.draws: 200000}", 200));
    std::ostringstream out;
    SignalOnProgress buffer(number);
    std::ostream err(&buffer);
    Console console{out, err, false};
    CHECK(run_program({"run", study, "-o", folder / "r", "--progress", "json"}, console) == 75);
    CHECK(json_of(run_app({"status", folder / "r", "--json"}).out)["state"] == "interrupted");
}

TEST_CASE("a second Ctrl-C ends the program by the signal", "[app]")
{
    const pid_t child = fork();
    if (child == 0) {
        const StopOnSignals signals;
        std::raise(SIGINT);
        const bool asked = StopOnSignals::flag();
        std::raise(SIGINT);
        std::_Exit(asked ? 100 : 101); // not reached
    }
    int status = 0;
    REQUIRE(waitpid(child, &status, 0) == child);
    REQUIRE(WIFSIGNALED(status));
    CHECK(WTERMSIG(status) == SIGINT);
}
