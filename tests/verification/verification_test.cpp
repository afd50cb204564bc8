#include "app/input/study_input.hpp"
#include "report/expect/expectations.hpp"

#include "support/catch.hpp"
#include "unit/app/app_run.hpp"

#include <algorithm>
#include <cmath>
#include <set>

// Every study of experiments/verification, through the program from its file to its numbers. What is known, its source
// and the distance allowed stand in the files.
using namespace kaptein;
using namespace kaptein::testing;
using Catch::Contains;

namespace {

const std::filesystem::path studies = "experiments/verification";

/// A piece of the file that is replaced, so that the truth moves and the numbers do not: it stands for a fault in the
/// model.
struct Fault {
    std::string from;
    std::string to;
};

void verify_study(const std::string& name, const Fault& fault)
{
    const WorkFolder folder;
    const std::string file = (studies / (name + ".yaml")).string();
    const AppRun run = run_app({"run", file, "-o", folder / "r", "-q", "--no-report"});
    INFO(run.out.substr(0, 3000) << run.err);
    CHECK(run.code == 0);
    const OpenResults open = open_results(folder / "r");
    const std::vector<ExpectationResult> results = check_expectations(open.study, *open.store);
    CHECK(std::any_of(results.begin(), results.end(), [](const auto& one) { return one.expectation.known; }));
    for (const ExpectationResult& result : results) {
        CAPTURE(result.outcome, result.design, result.against);
        CHECK(result.met);
        if (const auto& known = result.expectation.known) {
            // Another number, a tenth off or 0.05 where that is more, would be seen.
            CAPTURE(known->index, known->factor, known->value);
            REQUIRE(result.found);
            CHECK(known->within < std::max(0.1 * std::abs(known->value), 0.05));
            CHECK(std::abs(*result.found - known->value) <= known->within);
            CHECK_FALSE(result.expectation.source.empty());
        }
    }
    std::string text = read_file_text(file);
    REQUIRE(text.find(fault.from) != std::string::npos);
    text.replace(text.find(fault.from), fault.from.size(), fault.to);
    const AppRun faulty =
        run_app({"run", folder.write("faulty.yaml", text), "-o", folder / "faulty", "-q", "--no-report"});
    CHECK(faulty.code == 6);
    CHECK_THAT(faulty.out, Contains("NOT MET"));
}

}  // namespace

TEST_CASE("bass: adoption among all and around a ring", "[verification]")
{
    verify_study("bass", {"imitation: 0.38", "imitation: 0.4"});
}

TEST_CASE("ishigami: Sobol' indices, pairs included", "[verification]")
{
    verify_study("ishigami", {"replicates: 1\n", "replicates: 1\nsettings: {coefficients.b: 0.101}\n"});
}

TEST_CASE("ishigami_morris: mean elementary effects", "[verification]")
{
    verify_study("ishigami_morris", {"replicates: 1\n", "replicates: 1\nsettings: {coefficients.a: 7.001}\n"});
}

TEST_CASE("ishigami_noise: the share of luck", "[verification]")
{
    verify_study("ishigami_noise", {"deviation: 2", "deviation: 2.4"});
}

TEST_CASE("linear: a mean difference", "[verification]")
{
    verify_study("linear", {"noise.own: 0.2", "noise.own: 0.2, terms.x: 3.2"});
}

TEST_CASE("linear_morris: slopes of a design and of a difference", "[verification]")
{
    verify_study("linear_morris", {"bounds: [0, 3]", "bounds: [0, 3.001]"});
}

TEST_CASE("linear_sobol: indices of a design and of a difference", "[verification]")
{
    verify_study("linear_sobol", {"bounds: [0, 3]", "bounds: [0, 3.05]"});
}

TEST_CASE("mm_c: Erlang's queue", "[verification]") { verify_study("mm_c", {"service.rate: 1", "service.rate: 0.97"}); }

TEST_CASE("occupancy: balls in bins", "[verification]")
{
    verify_study("occupancy", {"balls.count: 100", "balls.count: 97"});
}

TEST_CASE("sobol_g: Sobol' indices of eight factors", "[verification]")
{
    verify_study("sobol_g", {"coefficients.a2: 1", "coefficients.a2: 1.1"});
}

TEST_CASE("thresholds: one hesitant person more", "[verification]")
{
    verify_study("thresholds", {"people.count: 100", "people.count: 99"});
}

TEST_CASE("no verification study is left out here", "[verification]")
{
    const std::set<std::string> checked{"bass",      "ishigami",      "ishigami_morris", "ishigami_noise",
                                        "linear",    "linear_morris", "linear_sobol",    "mm_c",
                                        "occupancy", "sobol_g",       "thresholds"};
    std::set<std::string> present;
    for (const auto& entry : std::filesystem::directory_iterator(studies)) {
        if (entry.path().extension() == ".yaml") {
            present.insert(entry.path().stem().string());
        }
    }
    CHECK(present == checked);
}
