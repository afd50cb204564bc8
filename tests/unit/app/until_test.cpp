#include "analysis/distributions.hpp"
#include "report/precision.hpp"
#include "support/catch.hpp"
#include "support/stored_study.hpp"
#include "unit/app/app_run.hpp"

#include <cmath>
#include <map>

using namespace kaptein;
using namespace kaptein::testing;
using Catch::Matchers::Contains;

namespace {

/// Three points of growing noise in the effect: the first is precise soon, the last never.
std::string until_text(int max, const std::string& rest = "")
{
    return "study: small\nschema: 1\nmodel: linear\nseed: 7\ndesigns:\n  low: {x: 0}\n  high: {x: 1}\nbaseline: low\n"
           "sweep: {method: list, points: [{noise.own: 0.1}, {noise.own: 1}, {noise.own: 20}]}\n"
           "replicates: {min: 10, max: "
           + std::to_string(max) + ", batch: 5, until: {outcome: y, half_width: 0.25" + rest
           + "}}\noutcomes: [y, cost]\n";
}

/// Paired differences of y by point, read from the table, in order of replicate.
std::map<int, std::vector<double>> differences(const std::string& table)
{
    std::map<int, std::map<int, std::map<std::string, double>>> values;
    std::istringstream lines(table);
    std::string line;
    std::getline(lines, line);
    REQUIRE_THAT(line, Catch::Matchers::StartsWith("point,design,replicate,y,"));
    while (std::getline(lines, line)) {
        std::istringstream cells(line);
        std::string point, design, replicate, y;
        std::getline(std::getline(std::getline(std::getline(cells, point, ','), design, ','), replicate, ','), y, ',');
        values[std::stoi(point)][std::stoi(replicate)][design] = std::stod(y);
    }
    std::map<int, std::vector<double>> found;
    for (const auto& [point, replicates] : values) {
        for (const auto& [replicate, pair] : replicates) {
            found[point].push_back(pair.at("high") - pair.at("low"));
        }
    }
    return found;
}

double half_width(const std::vector<double>& values, std::size_t n)
{
    double mean = 0.0, squares = 0.0;
    for (std::size_t i = 0; i < n; ++i) {
        mean += values[i] / static_cast<double>(n);
    }
    for (std::size_t i = 0; i < n; ++i) {
        squares += (values[i] - mean) * (values[i] - mean);
    }
    const double count = static_cast<double>(n);
    return distributions::student_t_quantile(0.975, count - 1) * std::sqrt(squares / (count - 1) / count);
}

std::string tables_of(const std::string& folder)
{
    return read_file_text(folder + "/tables/runs.csv") + read_file_text(folder + "/tables/outcomes.csv")
           + read_file_text(folder + "/tables/comparisons.csv");
}

}  // namespace

TEST_CASE("until ends every point at its first precise boundary, and names the points that ran out", "[app]")
{
    const WorkFolder folder;
    const std::string study = folder.write("u.yaml", until_text(60));
    const AppRun run = run_app({"run", study, "-o", folder / "r", "-j", "3", "--json"});
    REQUIRE(run.code == 0);
    const auto by_point = differences(read_file_text(folder / "r/tables/outcomes.csv"));
    REQUIRE(by_point.size() == 3);
    for (const auto& [point, values] : by_point) {
        INFO("point " << point << ", " << values.size() << " replicates");
        CHECK(values.size() % 5 == 0);
        CHECK((half_width(values, values.size()) <= 0.25 || values.size() == 60));
        for (std::size_t n = 10; n < values.size(); n += 5) {
            CHECK(half_width(values, n) > 0.25);
        }
    }
    CHECK(by_point.at(0).size() == 10);
    CHECK(by_point.at(1).size() > 10);
    CHECK(by_point.at(2).size() == 60);
    const auto state = json_of(run.out);
    CHECK(state["planned"] == state["stored"]);
    REQUIRE(!state["not_precise"].empty());
    CHECK(state["not_precise"].back()["point"] == 2);
    CHECK(state["not_precise"].back()["design"] == "high");
    CHECK_THAT(state["not_precise"].back()["half_width"].get<double>(),
               Catch::Matchers::WithinRel(half_width(by_point.at(2), 60), 1e-9));
    CHECK_THAT(run.err, Contains("not precise enough after 60 replicates") && Contains("point 2, high"));
    CHECK(json_of(run_app({"status", folder / "r", "--json"}).out)["not_precise"] == state["not_precise"]);
}

