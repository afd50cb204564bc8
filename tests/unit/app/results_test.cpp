#include "support/catch.hpp"
#include "unit/app/app_run.hpp"

using namespace kaptein;
using namespace kaptein::testing;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;

namespace {

/// A stored small study.
struct Stored {
    WorkFolder folder;
    std::string study = folder.write("small.yaml", linear_study());
    std::string results = folder / "r";

    Stored() { REQUIRE(run_app({"run", study, "-o", results, "-q"}).code == 0); }
};

void check_opening(const nlohmann::json& document, const std::string& command)
{
    CHECK_THAT(document["kaptein"].get<std::string>(), StartsWith("0."));
    CHECK(document["command"] == command);
    CHECK(document["schema"] == 1);
    CHECK(document["study"] == "small");
}

}  // namespace

TEST_CASE("every --json document opens in the same way and has the shape of the contract", "[app]")
{
    const Stored stored;
    const auto check = json_of(run_app({"check", stored.study, "--json"}).out);
    check_opening(check, "check");
    CHECK(check["ok"] == true);
    CHECK(check["problems"].empty());
    CHECK(check["counts"]["runs"] == 20);

    const auto plan = json_of(run_app({"plan", stored.study, "-o", stored.results, "--json"}).out);
    check_opening(plan, "plan");
    CHECK(plan["counts"]["stored"] == 20);
    CHECK(plan["pilot"]["seconds_per_run"].is_number());
    CHECK(json_of(run_app({"plan", stored.study, "--no-pilot", "--json"}).out)["pilot"].is_null());

    const auto status = json_of(run_app({"status", stored.results, "--json"}).out);
    check_opening(status, "status");
    CHECK(status["state"] == "complete");
    CHECK(status["writer"].is_null());
    CHECK(status["seconds_left"].is_null());

    const auto compare = json_of(run_app({"compare", stored.results, "--json"}).out);
    check_opening(compare, "compare");
    CHECK(compare["baseline"] == "low");
    CHECK(compare["comparisons"].size() == 2);

    const auto verify = json_of(run_app({"verify", stored.results, "--json", "--rerun", "3"}).out);
    check_opening(verify, "verify");
    CHECK(verify["rows"] == 20);
    CHECK(verify["bad"].empty());
    CHECK(verify["rerun"]["identical"] == 3);

    const auto run = json_of(run_app({"run", stored.study, "-o", stored.results, "--json"}).out);
    check_opening(run, "run");
    CHECK(run["state"] == "complete");
}

TEST_CASE("problems as data say the same as problems in words", "[app]")
{
    const WorkFolder folder;
    const std::string study = folder.write("wrong.yaml", linear_study("{terms.xx: 1}"));
    const AppRun data = run_app({"check", study, "--json"});
    CHECK(data.code == 2);
    CHECK(data.err.empty());
    const auto document = json_of(data.out);
    CHECK(document["ok"] == false);
    CHECK(document["counts"].is_null());
    REQUIRE(document["problems"].size() == 1);
    const auto& problem = document["problems"][0];
    CHECK(problem["line"] == 5);
    CHECK(problem["path"] == "settings.terms.xx");
    CHECK(problem["suggestion"] == "terms.x");
    CHECK_THAT(run_app({"check", study}).err, Contains(problem["message"].get<std::string>()));
}

TEST_CASE("rerun proves a stored run and refuses what is none", "[app]")
{
    const Stored stored;
    const AppRun good = run_app({"rerun", stored.results, "0:high:3"});
    CHECK(good.code == 0);
    CHECK_THAT(good.out, Contains("state digest") && Contains("cost"));
    for (const char* wrong : {"0:high:99", "1:high:0", "0:hihg:0", "high", "0:high:", "-1:high:0", "0:high:0x1"}) {
        INFO(wrong);
        CHECK(run_app({"rerun", stored.results, wrong}).code == 2);
    }
}

TEST_CASE("verify finds a changed number and ends with 6", "[app]")
{
    const Stored stored;
    std::string store = read_file_text(stored.results + "/runs.sqlite");
    // The outcomes of a run are eight-byte doubles; 1.0 (the cost of the design "high") is 3f f0 00 ...
    const std::size_t found = store.find(std::string("\x3f\xf0\0\0\0\0\0\0", 8), 4096);
    if (found != std::string::npos) {
        store[found + 1] = static_cast<char>(store[found + 1] ^ 0x10);
    } else {
        store[store.size() - 100] = static_cast<char>(store[store.size() - 100] ^ 1);
    }
    stored.folder.write("r/runs.sqlite", store);
    CHECK(run_app({"verify", stored.results}).code == 6);
}

TEST_CASE("export writes the same tables anywhere", "[app]")
{
    const Stored stored;
    const AppRun run = run_app({"export", stored.results, "-o", stored.folder / "elsewhere"});
    CHECK(run.code == 0);
    CHECK_THAT(run.out, Contains("outcomes.csv  20 rows"));
    CHECK(read_file_text(stored.folder / "elsewhere/comparisons.csv")
          == read_file_text(stored.results + "/tables/comparisons.csv"));
}

TEST_CASE("compare refuses what it cannot divide by and points that are not there", "[app]")
{
    const Stored stored;
    CHECK(run_app({"compare", stored.results, "--per", "moon"}).code == 2);
    CHECK(run_app({"compare", stored.results, "--point", "5"}).code == 2);
}

TEST_CASE("describe and explain speak of every model, and name the nearest key", "[app]")
{
    CHECK_THAT(run_app({"describe"}).out, Contains("linear") && Contains("occupancy"));
    CHECK_THAT(run_app({"describe", "linear"}).out, Contains("terms.x"));
    CHECK(json_of(run_app({"describe", "linear", "--json"}).out)["model"] == "linear");
    CHECK(json_of(run_app({"describe", "linear", "--schema"}).out).contains("$schema"));
    CHECK_THAT(run_app({"explain", "terms.x"}).out, Contains("parameter"));
    CHECK_THAT(run_app({"explain", "terms.xx"}).err, Contains("Did you mean terms.x?"));
    CHECK(run_app({"explain", "terms.xx"}).code == 2);
    CHECK_THAT(run_app({"describe", "linaer"}).err, Contains("Did you mean linear?"));
}

TEST_CASE("init writes a study that has nothing wrong, and never over a file", "[app]")
{
    const WorkFolder folder;
    const std::string file = folder / "mine.yaml";
    CHECK(run_app({"init", "mine", "-o", file}).code == 0);
    CHECK(run_app({"check", file}).code == 0);
    const std::string before = read_file_text(file);
    CHECK(run_app({"init", "mine", "-o", file}).code == 7);
    CHECK(read_file_text(file) == before);
    CHECK(run_app({"init", "Not A Name", "-o", folder / "x.yaml"}).code == 2);
    CHECK_FALSE(folder.has("x.yaml"));
}

TEST_CASE("a result that cannot be written is an error", "[app]")
{
    const Stored stored;
    std::ofstream full("/dev/full");
    std::ostringstream err;
    Console console{full, err, false};
    CHECK(run_program({"compare", stored.results}, console) == 8);
    CHECK_THAT(err.str(), Contains("standard output"));
}
