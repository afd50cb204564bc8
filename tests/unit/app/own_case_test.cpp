#include "support/catch.hpp"
#include "unit/app/app_run.hpp"

using namespace kaptein;
using namespace kaptein::testing;
using Catch::Matchers::Contains;

TEST_CASE("init --own-case writes a study and tables that run as they are", "[app]")
{
    const WorkFolder folder;
    const std::string study = folder / "mine.yaml";
    const AppRun made = run_app({"init", "mine", "--own-case", "-o", study});
    INFO(made.err);
    REQUIRE(made.code == 0);
    CHECK(made.out == study + "\n" + (folder / "mine_companies.csv") + "\n" + (folder / "mine_partners.csv") + "\n");
    CHECK_THAT(read_file_text(folder / "mine_companies.csv"), Contains("# ") && Contains("headcount"));
    const AppRun ran =
        run_app({"run", study, "-o", folder / "r", "--set", "replicates=2", "--set", "horizon=12 months"});
    INFO(ran.err);
    CHECK(ran.code == 0);
    CHECK_THAT(read_file_text(folder / "r/resolved.yaml"), Contains("companies.rows: |"));
    // A second time nothing is overwritten, and nothing new is left.
    const AppRun again = run_app({"init", "other", "--own-case", "-o", folder / "mine_partners.csv"});
    CHECK(again.code == 7);
    CHECK_FALSE(folder.has("other_companies.csv"));
    std::filesystem::remove(study);
    CHECK(run_app({"init", "mine", "--own-case", "-o", study}).code == 7);
    CHECK_FALSE(folder.has("mine.yaml"));
}

TEST_CASE("the study of an own case runs, is stored whole, and its runs can be made again without the files", "[app]")
{
    const WorkFolder folder;
    for (const char* file : {"own_case.yaml", "own_case_companies.csv", "own_case_partners.csv"}) {
        folder.write(file, read_file_text(std::string("experiments/") + file));
    }
    const std::string study = folder / "own_case.yaml";
    const AppRun first = run_app({"run", study, "-o", folder / "r", "--set", "replicates=3", "-j", "1"});
    INFO(first.err);
    REQUIRE(first.code == 0);
    const AppRun other = run_app({"run", study, "-o", folder / "r2", "--set", "replicates=3", "-j", "3"});
    CHECK(read_file_text(folder / "r/tables/runs.csv") == read_file_text(folder / "r2/tables/runs.csv"));
    // Another number in a file is another study; another name is not.
    const std::string companies = read_file_text(folder / "own_case_companies.csv");
    const std::size_t at = companies.find("Harbour Bank,120");
    REQUIRE(at != std::string::npos);
    folder.write("own_case_companies.csv", std::string(companies).replace(at, 16, "Harbour Bank,121"));
    const AppRun changed = run_app({"run", study, "-o", folder / "r", "--set", "replicates=3"});
    CHECK(changed.code == 7);
    CHECK_THAT(changed.err, Contains("companies.rows was 3 rows"));
    folder.write("own_case_companies.csv", std::string(companies).replace(at, 16, "Harbor Bank,120"));
    CHECK(run_app({"run", study, "-o", folder / "r", "--set", "replicates=3"}).code == 0);
    std::filesystem::remove(folder / "own_case_companies.csv");
    std::filesystem::remove(folder / "own_case_partners.csv");
    const AppRun again = run_app({"rerun", folder / "r", "0:needs:2"});
    INFO(again.err);
    CHECK(again.code == 0);
}

TEST_CASE("describe and explain tell the columns of a table", "[app]")
{
    CHECK_THAT(run_app({"describe", "volunteering"}).out, Contains("companies.file") && Contains("coordinator_hours"));
    CHECK_THAT(run_app({"explain", "partners.file"}).out, Contains("hours_arising"));
    CHECK_THAT(run_app({"explain", "companies.program"}).out, Contains("none: no program"));
    CHECK(json_of(run_app({"describe", "volunteering", "--json"}).out)["tables"][0]["entity"] == "company");
}
