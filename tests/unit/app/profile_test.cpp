#include "app/profile/part_times.hpp"
#include "support/catch.hpp"
#include "unit/app/app_run.hpp"

#include <sstream>
#include <thread>

using namespace kaptein;
using namespace kaptein::testing;
using Catch::Matchers::Contains;

namespace {

void busy(std::chrono::milliseconds time)
{
    const auto end = std::chrono::steady_clock::now() + time;
    while (std::chrono::steady_clock::now() < end) {
    }
}

const std::string few_months = "study: few\nschema: 1\nmodel: volunteering\nburn_in: 2 months\nhorizon: 3 months\n"
                               "run_out: 1 month\nsettings: {companies.count: 4, employees.count: 300, partners.count: "
                               "8}\ndesigns: {none: {preset: no_program}, needs: {preset: needs_driven}}\nbaseline: "
                               "none\nreplicates: 3\n";

/// The calls of the line that holds `part`.
std::string calls_of(const std::string& text, const std::string& part)
{
    std::istringstream line(text.substr(text.find(part) + part.size()));
    std::string share, percent, calls;
    line >> share >> percent >> calls;
    return calls;
}

}  // namespace

TEST_CASE("a profile says what each part took and changes no number", "[app]")
{
    const WorkFolder folder;
    const std::string study = folder.write("few.yaml", few_months);
    const AppRun plain = run_app({"run", study, "-o", folder / "a", "--no-report", "-q"});
    const AppRun profiled = run_app({"run", study, "-o", folder / "b", "--no-report", "-q", "--profile", "-j", "2"});
    INFO(profiled.err);
    REQUIRE(plain.code == 0);
    REQUIRE(profiled.code == 0);
    CHECK(profiled.out == plain.out);
    // The digest of every run's whole world stands in this table.
    CHECK(read_file_text(folder / "b/tables/runs.csv") == read_file_text(folder / "a/tables/runs.csv"));
    CHECK_THAT(profiled.err, Contains("6 runs of volunteering") && Contains("ns per employee-month"));
    CHECK(calls_of(profiled.err, "books ") == "36");  // 6 runs of 6 months
    CHECK(calls_of(profiled.err, "leaving, hiring, accounts ") == "144");  // each in 4 companies
    CHECK_THAT(plain.err, !Contains("runs of volunteering"));
}

TEST_CASE("a profile of nothing says so", "[app]")
{
    const WorkFolder folder;
    const std::string study = folder.write("small.yaml", linear_study());
    CHECK_THAT(run_app({"run", study, "-o", folder / "r", "--profile"}).err,
               Contains("the model linear names no parts"));
    const std::string few = folder.write("few.yaml", few_months);
    REQUIRE(run_app({"run", few, "-o", folder / "f", "--no-report", "-q"}).code == 0);
    const AppRun again = run_app({"run", few, "-o", folder / "f", "--no-report", "-q", "--profile"});
    CHECK(again.code == 0);
    CHECK_THAT(again.err, Contains("nothing was simulated"));
}

TEST_CASE("time in a part is not counted in the part that it interrupts, on any thread", "[app]")
{
    PartTimes times;
    const auto work = [&times] {
        const InPart outer(&times, 1);
        busy(std::chrono::milliseconds(5));
        {
            const InPart inner(&times, 2);
            busy(std::chrono::milliseconds(40));
        }
        busy(std::chrono::milliseconds(5));
    };
    work();
    std::jthread(work).join();
    times.simulated(7);
    const auto found = times.times();
    CHECK(found[1].calls == 2);
    CHECK(found[2].calls == 2);
    CHECK(found[2].seconds >= 0.079);
    // At least what was done; less than half of the inner part, which a busy computer does not stretch this much alone.
    CHECK(found[1].seconds >= 0.019);
    CHECK(found[1].seconds < 0.5 * (found[1].seconds + found[2].seconds));
    CHECK(times.simulated_amount() == 7.0);
}