TEST_CASE("threads, interruptions and a larger max do not change what until decides", "[app]")
{
    const WorkFolder folder;
    const std::string study = folder.write("u.yaml", until_text(120));
    REQUIRE(run_app({"run", study, "-o", folder / "one", "-j", "1"}).code == 0);
    const std::string whole = tables_of(folder / "one");
    REQUIRE(run_app({"run", study, "-o", folder / "eight", "-j", "8"}).code == 0);
    CHECK(tables_of(folder / "eight") == whole);

    int interrupted = 0;
    const std::string slow = folder.write("slow.yaml", until_text(120) + "settings: {work.draws: 20000}\n");
    for (int tries = 1; tries < 1000; ++tries) {  // longer each time, so that it ends on any computer
        const std::string time = std::to_string(0.02 * tries) + "s";
        const AppRun part = run_app({"run", slow, "-o", folder / "parts", "-j", "2", "--stop-after", time});
        if (part.code == 0) {
            break;
        }
        REQUIRE(part.code == 75);
        ++interrupted;
    }
    CHECK(interrupted > 0);
    CHECK(read_file_text(folder / "parts/tables/outcomes.csv") == read_file_text(folder / "one/tables/outcomes.csv"));

    REQUIRE(run_app({"run", folder.write("less.yaml", until_text(30)), "-o", folder / "grown"}).code == 0);
    const auto before = json_of(run_app({"status", folder / "grown", "--json"}).out);
    const AppRun more = run_app({"run", study, "-o", folder / "grown", "--json"});
    CHECK(json_of(more.out)["stored"] > before["stored"]);
    CHECK(tables_of(folder / "grown") == whole);
}

TEST_CASE("a derived outcome is judged from stored runs, and a share of the baseline's mean", "[app]")
{
    const TemporaryFolder folder;
    Study study = fake_study(40);
    run_into(folder / "r", study);
    const auto store = Store::open_read_only(folder / "r");
    // net = (total - cost) minus that of `none` in the same replicate: mode / 3 + mode, the same in every replicate.
    study.replicates.until = Until{3, 1e-12, false, 0.95, true};
    const auto derived = precision_at(study, *store, 0, 40);
    REQUIRE(derived.size() == 2); // none and big against plain
    CHECK(derived[0].design == 0);
    CHECK(*derived[1].half_width < 1e-12);
    CHECK(all_reached(derived));
    // total of `plain` is about 1.5 * 0.5 + 1/3; its level varies by luck: never within 0.001 % after 40.
    study.replicates.until = Until{0, 1e-5, true, 0.95, false};
    const auto level = precision_at(study, *store, 0, 40);
    REQUIRE(level.size() == 3);
    CHECK_FALSE(level[1].reached);
    CHECK_THAT(*level[1].wanted, Catch::Matchers::WithinRel(1e-5 * (0.75 + 1.0 / 3.0), 0.2));
    study.replicates.until->half_width = 1.0; // 100 %
    CHECK(all_reached(precision_at(study, *store, 0, 40)));
    CHECK_FALSE(all_reached(precision_at(study, *store, 0, 1))); // one value has no interval
}

TEST_CASE("until that could never decide is refused where it stands", "[app]")
{
    const WorkFolder folder;
    const std::string one = "study: small\nschema: 1\nmodel: linear\nreplicates: {min: 2, max: 9, batch: 1, until: "
                            "{outcome: y, half_width: 1}}\n";
    const AppRun alone = run_app({"check", folder.write("one.yaml", one)});
    CHECK(alone.code == 2);
    CHECK_THAT(alone.err, Contains("replicates.until: a difference needs two designs"));
    const std::string none = "study: small\nschema: 1\nmodel: volunteering\ndesigns: {none: {preset: no_program}, "
                             "needs: {preset: needs_driven}}\nbaseline: none\nreplicates: {min: 2, max: 9, batch: 1, "
                             "until: {outcome: net_social_value, half_width: 2 %}}\n";
    const AppRun zero = run_app({"check", folder.write("none.yaml", none)});
    CHECK(zero.code == 2);
    CHECK_THAT(zero.err, Contains("replicates.until.half_width: a share of the baseline's mean, which is 0"));
}
