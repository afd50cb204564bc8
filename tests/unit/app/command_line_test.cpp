#include "app/exit_code.hpp"
#include "app/line/amounts.hpp"
#include "app/line/command_line.hpp"
#include "support/catch.hpp"
#include "unit/app/app_run.hpp"

using namespace kaptein;
using namespace kaptein::testing;
using Catch::Matchers::Contains;

namespace {

Options options_of(const std::vector<std::string>& words)
{
    const auto read = read_command_line(words);
    if (const auto* nothing = std::get_if<NothingToDo>(&read)) {
        FAIL(nothing->out << nothing->err);
    }
    return std::get<Options>(read);
}

NothingToDo mistake_in(const std::vector<std::string>& words)
{
    const auto read = read_command_line(words);
    REQUIRE(std::holds_alternative<NothingToDo>(read));
    return std::get<NothingToDo>(read);
}

}  // namespace

TEST_CASE("options come out of a command line as they went in", "[app]")
{
    const Options options =
        options_of({"run",        "a b.yaml", "-o",    "out dir",    "-j",           "3",    "--seed",     "0",
                    "--set",      "x=1",      "--set", "y=a=b",      "--stop-after", "1.5h", "--max-disk", "10G",
                    "--progress", "json",     "-q",    "--on-error", "stop"});
    CHECK(options.command == "run");
    CHECK(options.subject == "a b.yaml");
    CHECK(options.output == "out dir");
    CHECK(options.threads == 3);
    CHECK(options.seed == std::uint64_t{0});
    CHECK(options.set == std::vector<std::string>{"x=1", "y=a=b"});
    CHECK(options.stop_after_seconds == 5400.0);
    CHECK(options.max_bytes == 1e10);
    CHECK(options.progress == ProgressStyle::json);
    CHECK(options.quiet);
    CHECK(options.stop_on_error);
}

TEST_CASE("the option --set takes one value and leaves the study alone", "[app]")
{
    const Options options = options_of({"check", "--set", "a=1", "study.yaml"});
    CHECK(options.subject == "study.yaml");
    CHECK(options.set == std::vector<std::string>{"a=1"});
}

TEST_CASE("a seed is any whole number of 64 bits, and nothing else", "[app]")
{
    CHECK(options_of({"run", "s", "--seed", "18446744073709551615"}).seed == std::uint64_t{18446744073709551615U});
    CHECK(options_of({"run", "s", "--seed", "010"}).seed == std::uint64_t{10});
    for (const char* wrong : {"18446744073709551616", "-1", "1.5", "0x10", "1e3", "", " 1"}) {
        INFO(wrong);
        CHECK(mistake_in({"run", "s", "--seed", wrong}).exit_code == 2);
    }
}

TEST_CASE("times and sizes are numbers with a unit", "[app]")
{
    CHECK(seconds_of("90") == 90.0);
    CHECK(seconds_of("30m") == 1800.0);
    CHECK(seconds_of("2h") == 7200.0);
    CHECK(bytes_of("500M") == 5e8);
    CHECK(bytes_of("1Gi") == 1073741824.0);
    for (const char* wrong : {"", "h", "0", "-1h", "2 h", "2hours", "nan", "inf", "1e3"}) {
        INFO(wrong);
        CHECK_FALSE(seconds_of(wrong));
    }
}

TEST_CASE("a wrong command line ends with 2, one clear message and where help is", "[app]")
{
    CHECK_THAT(mistake_in({"rnu", "x"}).err, Contains("Did you mean run?"));
    CHECK_THAT(mistake_in({"run"}).err, Contains("STUDY is required") && Contains("kaptein run --help"));
    CHECK_THAT(mistake_in({"run", "a", "b"}).err, Contains("b"));
    CHECK_THAT(mistake_in({"run", "a", "--max-time", "soon"}).err, Contains("'soon'") && Contains("2h"));
    CHECK_THAT(mistake_in({"run", "a", "-j", "0"}).err, Contains("1"));
    CHECK_THAT(mistake_in({"run", "a", "--nonsense"}).err, Contains("--nonsense"));
    CHECK_THAT(mistake_in({"export", "d", "--format", "xlsx"}).err, Contains("csv") && Contains("parquet"));
    for (const auto& words : std::vector<std::vector<std::string>>{{}, {"rnu"}, {"run"}, {"run", "a", "-j", "x"}}) {
        CHECK(mistake_in(words).exit_code == 2);
        CHECK(mistake_in(words).out.empty());
    }
}

TEST_CASE("the options --help and --version print on standard output and end with 0", "[app]")
{
    for (const char* command :
         {"run", "check", "plan", "status", "compare", "export", "rerun", "verify", "describe", "explain", "init"}) {
        INFO(command);
        const NothingToDo help = mistake_in({command, "--help"});
        CHECK(help.exit_code == 0);
        CHECK_THAT(help.out, Contains("--json"));
        CHECK_THAT(mistake_in({"--help"}).out, Contains(command));
    }
    const AppRun version = run_app({"--version"});
    CHECK(version.code == 0);
    CHECK_THAT(version.out, Catch::Matchers::StartsWith("kaptein 0.") && Contains("model linear@1.0")
                                && Contains("store schema 1") && Contains("compiler "));
}

TEST_CASE("of several exit codes the gravest wins", "[app]")
{
    // The order of the contract: the first of 1 9 2 7 8 4 75 6 5 3.
    const std::vector<int> order = {1, 9, 2, 7, 8, 4, 75, 6, 5, 3, 0};
    for (std::size_t i = 0; i < order.size(); ++i) {
        for (std::size_t j = i; j < order.size(); ++j) {
            const auto a = static_cast<ExitCode>(order[i]);
            const auto b = static_cast<ExitCode>(order[j]);
            CHECK(graver(a, b) == a);
            CHECK(graver(b, a) == a);
        }
    }
}
